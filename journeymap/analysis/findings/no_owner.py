"""Touchpoints nobody looks after."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import PEOPLE, Finding, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "no_owner",
    mark("No owner"),
    PEOPLE,
    mark(
        "Touchpoints without an owner and a department, while others have one. What nobody "
        "looks after is not mended: moments of truth come first."
    ),
)
def unowned(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints without an owner and a department, where others have one.

    Nothing is said of a map on which nobody has been named yet. Moments of truth come first, and
    make it worse.
    """
    every = cards(snapshot, journey)
    free = [card for card in every if not card.owner.strip() and not card.department.strip()]
    if not free or len(free) == len(every):
        return
    free.sort(key=lambda card: not card.moment)
    ids = tuple(card.id for card in free)
    text = plural(
        "{n} of {all} touchpoints has no owner: {places}",
        "{n} of {all} touchpoints have no owner: {places}",
        len(ids),
        all=len(every),
        places=listed(snapshot, ids),
    )
    moments = sum(1 for card in free if card.moment)
    values = {"touchpoints": len(ids), "of": len(every), "moments": moments}
    yield Finding(2 if moments else 1, text, ids, values, weight=len(ids) / len(every))

"""Where customers compare, and nobody said with what."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to
from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.analysis.written_in import steps_with_notes
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot

_LANE = "alternatives"


@check(
    "no_alternative",
    mark("Compared with what?"),
    CARE,
    mark(
        "A zero moment of truth (searching, comparing) under which the lane of alternatives is "
        "blank. Ask what else was looked at there: that is whom one has to be better than."
    ),
)
def unnamed(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the zero moments of truth of which no alternative is told, where a lane holds them."""
    told = steps_with_notes(snapshot, journey, _LANE)
    if told is None:
        return
    every = cards(snapshot, journey)
    left = tuple(one.id for one in every if one.moment == "zmot" and one.step not in told)
    if left:
        text = tr(
            "Customers compare, and nobody said with what: {places}", places=listed(snapshot, left)
        )
        values: dict[str, Plain] = {"touchpoints": len(left)}
        yield Finding(1, text, left, values, weight=coming_to(snapshot, journey, left))

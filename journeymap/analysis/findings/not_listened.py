"""Where customers talk and read about us without our being there, and nobody listens."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import coming_to, customers_own
from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.records import Quote, Score
from journeymap.model.snapshot import Snapshot

_OTHERS = ("earned", "third")


@check(
    "not_listened",
    mark("Out of our sight"),
    CARE,
    mark(
        "Touchpoints that are earned or a third party’s, and of which no quote, no score and no "
        "feedback is known: customers interact more widely than a brand sees. Listen there: read "
        "the reviews, ask where they come from."
    ),
)
def out_of_sight(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints that are not ours and of which nothing is heard."""
    every = customers_own(snapshot, journey)
    others = [card for card in every if card.ownership in _OTHERS]
    unheard = tuple(
        card.id
        for card in others
        if card.feedback != "yes"
        and not any(snapshot.of(kind, "touchpoint", card.id) for kind in (Quote, Score))
    )
    if not unheard:
        return
    text = plural(
        "{n} of {all} touchpoints that others own is not listened to: {places}",
        "{n} of {all} touchpoints that others own are not listened to: {places}",
        len(unheard),
        all=len(others),
        places=listed(snapshot, unheard),
    )
    values: dict[str, Plain] = {
        "touchpoints": len(unheard),
        "of": len(others),
        "share": len(others) / len(every),
    }
    yield Finding(1, text, unheard, values, weight=coming_to(snapshot, journey, unheard))

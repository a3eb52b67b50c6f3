"""A journey inside itself, by way of others or at once."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, called, check
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


@check(
    "inside_itself",
    mark("Inside itself"),
    WAYS,
    mark(
        "A touchpoint opens a journey that leads, however deep, back to the one it is in. "
        "Let it open another one, or none."
    ),
)
def inside_itself(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints of a journey that lead, however deep, back into it."""
    for card in cards(snapshot, journey):
        if (
            card.opens
            and snapshot.get(Journey, card.opens)
            and _leads_to(snapshot, card.opens, journey)
        ):
            text = tr(
                "{touchpoint} opens a journey that leads back to where it is",
                touchpoint=called(snapshot, card.id),
            )
            yield Finding(3, text, (card.id,), {"opens": card.opens})


def _leads_to(snapshot: Snapshot, begin: str, end: str) -> bool:
    seen, waiting = set[str](), [begin]
    while waiting:
        id = waiting.pop()
        if id == end:
            return True
        if id not in seen:
            seen.add(id)
            waiting += [card.opens for card in cards(snapshot, id) if card.opens]
    return False

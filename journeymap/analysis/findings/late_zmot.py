"""A zero moment of truth that comes too late to be one."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, check, listed
from journeymap.analysis.flow.followers import followers
from journeymap.analysis.flow.known import known_flow
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check("late_zmot", mark("Searching after buying"), WAYS)
def too_late(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find zero moments of truth one first comes to by way of a first moment (Lecinski 2011).

    That is where one searches and compares only after having met the product at the shelf.
    """
    moments = {card.id: card.moment for card in cards(snapshot, journey)}
    zero = [id for id, moment in moments.items() if moment == "zmot"]
    first = {id for id, moment in moments.items() if moment == "fmot"}
    if not zero or not first:
        return
    ways = followers(snapshot, journey)
    starts = known_flow(snapshot, journey).starts.of
    anyhow = _reached(ways, [*starts], frozenset())
    before = _reached(ways, [*starts], first)
    late = tuple(id for id in zero if id in anyhow and id not in before)
    if late:
        text = tr(
            "One comes to search and compare only after meeting the product: {places}",
            places=listed(snapshot, late),
        )
        yield Finding(1, text, late, {"touchpoints": len(late)})


def _reached(
    ways: dict[str, list[str]], starts: list[str], without: set[str] | frozenset[str]
) -> set[str]:
    """Return all one comes to from the starts, some touchpoints left out."""
    seen, waiting = set[str](), [id for id in starts if id not in without]
    while waiting:
        id = waiting.pop()
        if id not in seen:
            seen.add(id)
            waiting += [end for end in ways[id] if end not in without]
    return seen

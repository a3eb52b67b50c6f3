"""A zero moment of truth that comes too late to be one."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, check, listed
from journeymap.analysis.flow.graph import reachable
from journeymap.analysis.flow.known import known_first_time, known_flow
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "late_zmot",
    mark("Searching after buying"),
    WAYS,
    mark(
        "A zero moment of truth (searching, comparing) is first reached by way of a first "
        "moment (at the shelf), against their order (Lecinski 2011). Either the moments are "
        "marked wrongly, or customers find out too late."
    ),
)
def too_late(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the zero moments of truth one comes to the first time only by way of a first one.

    A hint: research that is online and early is the zero moment (Lecinski 2011).
    """
    every = cards(snapshot, journey)
    first = {card.id for card in every if card.moment == "fmot"}
    zero = [card.id for card in every if card.moment == "zmot"]
    if not first or not zero:
        return
    nodes = known_first_time(snapshot, journey)
    starts = set(known_flow(snapshot, journey).starts.of)
    anyhow = reachable(nodes, starts)
    before = reachable(nodes, starts, first)
    after = tuple(id for id in zero if id in anyhow and id not in before)
    if after:
        text = tr(
            "One comes to search and compare only after meeting the product: {places}",
            places=listed(snapshot, after),
        )
        yield Finding(1, text, after, {"touchpoints": len(after)})

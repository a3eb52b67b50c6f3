"""Ways from the customer behind the scenes that nobody on stage accompanies."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import PEOPLE, Finding, check, named_ways
from journeymap.language import mark, plural
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

_BEHIND = frozenset({"backstage", "support"})


@check(
    "skips_onstage",
    mark("Past the stage"),
    PEOPLE,
    mark(
        "In a service blueprint an arrow leads straight from the customer behind the scenes "
        "(Bitner, Ostrom & Morgan 2008). Draw who or what is onstage between them."
    ),
)
def skipping(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the arrows between a customer's action and what is done behind the scenes.

    Said of blueprints only, that is where a lane is onstage (Bitner, Ostrom & Morgan 2008).
    """
    roles = {lane.id: lane.role for lane in lanes(snapshot, journey)}
    if "onstage" not in roles.values():
        return
    part = {card.id: roles.get(card.lane, "") for card in cards(snapshot, journey)}
    skipped = []
    for arrow in snapshot.all(Connection).values():
        parts = {part.get(arrow.source, ""), part.get(arrow.target, "")}
        if "customer" in parts and parts & _BEHIND:
            skipped.append(arrow)
    if not skipped:
        return
    text = plural(
        "{n} arrow leads past the stage, from the customer behind the scenes or back: {ways}",
        "{n} arrows lead past the stage, from the customer behind the scenes or back: {ways}",
        len(skipped),
        ways=named_ways(snapshot, skipped),
    )
    ends = dict.fromkeys(id for arrow in skipped for id in (arrow.source, arrow.target))
    ids = (*ends, *(arrow.id for arrow in skipped))
    yield Finding(2, text, ids, {"skips": "onstage", "arrows": len(skipped)})

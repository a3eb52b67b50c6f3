"""A service blueprint that leaves customers alone, or leads them behind the scenes."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, check
from journeymap.language import plural
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

_ONSTAGE = "onstage"
_BEHIND = frozenset({"backstage", "support"})


@check("blueprint")
def partners(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find customer actions without an onstage or self-service partner, and arrows that skip it.

    A partner stands onstage in the same step, or at the other end of an arrow. Said of
    blueprints only, that is where a lane is onstage (Bitner, Ostrom & Morgan 2008).
    """
    roles = {lane.id: lane.role for lane in lanes(snapshot, journey)}
    if _ONSTAGE not in roles.values():
        return
    here = {card.id: card for card in cards(snapshot, journey)}
    staffed = {card.step for card in here.values() if roles.get(card.lane) == _ONSTAGE}
    met, skipped = set[str](), list[str]()
    for arrow in snapshot.all(Connection).values():
        ends = here.get(arrow.source), here.get(arrow.target)
        if None in ends:
            continue
        parts = {roles.get(card.lane, "") for card in ends if card}
        if "customer" in parts and _ONSTAGE in parts:
            met |= {arrow.source, arrow.target}
        elif "customer" in parts and parts & _BEHIND:
            skipped.append(arrow.id)

    def alone(card: Touchpoint) -> bool:
        return (
            roles.get(card.lane) == "customer" and card.step not in staffed and card.id not in met
        )

    lonely = tuple(id for id, card in here.items() if alone(card))
    if lonely:
        text = plural(
            "{n} customer action has nobody and nothing onstage to meet it",
            "{n} customer actions have nobody and nothing onstage to meet them",
            len(lonely),
        )
        yield Finding(2, text, lonely, {"lacks": "partner", "touchpoints": len(lonely)})
    if skipped:
        text = plural(
            "{n} arrow leads from the customer behind the scenes, past the stage",
            "{n} arrows lead from the customer behind the scenes, past the stage",
            len(skipped),
        )
        yield Finding(2, text, tuple(skipped), {"skips": "onstage", "arrows": len(skipped)})

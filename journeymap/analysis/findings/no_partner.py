"""Customers whom nobody meets: what a service blueprint leaves out on stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import PEOPLE, Finding, Plain, check, listed
from journeymap.language import mark, plural
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

_ONSTAGE = "onstage"
_CUSTOMER = "customer"


@check(
    "no_partner",
    mark("Nobody onstage"),
    PEOPLE,
    mark(
        "In a service blueprint each thing a customer does is met onstage by somebody or "
        "something (Bitner, Ostrom & Morgan 2008). Here nothing stands in the same step, and "
        "no arrow leads there."
    ),
)
def partners(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find customer actions without an onstage or self-service partner.

    A partner stands onstage in the same step, or at the other end of an arrow. Said of
    blueprints only, that is where a lane is onstage (Bitner, Ostrom & Morgan 2008).
    """
    roles = {lane.id: lane.role for lane in lanes(snapshot, journey)}
    if _ONSTAGE not in roles.values():
        return
    here = {card.id: card for card in cards(snapshot, journey)}
    actions = [id for id, card in here.items() if roles.get(card.lane) == _CUSTOMER]
    staffed = {card.step for card in here.values() if roles.get(card.lane) == _ONSTAGE}
    met = set[str]()
    for arrow in snapshot.all(Connection).values():
        source, target = here.get(arrow.source), here.get(arrow.target)
        if source and target:
            parts = {roles.get(source.lane), roles.get(target.lane)}
            if parts >= {_CUSTOMER, _ONSTAGE}:
                met |= {arrow.source, arrow.target}
    lonely = tuple(id for id in actions if here[id].step not in staffed and id not in met)
    if lonely:
        text = plural(
            "{n} of {all} customer actions has nobody and nothing onstage to meet it: {places}",
            "{n} of {all} customer actions have nobody and nothing onstage to meet them: {places}",
            len(lonely),
            all=len(actions),
            places=listed(snapshot, lonely),
        )
        values: dict[str, Plain] = {
            "lacks": "partner",
            "touchpoints": len(lonely),
            "of": len(actions),
        }
        yield Finding(2, text, lonely, values, weight=len(lonely) / len(actions))

"""Whom something concerns: which personas, which share of the customers, which touchpoints."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.flow.known import known_flow
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Journey, Persona, Touchpoint
from journeymap.model.snapshot import Snapshot


def people(snapshot: Snapshot, journey: str) -> tuple[str | None, ...]:
    """Return who walks a journey: its personas, or ``None`` for nobody in particular."""
    record = snapshot.get(Journey, journey)
    return (record.personas if record else ()) or (None,)


def share_of(snapshot: Snapshot, journey: str, persona: str | None) -> float:
    """Return which share of the customers a persona stands for, 0 to 1.

    Where one of the journey's personas has none, all are taken to be as many.
    """
    walking = people(snapshot, journey)
    shares = {id: one.share for id in walking if (one := snapshot.get(Persona, id))}
    known = [share for share in shares.values() if share is not None]
    if len(known) < len(walking) or not sum(known):
        return 1 / len(walking)
    return (shares.get(persona) or 0.0) / max(1.0, sum(known))


def coming(snapshot: Snapshot, journey: str, touchpoints: Iterable[str]) -> float:
    """Return which share of the customers come to the busiest of some touchpoints, 0 to 1.

    It is their expected visits, at most 1: who comes again counts twice, so that it may be less.
    Where visits are not known all come.
    """
    visits = known_flow(snapshot, journey).visits
    if not visits:
        return 1.0
    return min(1.0, max((visits.get(id, 0.0) for id in touchpoints), default=0.0))


def customers_own(snapshot: Snapshot, journey: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that customers live through, not what the company does for them.

    That are those in lanes of no role or of the customers; all, where no lane is so.
    """
    every = cards(snapshot, journey)
    rows = lanes(snapshot, journey)
    theirs = {lane.id for lane in rows if lane.role in ("none", "customer")}
    return tuple(card for card in every if card.lane in theirs) or every

"""Whom something concerns: which personas, which share of the customers, which touchpoints."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.analysis.coming import coming
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Journey, Persona, Step, Touchpoint
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


def coming_to(snapshot: Snapshot, journey: str, touchpoints: Iterable[str]) -> float:
    """Return which share of the customers come to the busiest of some touchpoints, 0 to 1.

    Where that cannot be said all come.
    """
    known = [share for id in touchpoints if (share := coming(snapshot, journey, id)) is not None]
    return max(known, default=1.0)


def customers_own(snapshot: Snapshot, journey: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that customers live through, not what the company does for them.

    That are those in lanes of no role or of the customers; all, where no lane is so.
    """
    every = cards(snapshot, journey)
    rows = lanes(snapshot, journey)
    theirs = {lane.id for lane in rows if lane.role in ("none", "customer")}
    return tuple(card for card in every if card.lane in theirs) or every


def company_own(snapshot: Snapshot, journey: str) -> set[str]:
    """Return the ids of the touchpoints that customers do not live through themselves."""
    theirs = {card.id for card in customers_own(snapshot, journey)}
    return {card.id for card in cards(snapshot, journey)} - theirs


def standing_in(snapshot: Snapshot, stage: str) -> set[str]:
    """Return the ids of the touchpoints of a stage."""
    grouped = snapshot.by(Touchpoint, "step")
    row = snapshot.of(Step, "stage", stage)
    return {card.id for step in row for card in grouped.get(step.id, ())}

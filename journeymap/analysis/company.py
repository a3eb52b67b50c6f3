"""Where touchpoints stand: in a stage, or where the company works rather than the customer."""

from __future__ import annotations

from journeymap.model.grid import cards, lanes
from journeymap.model.records import Step, Touchpoint
from journeymap.model.snapshot import Snapshot


def standing_in(snapshot: Snapshot, stage: str) -> set[str]:
    """Return the ids of the touchpoints of a stage."""
    grouped = snapshot.by(Touchpoint, "step")
    row = snapshot.of(Step, "stage", stage)
    return {card.id for step in row for card in grouped.get(step.id, ())}


def company_work(snapshot: Snapshot, journey: str) -> set[str]:
    """Return the ids of what the company does, on the stage of a service blueprint or behind it."""
    ours = {lane.id for lane in lanes(snapshot, journey) if lane.role not in ("none", "customer")}
    return {card.id for card in cards(snapshot, journey) if card.lane in ours}

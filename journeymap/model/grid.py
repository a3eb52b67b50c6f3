"""The grid read off the records: columns from left to right, lanes from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.model.records import Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

CHANNEL = "channel"
"""The kind of the lanes that hold touchpoints."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the grid: a column in a lane. Under a stage without steps ``step`` is blank."""

    stage: str
    step: str
    lane: str


def stages(snapshot: Snapshot, journey: str) -> tuple[Stage, ...]:
    """Return the stages of a journey from left to right."""
    return snapshot.of(Stage, "journey", journey)


def columns(snapshot: Snapshot, journey: str) -> tuple[Step, ...]:
    """Return the steps of all stages of a journey from left to right."""
    grouped = snapshot.by(Step, "stage")
    return tuple(step for stage in stages(snapshot, journey) for step in grouped.get(stage.id, ()))


def slots(snapshot: Snapshot, journey: str) -> tuple[tuple[str, str], ...]:
    """Return the stage and the step of each column; one without steps has a column, too."""
    grouped = snapshot.by(Step, "stage")
    return tuple(
        (stage.id, step)
        for stage in stages(snapshot, journey)
        for step in [one.id for one in grouped.get(stage.id, ())] or [""]
    )


def lanes(snapshot: Snapshot, journey: str) -> tuple[Lane, ...]:
    """Return the lanes of a journey from top to bottom, hidden ones too."""
    return snapshot.of(Lane, "journey", journey)


def channels(snapshot: Snapshot, journey: str) -> tuple[Lane, ...]:
    """Return the visible lanes that hold touchpoints, from top to bottom."""
    return tuple(x for x in lanes(snapshot, journey) if x.kind == CHANNEL and x.visible)


def cell(snapshot: Snapshot, step: str, lane: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that stand at one step in one lane, in order."""
    return tuple(x for x in snapshot.of(Touchpoint, "step", step) if x.lane == lane)


def cards(snapshot: Snapshot, journey: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of a journey as they are read: step by step, then downwards."""
    rank = {lane.id: i for i, lane in enumerate(lanes(snapshot, journey))}
    grouped = snapshot.by(Touchpoint, "step")
    found: list[Touchpoint] = []
    for step in columns(snapshot, journey):
        here = grouped.get(step.id, ())
        found += sorted(here, key=lambda card: rank.get(card.lane, -1)) if len(here) > 1 else here
    return tuple(found)


def seen(snapshot: Snapshot, journey: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of a journey that stand in visible lanes, as they are read."""
    rows = {lane.id for lane in channels(snapshot, journey)}
    return tuple(card for card in cards(snapshot, journey) if card.lane in rows)


def journey_of(snapshot: Snapshot, card: Touchpoint) -> str | None:
    """Return the id of the journey a touchpoint belongs to."""
    step = snapshot.get(Step, card.step)
    stage = snapshot.get(Stage, step.stage) if step else None
    return stage.journey if stage else None

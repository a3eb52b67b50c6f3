"""Where things stand before anything is measured: columns, rows and stacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeymap.drawing.theme import COLUMN, GUTTER
from journeymap.model.records import Journey, Lane, Stage, Step
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Slot:
    """A column to be: its step (blank under a stage that has none), its stage, its width."""

    step: str
    stage: str
    width: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a card stands: its row among the channels, its column, its place in the stack."""

    row: int
    column: int
    level: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The place of each touchpoint, and those of each step from above to below, by id."""

    stops: Mapping[str, Stop]
    touchpoints: Mapping[str, tuple[str, ...]]


def slots_of(snapshot: Snapshot, journey: Journey) -> tuple[Slot, ...]:
    """Return the columns of a journey from left to right; an empty stage gets one."""
    slots: list[Slot] = []
    for stage in snapshot.of(Stage, "journey", journey.id):
        steps = snapshot.of(Step, "stage", stage.id)
        for step in steps:
            width = step.width - GUTTER if step.width else COLUMN
            slots.append(Slot(step.id, stage.id, width))
        if not steps:
            slots.append(Slot("", stage.id, COLUMN))
    return tuple(slots)


def lanes_of(snapshot: Snapshot, journey: Journey) -> tuple[Lane, ...]:
    """Return the lanes that are shown, from above to below."""
    return tuple(lane for lane in snapshot.of(Lane, "journey", journey.id) if lane.visible)


Places = tuple[tuple[str, str], ...]
"""The touchpoints of a lane in their order, each with its step."""


def grid(slots: tuple[Slot, ...], rows: tuple[Places, ...]) -> Grid:
    """Return the place of each touchpoint; ``rows`` are those of each channel that is shown."""
    index = {slot.step: i for i, slot in enumerate(slots) if slot.step}
    stops: dict[str, Stop] = {}
    by_step: dict[str, list[str]] = {}
    for row, places in enumerate(rows):
        filled: dict[str, int] = {}
        for touchpoint, step in places:
            column = index.get(step)
            if column is None:
                continue
            level = filled.get(step, 0)
            filled[step] = level + 1
            stops[touchpoint] = Stop(row, column, level)
            by_step.setdefault(step, []).append(touchpoint)
    return Grid(stops, {step: tuple(row) for step, row in by_step.items()})

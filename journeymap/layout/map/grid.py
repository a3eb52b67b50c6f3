"""Where things stand before anything is measured: columns, rows and stacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from journeymap.view import Slot


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


Places = tuple[tuple[str, str], ...]
"""The touchpoints of a lane in their order, each with its step."""


def grid(
    slots: tuple[Slot, ...],
    rows: tuple[Places, ...],
    folds: Mapping[str, int] = MappingProxyType({}),
) -> Grid:
    """Return the place of each touchpoint; ``rows`` are those of each channel that is shown.

    ``folds`` are the rows in which what stands for a folded stage does, by the id of the stage.
    """
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
    for column, slot in enumerate(slots):
        if slot.stage in folds and not slot.step:
            stops[slot.stage] = Stop(folds[slot.stage], column, 0)
    return Grid(stops, {step: tuple(row) for step, row in by_step.items()})

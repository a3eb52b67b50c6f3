"""Small things stacked under each column or stage, as frictions and scores are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.lanes import Column, LaneContext, LaneRow

_TOP = 13.0
_BETWEEN = 10.0
T = TypeVar("T")


def stacked(
    context: LaneContext,
    found: Callable[[str], Iterable[T]],
    size: Callable[[Column, T], float],
    draw: Callable[[Column, T, float], Figure],
    aside: tuple[str, ...] = (),
    across: Callable[[str], Iterable[T]] = lambda stage: (),
) -> LaneRow:
    """Return a row with the things of each step below one another.

    ``found`` tells the things of a step, ``size`` how tall one is, and ``draw`` draws it
    with its upper edge at a y. ``across`` tells those of a stage, which stand over its steps.
    """
    placed: list[tuple[float, Column, T]] = []
    height = 0.0
    for stage, columns in _by_stage(context.columns).items():
        top = _TOP
        whole = Column("", stage, columns[0].x, columns[-1].x + columns[-1].w - columns[0].x)
        for thing in across(stage):
            placed.append((top, whole, thing))
            top += size(whole, thing) + _BETWEEN
        height = max(height, top - _BETWEEN)
        for column in columns:
            y = top
            for thing in found(column.step):
                placed.append((y, column, thing))
                y += size(column, thing) + _BETWEEN
            height = max(height, y - _BETWEEN)

    def drawn(rect: Rect) -> tuple[Figure, ...]:
        return tuple(draw(column, thing, rect.y + y) for y, column, thing in placed)

    return LaneRow(height + _TOP, drawn, aside)


def _by_stage(columns: Iterable[Column]) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(column.stage, []).append(column)
    return found

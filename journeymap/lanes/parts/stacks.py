"""Small things stacked under each column or stage, as frictions and scores are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.lanes import Column, LaneContext, LaneRow

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
    height, edge = 0.0, context.sizes.air + 3.0
    between = context.sizes.air
    for stage, columns in _by_stage(context.columns).items():
        top = edge
        whole = Column("", stage, columns[0].x, columns[-1].x + columns[-1].w - columns[0].x)
        for thing in across(stage):
            placed.append((top, whole, thing))
            top += size(whole, thing) + between
        height = max(height, top - between)
        for column in columns:
            y = top
            for thing in found(column.step):
                placed.append((y, column, thing))
                y += size(column, thing) + between
            height = max(height, y - between)

    def drawn(rect: Rect) -> tuple[Figure, ...]:
        return tuple(draw(column, thing, rect.y + y) for y, column, thing in placed)

    return LaneRow(height + edge, drawn, aside)


def _by_stage(columns: Iterable[Column]) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {}
    for column in columns:
        found.setdefault(column.stage, []).append(column)
    return found

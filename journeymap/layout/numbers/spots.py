"""Where dots stand that would lie on one another: side by side round the place they share."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, hypot, sqrt

from journeymap.drawing.shapes import Point, Rect
from journeymap.layout.numbers.labels import DotLabel

_BETWEEN = 3.0
_LEAST = 3.0
"""How small a dot may become where very many share one place."""


def fanned(dots: Sequence[DotLabel], inside: Rect, room: tuple[float, float]) -> list[DotLabel]:
    """Return dots so that none hides another, each group round its place and within ``room``.

    Where there are too many for the room they are smaller.
    """
    found = list(dots)
    for group in _groups(dots):
        if len(group) > 1:
            for i, dot in zip(group, _spread([dots[i] for i in group], room), strict=True):
                found[i] = dot
    return [_inside(dot, inside) for dot in found]


def _groups(dots: Sequence[DotLabel]) -> list[list[int]]:
    """Return the numbers of dots that touch one another, group by group."""
    groups: list[list[int]] = []
    for i, dot in enumerate(dots):
        near = [group for group in groups if any(_touch(dot, dots[k]) for k in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(k for group in near for k in group), i])
    return [sorted(group) for group in groups]


def _touch(one: DotLabel, other: DotLabel) -> bool:
    apart = hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])
    return apart < one.radius + other.radius


def _spread(dots: Sequence[DotLabel], room: tuple[float, float]) -> list[DotLabel]:
    """Set dots in rows round their middle, smaller where they are too many for the room."""
    n, radius = len(dots), max(dot.radius for dot in dots)
    across, down = room
    step = 2 * radius + _BETWEEN
    rows = max(1, min(n, round(sqrt(n * down / across)))) if n > 3 else n
    columns = ceil(n / rows)
    small = min(1.0, across / (columns * step), down / (rows * step))
    step *= small
    middle = sum(dot.at[0] for dot in dots) / n, sum(dot.at[1] for dot in dots) / n
    found = []
    for i, dot in enumerate(dots):
        row, column = divmod(i, columns)
        there = min(columns, n - row * columns)
        at: Point = (
            round(middle[0] + (column - (there - 1) / 2) * step, 2),
            round(middle[1] + (row - (rows - 1) / 2) * step, 2),
        )
        found.append(dot._replace(at=at, radius=max(_LEAST * small, dot.radius * small)))
    return found


def _inside(dot: DotLabel, inside: Rect) -> DotLabel:
    r = dot.radius + 1
    x = min(max(dot.at[0], inside.x + r), inside.right - r)
    y = min(max(dot.at[1], inside.y + r), inside.bottom - r)
    return dot._replace(at=(round(x, 2), round(y, 2)))

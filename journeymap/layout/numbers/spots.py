"""Where dots stand that would lie on one another: side by side round the place they share."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, hypot, sqrt

from journeymap.drawing.shapes import Point, Rect
from journeymap.layout.numbers.labels import DotLabel

_BETWEEN = 3.0
_NAMED, _LINE = 2, 18.0
"""In so many columns dots stand a line of letters apart, each beside its name."""


def fanned(
    dots: Sequence[DotLabel], inside: Rect, room: tuple[float, float], edge: float = 0.0
) -> list[DotLabel]:
    """Return dots so that none hides another, each group round its place and within ``room``.

    Where there are too many for the room they are smaller. Above and below all keep so far from
    the ``edge``, where something else is written.
    """
    found = list(dots)
    for group in _groups(dots):
        there = _spread([dots[i] for i in group], room) if len(group) > 1 else [dots[group[0]]]
        for i, dot in zip(group, _inside(there, inside, edge), strict=True):
            found[i] = dot
    return found


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
    n, wide = len(dots), 2 * max(dot.radius for dot in dots) + _BETWEEN
    columns = _columns(n, wide, room)
    rows = ceil(n / columns)
    across = min(wide, room[0] / columns)
    down = min(max(wide, _LINE) if columns <= _NAMED else wide, room[1] / rows)
    most = (min(across, down) if columns > 1 else down) / 2 - 0.5
    middle = sum(dot.at[0] for dot in dots) / n, sum(dot.at[1] for dot in dots) / n
    found = []
    for i, dot in enumerate(dots):
        row, column = divmod(i, columns)
        there = min(columns, n - row * columns)
        at: Point = (
            round(middle[0] + (column - (there - 1) / 2) * across, 2),
            round(middle[1] + (row - (rows - 1) / 2) * down, 2),
        )
        found.append(dot._replace(at=at, radius=round(min(dot.radius, most), 2)))
    return found


def _columns(n: int, wide: float, room: tuple[float, float]) -> int:
    """Return in how many columns so many dots stand: as few as each has a line for its name."""
    for columns in range(1, _NAMED + 1):
        if ceil(n / columns) * max(wide, _LINE) <= room[1]:
            return columns
    rows = max(1, min(n, round(sqrt(n * room[1] / room[0]))))
    return ceil(n / rows)


def _inside(dots: Sequence[DotLabel], inside: Rect, edge: float) -> list[DotLabel]:
    """Return dots as they stand to one another, moved together so that all are inside."""
    left = min(dot.at[0] - dot.radius for dot in dots) - 1 - inside.x
    right = inside.right - 1 - max(dot.at[0] + dot.radius for dot in dots)
    above = min(dot.at[1] - dot.radius for dot in dots) - 1 - edge - inside.y
    below = inside.bottom - edge - 1 - max(dot.at[1] + dot.radius for dot in dots)
    x = -left if left < 0 else min(0.0, right)
    y = -above if above < 0 else min(0.0, below)
    return [dot._replace(at=(round(dot.at[0] + x, 2), round(dot.at[1] + y, 2))) for dot in dots]

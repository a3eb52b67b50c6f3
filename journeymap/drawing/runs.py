"""A line as it is drawn: its corners rounded, its end cut back where the arrow head begins."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

from journeymap.drawing.shapes import Area, Line, Point

_HEAD = 9.0


class Run(NamedTuple):
    """Where a line begins, where it goes, and its head: three points, or none.

    A piece of one point is a straight segment to it, one of two points a quadratic Bézier
    curve by its control point to its end.
    """

    start: Point
    pieces: tuple[tuple[Point, ...], ...]
    head: tuple[Point, ...] = ()


def run(line: Line) -> Run:
    """Return how to draw a line, the same for every kind of picture."""
    points, head = line.points, tuple[Point, ...]()
    if line.head:
        (x, y), (dx, dy) = points[-1], _direction(points)
        long = _head_length(line.width)
        head = _head(x, y, dx, dy, line.width)
        points = (*points[:-1], (x - dx * long * 0.8, y - dy * long * 0.8))
    if line.radius and len(points) > 2:
        return Run(points[0], _rounded(points, line.radius), head)
    return Run(points[0], tuple((point,) for point in points[1:]), head)


def headless(line: Line) -> tuple[Line, Area | None]:
    """Return a line up to where its head begins, and the head as an area; ``None`` without one."""
    if not line.head:
        return line, None
    (x, y), (dx, dy) = line.points[-1], _direction(line.points)
    long = _head_length(line.width) * 0.8
    cut = line._replace(points=(*line.points[:-1], (x - dx * long, y - dy * long)), head=False)
    return cut, Area(_head(x, y, dx, dy, line.width), line.stroke)


def _rounded(points: tuple[Point, ...], radius: float) -> tuple[tuple[Point, ...], ...]:
    """Return the pieces of straight segments whose corners are rounded by at most half of one."""
    pieces: list[tuple[Point, ...]] = []
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        first = hypot(corner[0] - before[0], corner[1] - before[1])
        second = hypot(after[0] - corner[0], after[1] - corner[1])
        r = min(radius, first / 2, second / 2)
        if r < 0.5:
            pieces.append((corner,))
            continue
        pieces.append((_toward(corner, before, r / first),))
        pieces.append((corner, _toward(corner, after, r / second)))
    pieces.append((points[-1],))
    return tuple(pieces)


def _head_length(width: float) -> float:
    """Return how long the head of a line so wide is: a broad one needs a larger one."""
    return max(_HEAD, 5.0 + 1.1 * width)


def _head(x: float, y: float, dx: float, dy: float, width: float) -> tuple[Point, ...]:
    half = max(_HEAD * 0.48, width / 2 + 3.2)
    long = _head_length(width)
    back_x, back_y = x - dx * long, y - dy * long
    return (
        (x, y),
        (back_x - dy * half, back_y + dx * half),
        (back_x + dy * half, back_y - dx * half),
    )


def _direction(points: tuple[Point, ...]) -> Point:
    """Return the unit vector of the last segment that has a length."""
    x, y = points[-1]
    for px, py in reversed(points[:-1]):
        size = hypot(x - px, y - py)
        if size > 0.01:
            return ((x - px) / size, (y - py) / size)
    return (1.0, 0.0)


def _toward(start: Point, end: Point, share: float) -> Point:
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)

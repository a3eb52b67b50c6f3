"""A smooth curve through points that never overshoots them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from journeymap.drawing.shapes import Point

Cubic = tuple[Point, Point, Point, Point]


def monotone(points: Sequence[Point]) -> list[Cubic]:
    """Return Bézier segments through points of rising x, monotone between each two.

    Fritsch and Carlson (1980): tangents are limited so that the curve stays between
    the values of its neighbours. Fewer than two points give no segment.
    """
    n = len(points)
    if n < 2:
        return []
    slopes = [
        (points[i + 1][1] - points[i][1]) / (points[i + 1][0] - points[i][0]) for i in range(n - 1)
    ]
    tangents = [
        slopes[0],
        *((a + b) / 2 for a, b in itertools.pairwise(slopes)),
        slopes[-1],
    ]
    for i, slope in enumerate(slopes):
        before = slopes[i - 1] if i else slope
        if slope == 0 or slope * before < 0:
            tangents[i] = 0.0
        if slope == 0:
            tangents[i + 1] = 0.0
            continue
        a, b = tangents[i] / slope, tangents[i + 1] / slope
        size = a * a + b * b
        if size > 9:
            tangents[i], tangents[i + 1] = (3 * t * slope / size**0.5 for t in (a, b))
    cubics = []
    for i in range(n - 1):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        third = (x1 - x0) / 3
        near = (x0 + third, y0 + tangents[i] * third)
        far = (x1 - third, y1 - tangents[i + 1] * third)
        cubics.append(((x0, y0), near, far, (x1, y1)))
    return cubics


def cut(cubic: Cubic, level: float) -> list[Cubic]:
    """Return a monotone segment in one or two parts, cut where it crosses a level of y."""
    low, high = cubic[0][1], cubic[3][1]
    if (low - level) * (high - level) >= 0:
        return [cubic]
    start, end = 0.0, 1.0
    for _ in range(40):
        t = (start + end) / 2
        if (_at(cubic, t) - level) * (low - level) > 0:
            start = t
        else:
            end = t
    return list(_split(cubic, start))


def _at(cubic: Cubic, t: float) -> float:
    a, b, c, d = (p[1] for p in cubic)
    u = 1 - t
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d


def _split(cubic: Cubic, t: float) -> tuple[Cubic, Cubic]:
    def blend(p: Point, q: Point) -> Point:
        return (p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t)

    a, b, c, d = cubic
    ab, bc, cd = blend(a, b), blend(b, c), blend(c, d)
    abc, bcd = blend(ab, bc), blend(bc, cd)
    middle = blend(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)

"""A smooth curve through points that never overshoots them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from journeymap.drawing.shapes import Point

Cubic = tuple[Point, Point, Point, Point]

_LOOKS = 8
_NEAR = 1e-4
_LEAST = 0.5


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
    (_, a), (_, b), (_, c), (_, d) = cubic
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


def between(first: Sequence[Cubic], second: Sequence[Cubic]) -> list[tuple[Cubic, Cubic]]:
    """Return two curves part by part, wherever both are; in no part do they cross.

    Both must be made by ``monotone``, in whose segments x runs evenly.
    """
    parts: list[tuple[Cubic, Cubic]] = []
    i = j = 0
    while i < len(first) and j < len(second):
        one, other = first[i], second[j]
        left, right = max(one[0][0], other[0][0]), min(one[3][0], other[3][0])
        if right - left > _LEAST:
            parts += _uncrossed(_clip(one, left, right), _clip(other, left, right))
        ends_first = one[3][0] <= other[3][0]
        i, j = i + ends_first, j + (not ends_first)
    return parts


def within(cubics: Sequence[Cubic], left: float, right: float) -> list[Cubic]:
    """Return the part of a curve made by ``monotone`` that lies between two x."""
    return [
        _clip(cubic, max(left, cubic[0][0]), min(right, cubic[3][0]))
        for cubic in cubics
        if min(right, cubic[3][0]) - max(left, cubic[0][0]) > _LEAST
    ]


def _uncrossed(one: Cubic, other: Cubic) -> list[tuple[Cubic, Cubic]]:
    """Return two segments over the same x in as many parts as they change sides."""

    if _apart(one, other):
        return [(one, other)]

    def above(t: float) -> bool:
        return _at(one, t) < _at(other, t)

    ends = [i / _LOOKS for i in range(1, _LOOKS)]
    cuts = [0.0]
    for start, end in itertools.pairwise([_NEAR, *ends, 1 - _NEAR]):
        if above(start) == above(end):
            continue
        low, high = start, end
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if above(middle) == above(start) else (low, middle)
        cuts.append(low)
    cuts.append(1.0)
    x, wide = one[0][0], one[3][0] - one[0][0]
    pairs = itertools.pairwise(x + t * wide for t in cuts)
    return [(_clip(one, a, b), _clip(other, a, b)) for a, b in pairs if b - a > 0.01]


def _apart(one: Cubic, other: Cubic) -> bool:
    """Tell whether one monotone segment lies wholly above another."""
    a, b, c, d = one[0][1], one[3][1], other[0][1], other[3][1]
    return max(a, b) <= min(c, d) or min(a, b) >= max(c, d)


def _clip(cubic: Cubic, left: float, right: float) -> Cubic:
    """Return the part of a segment between two x."""
    (x0, _), _, _, (x1, _) = cubic
    if right < x1:
        cubic = _split(cubic, (right - x0) / (x1 - x0))[0]
        x1 = right
    if left > x0:
        cubic = _split(cubic, (left - x0) / (x1 - x0))[1]
    return cubic

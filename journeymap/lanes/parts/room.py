"""Room for labels: where one may stand without lying on anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Point, Rect

_SAMPLES = 14
_FINE = 10.0


def along(figures: Iterable[Figure], around: float) -> list[Rect]:
    """Return small places along the curves of some figures, so far around them."""
    found: list[Rect] = []
    for figure in figures:
        for shape in figure.shapes if figure.role == FigureRole.CURVE else ():
            if isinstance(shape, Curve):
                for i in range(0, len(shape.points) - 3, 3):
                    found += _samples(shape.points[i : i + 4], around)
    return found


def crossing(figures: Iterable[Figure], place: Rect, around: float = 1.5) -> list[Rect]:
    """Return small places along what of the curves of some figures passes a place.

    Segments must run from left to right, as those of an emotion curve do.
    """
    found: list[Rect] = []
    for figure in figures:
        if figure.role != FigureRole.CURVE or not figure.rect.meets(place):
            continue
        for shape in figure.shapes:
            if isinstance(shape, Curve):
                points = shape.points
                for i in range(0, len(points) - 3, 3):
                    if points[i][0] < place.right and place.x < points[i + 3][0]:
                        found += _samples(points[i : i + 4], around)
    return found


def _samples(cubic: Sequence[Point], around: float) -> Iterable[Rect]:
    """Yield the places between points on a segment: together they cover it."""
    (x, y), (right, end) = cubic[0], cubic[3]
    # A short segment needs few places to be followed as closely as a long one.
    count = min(_SAMPLES, 2 + int(max(abs(right - x), abs(end - y)) / _FINE))
    points = [_at(cubic, i / count) for i in range(count + 1)]
    for (ax, ay), (bx, by) in pairwise(points):
        yield Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)).grown(around)


def _at(cubic: Sequence[Point], t: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = cubic
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def free(places: Iterable[Rect], bounds: Rect, taken: Sequence[Rect]) -> Rect | None:
    """Return the first of some places that lies within bounds and on nothing, or ``None``."""
    for place in places:
        inside = bounds.holds(place.x, place.y) and bounds.holds(place.right, place.bottom)
        if inside and not any(place.meets(other) for other in taken):
            return place
    return None


def around(x: float, y: float, r: float, width: float, height: float, up: bool) -> list[Rect]:
    """Return the places round a face, the likeliest first: outside the bend of the curve."""
    above, below = y - r - height, y + r
    first, second = (above, below) if up else (below, above)
    left, right, middle = x - r - width, x + r, x - width / 2
    aside = [
        Rect(at, top, width, height)
        for by in (0.0, 45.0, 90.0, 135.0)
        for at in (right + by, left - by)
        for top in (y - height / 2, first, y, y - height)
    ]
    return [
        Rect(middle, first, width, height),
        Rect(x - r * 0.4, first, width, height),
        Rect(x + r * 0.4 - width, first, width, height),
        *aside,
        Rect(middle, second, width, height),
        Rect(right, second, width, height),
        Rect(left, second, width, height),
    ]

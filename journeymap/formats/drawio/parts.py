"""Which shapes of a figure belong together, and where they are to one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from journeymap.drawing.shapes import Area, Box, Point, Rect, Shape, Text
from journeymap.formats.drawio.style import number

_HOLDS = 8.0
_LEADING = 1.6
_ASCENT = 1.05
_PIECES = 6


def polyline(points: Sequence[Point]) -> list[Point]:
    """Return a run of cubic Bézier segments as straight pieces."""
    found = [points[0]]
    for i in range(0, len(points) - 3, 3):
        a, b, c, d = points[i : i + 4]
        for k in range(1, _PIECES + 1):
            t = k / _PIECES
            u = 1 - t
            w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
            x = sum(p[0] * s for p, s in zip((a, b, c, d), w, strict=True))
            y = sum(p[1] * s for p, s in zip((a, b, c, d), w, strict=True))
            found.append((x, y))
    return found


def labelled(shapes: Sequence[Shape]) -> tuple[list[Text], list[Shape]]:
    """Return the first lines of one style, which are the label, and all other shapes."""
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    small = [s for s in shapes if isinstance(s, (Box, Area)) and min(rect_of(s)[2:]) >= _HOLDS]
    free = [t for t in texts if not any(stands_in(t, rect_of(s)) for s in small)]
    label = paragraphs(free)[0] if free else []
    return label, [shape for shape in shapes if not any(shape is t for t in label)]


def paragraphs(texts: Sequence[Text]) -> list[list[Text]]:
    """Return lines of text grouped: those of one look right below one another belong together."""
    found: list[list[Text]] = []
    for text in texts:
        above = found[-1][-1] if found else None
        if above is not None and _follows(text, above):
            found[-1].append(text)
        else:
            found.append([text])
    return found


def _follows(text: Text, above: Text) -> bool:
    alike = (text.style, text.x, text.colour) == (above.style, above.x, above.colour)
    return alike and 0 < text.y - above.y < text.style.size * _LEADING


def spacing(label: Sequence[Text], rect: Rect) -> dict[str, object]:
    """Return how far from the left or right and the upper edge of its box a label begins."""
    top = label[0].y - label[0].style.size * _ASCENT - rect.y
    return {"verticalAlign": "top", **indent(label[0], rect), "spacingTop": number(top)}


def indent(text: Text, rect: Rect) -> dict[str, object]:
    """Return how far from the left or right edge of its box a text begins."""
    left = text.x - rect.x if text.anchor == "start" else 0.0
    right = rect.right - text.x if text.anchor == "end" else 0.0
    return {"spacing": 0, "spacingLeft": number(left), "spacingRight": number(right)}


def written(lines: Sequence[Text]) -> Rect:
    """Return about the place that lines of text take."""
    size = lines[0].style.size
    wide = max(len(line.text) for line in lines) * size * 0.62 + 4
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[lines[0].anchor]
    top = lines[0].y - size * _ASCENT
    return Rect(lines[0].x - wide * shift, top, wide, lines[-1].y - top + size * 0.3)


def stands_in(text: Text, rect: Rect) -> bool:
    """Tell whether a text begins, ends or has its middle in a place."""
    return rect.holds(text.x, text.y - text.style.size * 0.35)


def rect_of(shape: Box | Area) -> Rect:
    """Return the place of a box or an area."""
    return shape.rect if isinstance(shape, Box) else Rect.around(shape.points)


def share(point: Point, rect: Rect) -> tuple[str, str]:
    """Return where on a rectangle a point is, each way from 0 to 1."""
    x, y = (point[0] - rect.x) / rect.w, (point[1] - rect.y) / rect.h
    return number(min(1.0, max(0.0, x))), number(min(1.0, max(0.0, y)))


def along_way(points: Sequence[Point], centre: Point) -> float:
    """Return how far along a way, from −1 to 1, it comes nearest to a point."""
    total, best = sum(dist(a, b) for a, b in pairwise(points)), (float("inf"), 0.0)
    gone = 0.0
    for a, b in pairwise(points):
        length = dist(a, b)
        if not length:
            continue
        dot = (centre[0] - a[0]) * (b[0] - a[0]) + (centre[1] - a[1]) * (b[1] - a[1])
        t = min(1.0, max(0.0, dot / length**2))
        there = (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
        best = min(best, (dist(there, centre), gone + t * length))
        gone += length
    return 2 * best[1] / total - 1 if total else 0.0

"""Lines as PowerPoint's connectors: their bends where the page has them, their ends glued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.shapes import Line, Point, Rect
from journeymap.formats.pptx.shapes import Label, SlideCanvas, outline, polyline

_FULL = 100_000
_QUARTER = 5_400_000
_LEAST = 1.0
_MOST_BENDS = 4


class Glue(NamedTuple):
    """A shape a line ends at: its number on the slide and its place."""

    id: int
    rect: Rect

    def site(self, point: Point) -> int:
        """Return the number of the side nearest to a point: upper, left, lower, right."""
        x, y, w, h = self.rect
        away = (
            abs(point[1] - y),
            abs(point[0] - x),
            abs(point[1] - y - h),
            abs(point[0] - x - w),
        )
        return away.index(min(away))


def connector(
    canvas: SlideCanvas,
    label: Label,
    line: Line,
    start: Glue | None = None,
    end: Glue | None = None,
) -> str:
    """Return a line as a connector with the same bends, or as a freeform where it has too many.

    PowerPoint keeps the way as it is until a shape it is glued to is moved.
    """
    points = _plain(line.points)
    upright, bends = points[0][0] == points[1][0], len(points) - 2
    if bends and (bends > _MOST_BENDS or not _at_right_angles(points, upright)):
        return polyline(canvas, label, line)
    if bends:
        points = _apart(points)
    # What is glued stays at right angles when a card is moved, so it is an elbow from the start.
    elbow = bends > 0 or (start is not None and _at_right_angles(points, upright))
    place, marks, guides = _bent(points, upright and elbow)
    name = f"bentConnector{bends + 1 if bends else 3}" if elbow else "straightConnector1"
    geometry = (
        f'{canvas.place(place, marks)}<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst>'
        "</a:prstGeom>"
    )
    glued = _glued("stCxn", start, line.points[0]) + _glued("endCxn", end, line.points[-1])
    kind = f"<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/>"
    looks = outline(canvas, line.stroke, line.width, line.dash, line.head)
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{label.written(kind)}</p:nvCxnSpPr>"
        f"<p:spPr>{geometry}{looks}</p:spPr></p:cxnSp>"
    )


def legs(
    line: Line, pill: Rect | None, is_free: Callable[[Sequence[Point]], bool]
) -> list[tuple[Point, ...]]:
    """Return a way cut into parts that programs find again by themselves.

    Programs lead a connector half way, then across, then on, whatever its bends were, at the
    latest when a card is moved; LibreOffice 7.4 does at once. Where that way would not be free,
    the parts have one bend each and are joined between them: at the arrow's pill, where it is
    on the way, else at a point no larger than the line is wide.
    """
    rest = _plain(line.points)
    if not _at_right_angles(rest, rest[0][0] == rest[1][0]):
        return [tuple(rest)]
    parts: list[tuple[Point, ...]] = []
    while len(rest) > 3 and not _found_again(rest, is_free):
        (x, y), (x1, y1) = rest[1:3]
        at = ((x + x1) / 2, (y + y1) / 2)
        low, high = min(x, x1), max(x, x1)
        if pill and low < pill.x and pill.right < high and abs(pill.centre[1] - y) < 1.0:
            at = (pill.centre[0], y)
        parts.append((*rest[:2], at))
        rest = [at, *rest[2:]]
    return [*parts, tuple(rest)]


def meeting(
    way: Sequence[Point], part: Sequence[Point], joint: Rect
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return two parts of a way that end at opposite sides of what joins them."""
    (x0, y0), (x, y) = way[-2:]
    sides = ((joint.x, y), (joint.right, y)) if y0 == y else ((x, joint.y), (x, joint.bottom))
    to, on = sides if (x0, y0) < (x, y) else sides[::-1]
    return (*way[:-1], to), (on, *part[1:])


def _found_again(points: Sequence[Point], is_free: Callable[[Sequence[Point]], bool]) -> bool:
    """Tell whether the way half across, over and on is free, and leads to the same sides."""
    if len(points) != 4 or points[0][0] == points[1][0]:
        return False
    (x0, y0), (x1, _), (x2, y2), (x3, _) = points
    middle = (x0 + x3) / 2
    way = [(x0, y0), (middle, y0), (middle, y2), (x3, y2)]
    return (x1 - x0) * (x3 - x2) > 0 and is_free(way)


def _at_right_angles(points: Sequence[Point], upright: bool) -> bool:
    return all(
        (a[0] == b[0]) if (i % 2 == 0) == upright else (a[1] == b[1])
        for i, (a, b) in enumerate(pairwise(points))
    )


def _glued(tag: str, glue: Glue | None, point: Point) -> str:
    return f'<a:{tag} id="{glue.id}" idx="{glue.site(point)}"/>' if glue else ""


def _plain(points: Sequence[Point]) -> list[Point]:
    """Return a way without points that are no corners."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept if len(kept) > 1 else [points[0], points[-1]]


def _straight(a: Point, b: Point, c: Point) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _apart(points: list[Point]) -> list[Point]:
    """Move the end by a unit where it is level with the start: bends are shares of the distance."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    x, y = x1, y1
    if abs(x1 - x0) < _LEAST:
        x = x0 + _LEAST
    if abs(y1 - y0) < _LEAST:
        y = y0 + _LEAST
    if (x, y) == (x1, y1):
        return points
    bx, by = points[-2]
    before = (bx, y) if by == y1 else (x, by)
    return [*points[:-2], before, (x, y)]


def _bent(points: Sequence[Point], upright: bool) -> tuple[Rect, str, str]:
    """Return place, turns and adjustments of a connector, as ECMA-376 (bentConnector) has them.

    It is drawn from the upper left to the lower right of its place, level first, and then
    mirrored and, when it starts upright, turned by a quarter about its middle.
    """
    (x0, y0), (x1, y1) = points[0], points[-1]
    place = Rect.around((points[0], points[-1]))
    wide, high = x1 - x0, y1 - y0
    across, down = wide < 0, high < 0
    marks = ""
    if upright:
        mx, my = place.centre
        place = Rect(mx - place.h / 2, my - place.w / 2, place.h, place.w)
        across, down = high < 0, wide > 0
        marks = f' rot="{_QUARTER}"'
    marks += ' flipH="1"' * across + ' flipV="1"' * down
    guides = ""
    for i, (x, y) in enumerate(points[1:-2], 1):
        along_x = (i % 2 == 1) != upright
        share = (x - x0) / wide if along_x else (y - y0) / high
        guides += f'<a:gd name="adj{i}" fmla="val {round(share * _FULL)}"/>'
    return place, marks, guides

"""Figures made ready for PowerPoint: pieces joined, lines given their heads, edges cut."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Rect, Shape, Text


def joined(layer: Layer) -> Iterable[Figure]:
    """Return the figures of a layer, pieces of one curve, line or tint as one."""
    figures: list[Figure] = []
    for figure in layer.figures:
        last = figures[-1] if figures else None
        if last and (last.role, last.name) == (figure.role, figure.name):
            shapes = _continued(last, figure)
            if shapes:
                rect = last.rect.joined(figure.rect)
                figures[-1] = Figure(last.id, last.role, last.name, rect, shapes, last.tone)
                continue
        figures.append(figure)
    return figures


def pointed(shapes: Sequence[Shape]) -> list[Shape]:
    """Give lines the head that stands behind them as a triangle of its own."""
    found: list[Shape] = []
    for shape in shapes:
        line = found[-1] if found else None
        if isinstance(line, Line) and isinstance(shape, Area) and len(shape.points) == 3:
            x, y = line.points[-1]
            tip = max(shape.points, key=lambda point: hypot(point[0] - x, point[1] - y))
            found[-1] = line._replace(points=(*line.points[:-1], tip), head=True)
        else:
            found.append(shape)
    return found


def clipped(shape: Shape, place: Rect) -> Shape | None:
    """Return what of a shape stands in the picture: grounds that run through end at its edge."""
    if isinstance(shape, Box) and _cut_by(place, shape.rect):
        x, y = max(shape.rect.x, place.x), max(shape.rect.y, place.y)
        right, bottom = min(shape.rect.right, place.right), min(shape.rect.bottom, place.bottom)
        return shape._replace(rect=Rect(x, y, right - x, bottom - y))
    if isinstance(shape, Line) and len(shape.points) == 2:
        inside = [
            (min(max(x, place.x), place.right), min(max(y, place.y), place.bottom))
            for x, y in shape.points
        ]
        return shape._replace(points=tuple(inside)) if inside[0] != inside[1] else None
    if isinstance(shape, Text):
        rect = Rect(shape.x, shape.y, 0, 0)
    else:
        rect = shape.rect if isinstance(shape, (Box, Picture)) else Rect.around(shape.points)
    return shape if rect.grown(1.0).meets(place) else None


def _cut_by(place: Rect, rect: Rect) -> bool:
    inside = place.holds(rect.x, rect.y) and place.holds(rect.right, rect.bottom)
    return not inside and rect.meets(place)


def _continued(last: Figure, figure: Figure) -> tuple[Shape, ...]:
    """Return the shapes of two pieces as one; none where they are not pieces of the same."""
    if figure.role == FigureRole.TINT:
        return (*last.shapes, *figure.shapes)
    if figure.role not in (FigureRole.CURVE, FigureRole.NEUTRAL):
        return ()
    (before,), (after,) = last.shapes, figure.shapes
    match before, after:
        case Curve(), Curve() if before.points[-1] == after.points[0]:
            return (before._replace(points=before.points + after.points[1:]),)
        case Line(), Line() if before.points[-1] == after.points[0]:
            return (before._replace(points=(before.points[0], after.points[-1])),)
    return ()

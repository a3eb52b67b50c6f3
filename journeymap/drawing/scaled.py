"""Shapes drawn larger or smaller, and elsewhere: a page on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor

from journeymap.drawing.runs import headless
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import (
    Area,
    Box,
    Curve,
    Line,
    Picture,
    Point,
    Rect,
    Shape,
    Text,
)


def scaled_figure(figure: Figure, scale: float, x: float, y: float) -> Figure:
    """Return a figure with its lengths times a scale, its origin at (x, y), in page units."""
    shapes = tuple(scaled(shape, scale, x, y) for shape in _apart(figure.shapes))
    place = _rect(figure.rect, scale, x, y)
    return Figure(figure.id, figure.role, figure.name, place, shapes, figure.tone)


def _apart(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield shapes, the head of an arrow by itself: else it would stay as large as it is."""
    for shape in shapes:
        if isinstance(shape, Line) and shape.head:
            way, head = headless(shape)
            yield way
            if head:
                yield head
        else:
            yield shape


def scaled(shape: Shape, scale: float, x: float, y: float) -> Shape:
    """Return a shape with its lengths times a scale, its origin at (x, y), in page units."""

    def points(found: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x + a * scale, y + b * scale) for a, b in found)

    def dash(found: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(part * scale for part in found)

    match shape:
        case Box():
            return shape._replace(
                rect=_rect(shape.rect, scale, x, y),
                width=shape.width * scale,
                radius=shape.radius * scale,
                dash=dash(shape.dash),
            )
        case Line():
            return shape._replace(
                points=points(shape.points),
                width=shape.width * scale,
                radius=shape.radius * scale,
                dash=dash(shape.dash),
            )
        case Area():
            return shape._replace(points=points(shape.points), width=shape.width * scale)
        case Curve():
            return shape._replace(
                points=points(shape.points), width=shape.width * scale, dash=dash(shape.dash)
            )
        case Text():
            # Painted letters are of whole sizes: rounded down they keep to the room they had.
            size = float(max(1, floor(shape.style.size * scale + 1e-9)))
            style = shape.style._replace(size=size)
            return shape._replace(x=x + shape.x * scale, y=y + shape.y * scale, style=style)
        case Picture():
            return shape._replace(rect=_rect(shape.rect, scale, x, y), radius=shape.radius * scale)


def _rect(rect: Rect, scale: float, x: float, y: float) -> Rect:
    return Rect(x + rect.x * scale, y + rect.y * scale, rect.w * scale, rect.h * scale)

"""What was drawn by hand on a frame, as shapes of its slides; the file keeps it by frame.

A frame of several parts keeps the strokes of all: those of each part lie a frame's width below
those of the part before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.drawing.faces import disc
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Curve, Picture, Point, Rect, Shape, Text
from journeymap.language import tr
from journeymap.layout.slides.slide import WALL, Slide
from journeymap.model.ink import InkStroke, read_ink
from journeymap.model.records import Frame

INK = "#e4572e"
"""The colour of the pen: seen on white cards and on the dark around alike."""

PENS = (INK, "#2f7de1", "#1f9d57", "#c23bb0")
"""The colours of the pens: each is seen on white cards and on the dark around alike."""

WIDTHS = (7.0, 14.0, 26.0, 4.0)
"""How broad strokes of a pen are, in units of the slide; the first is the usual one."""

_THOUSANDTH = WALL[0] / 1000
_PART = 1000.0


def drawn(frame: Frame, part: int) -> tuple[InkStroke, ...]:
    """Return the strokes on one part of a frame, in units of the wall."""
    down = (part - 1) * _PART

    def on_wall(stroke: InkStroke) -> InkStroke:
        line = ((x * _THOUSANDTH, (y - down) * _THOUSANDTH) for x, y in stroke.points)
        return stroke._replace(points=tuple(line))

    return tuple(on_wall(one) for one in read_ink(frame.ink) if _part_of(one) == part)


def redrawn(frame: Frame, part: int, strokes: Iterable[InkStroke]) -> list[InkStroke]:
    """Return the strokes of the whole frame when these are all there is on one part."""
    others = [one for one in read_ink(frame.ink) if _part_of(one) != part]
    down = (part - 1) * _PART

    def on_frame(stroke: InkStroke) -> InkStroke:
        line = ((x / _THOUSANDTH, y / _THOUSANDTH + down) for x, y in stroke.points)
        return stroke._replace(points=tuple(line))

    return [*others, *(on_frame(one) for one in strokes if one.points)]


def pen_of(stroke: InkStroke) -> tuple[str, float]:
    """Return the colour of a stroke's pen, and how broad it is in units of the slide."""
    return PENS[stroke.pen % len(PENS)], WIDTHS[stroke.broad % len(WIDTHS)]


def inked(slide: Slide, size: tuple[float, float]) -> Slide:
    """Return a slide of the wall with what is drawn on it, in the middle of a larger page."""
    lines = drawn(slide.frame, slide.part)
    scene = slide.scene
    across, down = (size[0] - WALL[0]) / 2, (size[1] - WALL[1]) / 2
    ink = Layer(LayerName.INK, tuple(_figure(line) for line in lines))
    layers = (*scene.layers, ink) if lines else scene.layers
    if across or down:
        layers = tuple(x.with_figures(tuple(_moved(x.figures, across, down))) for x in layers)
    return slide._replace(scene=Scene(*size, layers))


def _figure(stroke: InkStroke) -> Figure:
    """Draw a stroke as a smooth curve through its points; a tap is a dot."""
    line, (tone, width) = stroke.points, pen_of(stroke)
    rect = Rect(*line[0], 0.0, 0.0)
    for x, y in line:
        rect = rect.joined(Rect(x, y, 0.0, 0.0))
    shape: Shape = Curve(_smooth(line), tone, width)
    if rect.w + rect.h < 1.0:
        shape = disc(*line[0], width / 2, tone)
    return Figure("", FigureRole.INK, tr("drawn by hand"), rect.grown(width), (shape,), tone)


def _smooth(line: Sequence[Point]) -> tuple[Point, ...]:
    """Return cubic segments through points (Catmull-Rom, tension ½)."""
    points = [line[0], *line, line[-1]]
    run = [line[0]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        points, points[1:], points[2:], points[3:], strict=False
    ):
        run += [
            (bx + (cx - ax) / 6, by + (cy - ay) / 6),
            (cx - (dx - bx) / 6, cy - (dy - by) / 6),
            (cx, cy),
        ]
    return tuple(run)


def _moved(figures: Iterable[Figure], across: float, down: float) -> Iterator[Figure]:
    def point(at: Point) -> Point:
        return at[0] + across, at[1] + down

    def rect(place: Rect) -> Rect:
        return Rect(*point((place.x, place.y)), place.w, place.h)

    def shape(one: Shape) -> Shape:
        if isinstance(one, (Box, Picture)):
            return one._replace(rect=rect(one.rect))
        if isinstance(one, Text):
            return one._replace(x=one.x + across, y=one.y + down)
        return one._replace(points=tuple(map(point, one.points)))

    for it in figures:
        yield Figure(it.id, it.role, it.name, rect(it.rect), tuple(map(shape, it.shapes)), it.tone)


def _part_of(stroke: InkStroke) -> int:
    return int(stroke.points[0][1] // _PART) + 1

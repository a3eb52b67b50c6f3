"""What stands in the rail of the emotion lane: the words of its scale, and whose curve is which."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Point, Rect, Shape
from journeymap.drawing.theme import RAIL, SMALL, SMALL_STRONG
from journeymap.lanes import LaneContext, RailDrawing, ValueScale

_INSET = 16.0


def feeling_rail(
    context: LaneContext, scale: ValueScale, words: Sequence[Paragraph], width: float
) -> RailDrawing:
    """Name the best, the neutral and the worst feeling at their heights, and the personas.

    The words of the scale are ``width`` page units wide.
    """
    names = _names(context, RAIL - 2 * _INSET - width - 8.0 - 15)

    def draw(rect: Rect, at: Point) -> tuple[Shape, ...]:
        return (*_scale(context, scale, words, rect), *_people(context, names, at))

    return RailDrawing(width + 8.0, sum(name.height + 5 for name in names), draw)


def _names(context: LaneContext, room: float) -> list[Paragraph]:
    """Return the personas' names, to say whose curve is which when there are several."""
    if len(context.personas) < 2:
        return []
    return [
        paragraph(p.name, SMALL_STRONG if p.id == context.focus else SMALL, room, context.measure)
        for p in context.personas
    ]


def _scale(
    context: LaneContext, scale: ValueScale, words: Sequence[Paragraph], rect: Rect
) -> list[Shape]:
    zero, right = rect.y + scale.zero, rect.x + RAIL - 12
    ink, shapes = context.theme.ink_soft, list[Shape]()
    for y, text in zip((zero - scale.unit, zero, zero + scale.unit), words, strict=True):
        shapes += text.shapes(right, y - text.height / 2, ink, context.measure, "end")
    return shapes


def _people(context: LaneContext, names: Sequence[Paragraph], at: Point) -> list[Shape]:
    x, y = at
    shapes: list[Shape] = []
    for i, (persona, name) in enumerate(zip(context.personas, names, strict=False)):
        colour = context.theme.persona(persona.colour, i)
        shapes.append(disc(x + 5, y + 7, 4, colour))
        shapes += name.shapes(x + 15, y, context.theme.ink_soft, context.measure)
        y += name.height + 5
    return shapes

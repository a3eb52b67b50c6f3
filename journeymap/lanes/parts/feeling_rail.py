"""What stands in the rail of an emotion lane: the words of its scale, and whose curve is which."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.persona_signs import SWATCH, PersonaSign, swatch
from journeymap.drawing.shapes import Point, Rect, Shape
from journeymap.drawing.theme import RAIL, SMALL, SMALL_STRONG
from journeymap.lanes import LaneContext, RailDrawing, ValueScale
from journeymap.lanes.parts.promise import sign
from journeymap.lanes.parts.walks import sign_of
from journeymap.language import tr
from journeymap.model.records import Persona

_INSET = 16.0
_BESIDE = SWATCH + 6.0
_NARROW = 40.0
_SCALE = (48.0, 104.0)

Words = tuple[str, str, str]


def scale(context: LaneContext, words: Words) -> tuple[Paragraph, Paragraph, Paragraph]:
    """Set the words for the highest, the middle and the lowest value of a scale."""
    room = scale_width(context, words)
    high, middle, low = (paragraph(one, SMALL, room, context.measure) for one in words)
    return high, middle, low


def scale_width(context: LaneContext, words: Words) -> float:
    """Return how wide the words of the scale may be: as a line or a long word needs, in reason."""
    least, most = _SCALE

    def width(text: str) -> float:
        return context.measure.width(text, SMALL) + 1.0

    needed = (
        width(one) if width(one) <= most else max(map(width, one.split())) for one in words if one
    )
    return min(most, max(least, *needed))


def feeling_rail(
    context: LaneContext,
    values: ValueScale,
    words: Words,
    people: Sequence[Persona],
    promised: bool = False,
) -> RailDrawing:
    """Name the words of a scale at their heights, and under the lane's name whose curve is which.

    ``people`` are told apart where they are several.
    """
    width, set_ = scale_width(context, words), scale(context, words)
    room = max(_NARROW, RAIL - 2 * _INSET - width - 8.0 - _BESIDE)
    names = _names(context, people, room)
    under = paragraph(tr("promised"), SMALL, room, context.measure) if promised else None
    high = sum(name.height + 5 for _, name in names) + (under.height + 5 if under else 0)

    def draw(rect: Rect, at: Point, ink: str) -> tuple[Shape, ...]:
        x, y = at
        shapes = list[Shape]()
        for persona, name in names:
            shapes += swatch(x, y + 7, persona, context.theme)
            shapes += name.shapes(x + _BESIDE, y, ink, context.measure)
            y += name.height + 5
        if under:
            shapes += sign(x, y + 7, context.theme)
            shapes += under.shapes(x + _BESIDE, y, ink, context.measure)
        return (*_scale(context, values, set_, rect, ink), *shapes)

    return RailDrawing(width + 8.0, high, draw)


def _names(
    context: LaneContext, people: Sequence[Persona], room: float
) -> list[tuple[PersonaSign, Paragraph]]:
    """Return the personas' signs and names, when there are several."""
    if len(context.personas) < 2:
        return []
    return [
        (
            sign_of(context, one),
            paragraph(
                one.name, SMALL_STRONG if one.id == context.focus else SMALL, room, context.measure
            ).snug(context.measure),
        )
        for one in people
    ]


def _scale(
    context: LaneContext, values: ValueScale, words: Sequence[Paragraph], rect: Rect, ink: str
) -> list[Shape]:
    zero, right = rect.y + values.zero, rect.x + RAIL - 12
    shapes = list[Shape]()
    for y, text in zip((zero - values.unit, zero, zero + values.unit), words, strict=True):
        shapes += text.shapes(right, y - text.height / 2, ink, context.measure, "end")
    return shapes

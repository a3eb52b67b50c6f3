"""What stands in the rail of an emotion lane: the words of its scale, and whose curve is which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.persona_signs import SWATCH, swatch
from journeymap.drawing.shapes import Point, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, SMALL_STRONG
from journeymap.lanes import LaneContext, RailDrawing, ValueScale
from journeymap.lanes.parts.felt_before import before_sign
from journeymap.lanes.parts.promise import sign
from journeymap.lanes.parts.walks import sign_of
from journeymap.language import tr
from journeymap.model.records import Persona

_INSET, _CLOSER = 16.0, 10.0
_APART, _CLOSE = 5.0, 2.0
_BESIDE = SWATCH + 6.0
_SCALE = (48.0, 104.0)

Words = tuple[str, str, str]
_Key = Callable[[float, float], tuple[Shape, ...]]
"""A piece of a curve, from x on around y."""


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
    before: str = "",
) -> RailDrawing:
    """Name the words of a scale at their heights, and under the lane's name whose curve is which.

    ``people`` are told apart where they are several; ``before`` says what the grey curve is.
    """
    width, set_ = scale_width(context, words), scale(context, words)
    measure, theme = context.measure, context.theme
    whole = context.sizes.rail - 2 * _inset(context) - _BESIDE
    keys: list[tuple[_Key, str, TextStyle]] = [
        *_names(context, people),
        *([(partial(sign, theme=theme), tr("promised"), SMALL)] if promised else []),
        *([(partial(before_sign, theme), before, SMALL)] if before else []),
    ]
    told = [
        (key, paragraph(said, style, whole, measure).snug(measure)) for key, said, style in keys
    ]
    ends = tuple(max(measure.width(line, SMALL) for line in one.lines) for one in set_)

    def placed(top: float, y: float) -> list[float]:
        """Return the y of each name: those that have no room beside a word stand under it."""
        found = []
        rows = [*zip(_rows(values, set_, top), ends, strict=True)]
        for _, name in told:
            for (first, last), wide in rows:
                met = first < y + name.height and y < last
                y = last + 1.0 if met and name.width + wide + 5.0 > whole else y
            found.append(y)
            y += name.height + (_CLOSE if context.sizes.tight else _APART)
        return found

    def draw(rect: Rect, at: Point, ink: str) -> tuple[Shape, ...]:
        shapes = list[Shape]()
        for (key, name), y in zip(told, placed(rect.y, at[1]), strict=True):
            shapes += (*key(at[0], y + 7), *name.shapes(at[0] + _BESIDE, y, ink, measure))
        return (*_scale(context, values, set_, rect, ink), *shapes)

    def tall(first: float) -> float:
        return placed(0.0, first)[-1] + told[-1][1].height - first if told else 0.0

    beside = ends[0] + 2.0 if context.sizes.tight else width + 8.0
    return RailDrawing(beside, tall, draw)


def _inset(context: LaneContext) -> float:
    return _CLOSER if context.sizes.tight else _INSET


def _rows(
    values: ValueScale, words: Sequence[Paragraph], top: float
) -> tuple[tuple[float, float], ...]:
    """Return from where to where each word of the scale stands, in a lane that begins at y."""
    zero = top + values.zero
    ys = (zero - values.unit, zero, zero + values.unit)
    return tuple((y - w.height / 2, y + w.height / 2) for y, w in zip(ys, words, strict=True))


def _names(context: LaneContext, people: Sequence[Persona]) -> list[tuple[_Key, str, TextStyle]]:
    """Return the personas' signs and names with their letters, when there are several."""
    if len(context.personas) < 2:
        return []
    theme = context.theme
    return [
        (
            partial(swatch, sign=sign_of(context, one), theme=theme),
            one.name,
            SMALL_STRONG if one.id == context.focus else SMALL,
        )
        for one in people
    ]


def _scale(
    context: LaneContext, values: ValueScale, words: Sequence[Paragraph], rect: Rect, ink: str
) -> list[Shape]:
    zero, right = (
        rect.y + values.zero,
        rect.x + context.sizes.rail - (8 if context.sizes.tight else 12),
    )
    shapes = list[Shape]()
    for y, text in zip((zero - values.unit, zero, zero + values.unit), words, strict=True):
        shapes += text.shapes(right, y - text.height / 2, ink, context.measure, "end")
    return shapes

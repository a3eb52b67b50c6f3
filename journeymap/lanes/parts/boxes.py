"""Boxes under a column or several: how they are stacked, and the plain ones with text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from journeymap.drawing.icons import icon
from journeymap.drawing.marked import MarkedText, marked, unmarked
from journeymap.drawing.paragraph import Paragraph, from_right, paragraph
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, SMALL_STRONG, STRONG
from journeymap.lanes import Column, LaneContext, LaneRow

_SIGN = 14.0
_LINE = 54
"""As many letters n are as wide as 60 letters of a text."""


class Standing(NamedTuple):
    """A box measured: which columns, first to last, it stands under, and how it is drawn.

    ``above`` is how far it stands below another, in page units. All of a lower ``rank`` are set
    before those of a higher one.
    """

    first: int
    last: int
    height: float
    draw: Callable[[Rect], Figure]
    above: float = 8.0
    rank: int = 0


class TextBox(NamedTuple):
    """What a box says and which columns, first to last, it stands under.

    ``over`` is a word above the text and ``under`` what is known of it. Where it is ``rich``
    the text is marked up. ``sign`` is the name of an icon before it, ``edge`` an outline. A
    ``picture`` stands above the text: its height in page units by the width it has, and how it
    is drawn in its place.
    """

    id: str
    role: str
    first: int
    last: int
    text: str
    under: str
    tint: str
    ink: str
    style: TextStyle = STRONG
    over: str = ""
    rich: bool = False
    sign: str = ""
    edge: str = ""
    picture: tuple[Callable[[float], float], Callable[[Rect], tuple[Shape, ...]]] | None = None


def columns_of(context: LaneContext, steps: Iterable[str]) -> tuple[int, int] | None:
    """Return the first and last index of the columns of some steps, or ``None``."""
    index = {column.step: i for i, column in enumerate(context.columns)}
    found = [index[step] for step in steps if step in index]
    return (min(found), max(found)) if found else None


def width_of(context: LaneContext, first: int, last: int) -> float:
    """Return how wide a box is that stands from one column to another, in page units."""
    left, right = context.columns[first], context.columns[last]
    return right.x + right.w - left.x


def stacked_boxes(context: LaneContext, found: Iterable[Standing]) -> LaneRow:
    """Set boxes under their columns; those that would overlap go below one another."""
    free, edge = [0.0] * len(context.columns), context.sizes.air
    placed: list[tuple[Standing, float]] = []
    for one in sorted(found, key=lambda one: (one.rank, one.first, one.last)):
        span = slice(one.first, one.last + 1)
        taken = max(free[span])
        y = taken + one.above if taken else edge
        free[span] = [y + one.height] * (one.last + 1 - one.first)
        placed.append((one, y))

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return tuple(
            one.draw(
                Rect(
                    context.columns[one.first].x,
                    rect.y + y,
                    width_of(context, one.first, one.last),
                    one.height,
                )
            )
            for one, y in placed
        )

    return LaneRow(max(free, default=0.0) + edge, draw)


def boxes(context: LaneContext, slips: Sequence[TextBox]) -> LaneRow:
    """Set boxes of text under their columns; those that would overlap go below one another."""
    return stacked_boxes(context, [text_box(context, slip) for slip in slips])


def text_box(context: LaneContext, slip: TextBox) -> Standing:
    """Measure a box of text."""
    pad, inset = context.sizes.air - 1.0, context.sizes.box
    hang = _SIGN + 6.0 if slip.sign else 0.0
    whole = width_of(context, slip.first, slip.last) - 2 * inset - hang
    # A box across a stage keeps lines of about 60 letters, which the eye finds its way back from.
    line = whole if from_right(slip.text) else context.measure.width("n" * _LINE, slip.style)
    inner = min(whole, line)
    over = paragraph(slip.over, SMALL_STRONG, inner, context.measure) if slip.over else None
    text: Paragraph | MarkedText | None = None
    if slip.text:
        set_ = marked if slip.rich else paragraph
        text = set_(slip.text, slip.style, inner, context.measure)
    under = paragraph(slip.under, SMALL, inner, context.measure) if slip.under else None
    parts = [part for part in (over, text, under) if part]
    high = slip.picture[0](whole + hang + 2 * inset) if slip.picture else 0.0
    words = sum(part.height for part in parts) + 2.0 * max(0, len(parts) - 1)
    height = high + 2 * pad + max(words, _SIGN if slip.sign else 0.0)
    alone = bool(high) and not parts  # a picture without words fills its box
    height = high if alone else height

    def draw(rect: Rect) -> Figure:
        shapes: list[Shape] = [Box(rect, slip.tint, slip.edge, radius=6)]
        if slip.picture:
            shapes += slip.picture[1](Rect(rect.x, rect.y, rect.w, high))
        y = rect.y + high + pad
        if slip.sign and not alone:
            place = Rect(rect.x + inset - 1.0, y, _SIGN, _SIGN)
            shapes += icon(slip.sign, place, slip.ink, 1.3)
        for part in parts:
            shapes += part.shapes(rect.x + inset + hang, y, slip.ink, context.measure)
            y += part.height + 2.0
        name = unmarked(slip.text) if slip.rich else slip.text
        return Figure(slip.id, slip.role, name, rect, tuple(shapes), slip.tint)

    return Standing(slip.first, slip.last, height, draw)


def spread(column: Column, count: int) -> list[float]:
    """Return so many x evenly over a column, the middle for one."""
    return [column.x + column.w * (i + 1) / (count + 1) for i in range(count)]

"""Small boxes of text under a column: ideas, quotes and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import SMALL, STRONG
from journeymap.lanes import Column, LaneContext, LaneRow

_INSET = 10.0
_GAP = 8.0
_EDGE = 10.0


class TextBox(NamedTuple):
    """What a box says and which columns, first to last, it stands under."""

    id: str
    role: str
    first: int
    last: int
    text: str
    under: str
    tint: str
    ink: str
    style: TextStyle = STRONG


class _Set(NamedTuple):
    slip: TextBox
    x: float
    y: float
    w: float
    h: float
    text: Paragraph
    under: Paragraph


def columns_of(context: LaneContext, steps: Iterable[str]) -> tuple[int, int] | None:
    """Return the first and last index of the columns of some steps, or ``None``."""
    index = {column.step: i for i, column in enumerate(context.columns)}
    found = [index[step] for step in steps if step in index]
    return (min(found), max(found)) if found else None


def boxes(context: LaneContext, slips: Sequence[TextBox]) -> LaneRow:
    """Set boxes under their columns; those that would overlap go below one another."""
    free = [_EDGE] * len(context.columns)
    placed: list[_Set] = []
    for slip in sorted(slips, key=lambda s: (s.first, s.last)):
        left, right = context.columns[slip.first], context.columns[slip.last]
        width = right.x + right.w - left.x
        text = paragraph(slip.text, slip.style, width - 2 * _INSET, context.measure)
        under = paragraph(slip.under, SMALL, width - 2 * _INSET, context.measure)
        height = 18 + (text.height if slip.text else 0) + (under.height + 2 if slip.under else 0)
        y = max(free[slip.first : slip.last + 1])
        free[slip.first : slip.last + 1] = [y + height + _GAP] * (slip.last + 1 - slip.first)
        placed.append(_Set(slip, left.x, y, width, height, text, under))

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return tuple(_figure(context, one, rect.y) for one in placed)

    return LaneRow(max(free, default=_EDGE) - _GAP + _EDGE, draw)


def _figure(context: LaneContext, one: _Set, top: float) -> Figure:
    slip = one.slip
    rect = Rect(one.x, top + one.y, one.w, one.h)
    shapes: list[Shape] = [Box(rect, slip.tint, radius=6)]
    x, y = rect.x + _INSET, rect.y + 9
    if slip.text:
        shapes += one.text.shapes(x, y, slip.ink, context.measure)
        y += one.text.height + 2
    if slip.under:
        shapes += one.under.shapes(x, y, slip.ink, context.measure)
    return Figure(slip.id, slip.role, slip.text, rect, tuple(shapes), slip.tint)


def spread(column: Column, count: int) -> list[float]:
    """Return so many x evenly over a column, the middle for one."""
    return [column.x + column.w * (i + 1) / (count + 1) for i in range(count)]

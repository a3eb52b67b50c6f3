"""The tip beside a mark: what is to be known of it, in lines, wherever it has room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.painting.paint import paint_figures

_WIDE = 360.0
_PAD = 10.0
_AWAY = 10.0
_FIRST = TextStyle(13, 700)
_REST = TextStyle(12, 400)


def paint_tip(
    painter: QPainter, words: str, beside: QRectF, room: QSize, theme: Theme, measure: Measure
) -> QRectF:
    """Paint a tip in a view so large, above a place or where it fits else; return where."""
    lines = [line for line in words.splitlines() if line.strip()]
    if not lines:
        return QRectF()
    set_ = [paragraph(line, _REST if i else _FIRST, _WIDE, measure) for i, line in enumerate(lines)]
    wide = max(measure.width(row, one.style) for one in set_ for row in one.lines) + 2 * _PAD
    high = sum(one.height for one in set_) + 2 * (_PAD - 2)
    x = min(max(4.0, beside.center().x() - wide / 2), max(4.0, room.width() - wide - 4.0))
    y = beside.top() - high - _AWAY
    if y < 4.0:
        y = min(beside.bottom() + _AWAY, room.height() - high - 4.0)
    place = Rect(x, y, wide, high)
    shapes: list[Shape] = [
        Box(place._replace(y=y + 2.0), theme.card_shadow, radius=8.0),
        Box(place, theme.card, theme.divider, 1.0, 8.0),
    ]
    top = y + _PAD - 2
    for i, one in enumerate(set_):
        ink = theme.ink_soft if i else theme.ink
        shapes += one.shapes(x + _PAD, top, ink, measure)
        top += one.height
    paint_figures(painter, (Figure("", FigureRole.GESTURE, "", place, tuple(shapes)),))
    return QRectF(*place)

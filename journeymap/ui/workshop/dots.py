"""The dots people have put down, painted over whatever shows the things they lie on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, pen

_HIGH = 22.0
_FACE = TextStyle(13, 700)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_NO_PEN = Qt.PenStyle.NoPen


def paint_dots(
    painter: QPainter,
    dots: Mapping[str, int],
    docks: Callable[[str], Iterable[Rect]],
    colours: tuple[str, str],
    scale: float = 1.0,
) -> None:
    """Paint a badge with the number of dots at the upper right of each place, in view units."""
    ground, ink = colours
    painter.setFont(font(TextStyle(_FACE.size * scale, _FACE.weight)))
    high = _HIGH * scale
    for id, n in dots.items():
        for rect in docks(id):
            words = str(n)
            wide = high * (0.6 + 0.4 * len(words))
            badge = QRectF(rect.right - wide * 0.6, rect.y - high * 0.62, wide, high)
            painter.setPen(pen("#ffffff", 1.5 * scale))
            painter.setBrush(brush(ground))
            painter.drawRoundedRect(badge, high / 2, high / 2)
            painter.setPen(pen(ink, 1.0))
            painter.drawText(badge, int(_CENTRE), words)
            painter.setPen(_NO_PEN)

"""Colours as small pictures in menus: a disc, with a tick on the present one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from journeymap.drawing.colours import Tones
from journeymap.drawing.theme import Theme

_SIZE = 16
_NO_TONES = ("", "", "")


def swatch(wish: str, theme: Theme, ticked: bool) -> QIcon:
    """Return the picture of a colour in a theme; a ring where a thing is left to its place."""
    return _drawn(theme.own(wish) or Tones(*_NO_TONES), theme.assumed_edge, ticked)


@cache
def _drawn(tones: Tones, edge: str, ticked: bool) -> QIcon:
    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(tones.ink or edge), 1.4))
        painter.setBrush(QColor(tones.tint) if tones.tint else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(8, 8), 6.6, 6.6)
        if ticked:
            pen = QPen(QColor(tones.ink or edge), 1.9)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([QPointF(4.9, 8.2), QPointF(7.1, 10.4), QPointF(11.2, 5.8)])

    return _icon(draw)


@cache
def theme_swatch(theme: Theme) -> QIcon:
    """Return a theme as a small picture: its page with its accent, its worst and its best."""

    def draw(painter: QPainter) -> None:
        painter.setPen(QPen(QColor(theme.assumed_edge), 1.0))
        painter.setBrush(QColor(theme.page))
        painter.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        tones = (theme.accent, theme.feelings[0], theme.feelings[-1])
        for x, tone in zip((3, 6.6, 10.2), tones, strict=True):
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(QRectF(x, 4, 2.8, 8), 1.2, 1.2)

    return _icon(draw)


def _icon(draw: Callable[[QPainter], None]) -> QIcon:
    """Return what is drawn on 16 units a side, sharp on fine screens, too."""
    made = QIcon()
    for ratio in (1, 2):
        picture = QPixmap(_SIZE * ratio, _SIZE * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
        made.addPixmap(picture)
    return made

"""Names that stay in sight when their own place, of a lane or a stage, is scrolled away."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from journeymap.drawing.theme import SMALL_STRONG
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, pen

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

_HIGH = 22.0
_EDGE = 8.0
_WIDEST = 220.0
_LEAST_ZOOM = 0.25
_ELIDE = Qt.TextElideMode.ElideRight


def paint_chips(painter: QPainter, canvas: Canvas) -> None:
    """Paint the names whose own place is out of view; each is painted once and then copied."""
    camera, scene = canvas.camera, canvas.page
    if camera.zoom < _LEAST_ZOOM or not scene.bands:
        return
    ratio = canvas.devicePixelRatioF()
    if camera.x > scene.rail.right - 60.0:
        _lanes(painter, canvas, ratio)
    if scene.stages and camera.y > scene.stages[0][1].bottom - 12.0 / camera.zoom:
        _stages(painter, canvas, ratio)


def _lanes(painter: QPainter, canvas: Canvas, ratio: float) -> None:
    camera, theme, high = canvas.camera, canvas.theme, canvas.viewport().height()
    paper = canvas.scene.layers[0].figures
    for figure in paper:
        if figure.role != "lane title":
            continue
        top = (figure.rect.y - camera.y) * camera.zoom
        bottom = top + figure.rect.h * camera.zoom
        if bottom > _HIGH + 2 * _EDGE and top < high:
            # Astride the lane's upper edge, above its cards; below the names of the stages.
            place = min(max(top - _HIGH * 0.4, _EDGE + _HIGH + 6), bottom - _HIGH - 4)
            chip = _chip(figure.name, theme.lane, theme.ink_soft, _WIDEST, ratio)
            painter.drawPixmap(QPointF(_EDGE, place), chip)


def _stages(painter: QPainter, canvas: Canvas, ratio: float) -> None:
    camera, scene = canvas.camera, canvas.page
    left, right = camera.x, camera.x + canvas.viewport().width() / camera.zoom
    for id, rect in scene.stages:
        if rect.x > right or rect.x + rect.w < left:
            continue
        figure = scene.figure(id, "stage")
        place = max((rect.x - left) * camera.zoom + 12, _EDGE)
        room = min((rect.x + rect.w - left) * camera.zoom - 16 - place, _WIDEST)
        if figure is not None and room > 50:
            chip = _chip(figure.name, figure.tone, canvas.theme.ink, room, ratio)
            painter.drawPixmap(QPointF(place, _EDGE), chip)


@lru_cache(maxsize=256)
def _chip(name: str, ground: str, ink: str, room: float, ratio: float) -> QPixmap:
    face = font(SMALL_STRONG)
    metrics = QFontMetricsF(face)
    words = metrics.elidedText(name, _ELIDE, room - 16)
    wide = metrics.horizontalAdvance(words) + 16
    pixmap = QPixmap(round((wide + 1) * ratio), round((_HIGH + 1) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen("#00000022", 1.0))
        painter.setBrush(brush(ground + "f0"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, wide - 1, _HIGH - 1), 6, 6)
        painter.setPen(pen(ink, 1.0))
        painter.setFont(face)
        painter.drawText(QPointF(8, (_HIGH + metrics.ascent() - metrics.descent()) / 2), words)
    return pixmap

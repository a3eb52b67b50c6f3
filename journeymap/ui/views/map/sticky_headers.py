"""Names that stay in sight when their own place, of a lane or a stage, is scrolled away."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import SMALL_STRONG
from journeymap.layout.map.scene import MapScene, PageRow
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, pen
from journeymap.ui.views.map.scene_view import SceneView

_HIGH = 22.0
_EDGE = 8.0
_WIDEST = 220.0
_LEAST_ZOOM = 0.25
_ELIDE = Qt.TextElideMode.ElideRight


def paint_sticky_headers(painter: QPainter, view: SceneView) -> None:
    """Paint the names whose own place is out of view; each is painted once and then copied."""
    camera, scene = view.camera, view.page
    if camera.zoom < _LEAST_ZOOM:
        return
    ratio = view.devicePixelRatioF()
    rail = next((row.rail for row in scene.rows if row.bands), None)
    if rail and camera.x > rail.right - 60.0:
        _lanes(painter, view, ratio)
    row = _uppermost(scene, camera.y)
    if row and row.stages and camera.y > row.stages[0][1].bottom - 12.0 / camera.zoom:
        _stages(painter, view, row, ratio)


def _uppermost(scene: MapScene, y: float) -> PageRow | None:
    """Return the uppermost row of which something is seen below a y."""
    return next((row for row in scene.rows if row.bottom > y), None)


def _lanes(painter: QPainter, view: SceneView, ratio: float) -> None:
    camera, theme, high = view.camera, view.theme, view.viewport().height()
    papers = view.scene.layers[: max(1, len(view.page.rows))]
    for figure in (figure for paper in papers for figure in paper.figures):
        if figure.role != FigureRole.LANE_TITLE:
            continue
        top = (figure.rect.y - camera.y) * camera.zoom
        bottom = top + figure.rect.h * camera.zoom
        if bottom > _HIGH + 2 * _EDGE and top < high:
            # Astride the lane's upper edge, above its cards; below the names of the stages.
            place = min(max(top - _HIGH * 0.4, _EDGE + _HIGH + 6), bottom - _HIGH - 4)
            header = _header(figure.name, theme.lane, theme.ink_soft, _WIDEST, ratio)
            painter.drawPixmap(QPointF(_EDGE, place), header)


def _stages(painter: QPainter, view: SceneView, row: PageRow, ratio: float) -> None:
    camera, scene = view.camera, view.page
    left, right = camera.x, camera.x + view.viewport().width() / camera.zoom
    for id, rect in row.stages:
        if rect.x > right or rect.x + rect.w < left:
            continue
        figure = scene.figure(id, FigureRole.STAGE)
        place = max((rect.x - left) * camera.zoom + 12, _EDGE)
        room = min((rect.x + rect.w - left) * camera.zoom - 16 - place, _WIDEST)
        if figure is not None and room > 50:
            header = _header(figure.name, figure.tone, view.theme.ink, room, ratio)
            painter.drawPixmap(QPointF(place, _EDGE), header)


@lru_cache(maxsize=256)
def _header(name: str, ground: str, ink: str, room: float, ratio: float) -> QPixmap:
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

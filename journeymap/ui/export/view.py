"""A sheet as it will be: all of it, or as near as one wants to look."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.drawing.paper import PaperSheet
from journeymap.drawing.roles import LayerName
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.afar import paint_afar
from journeymap.painting.pages import paint_sheet
from journeymap.painting.paint import colour, paint, paint_figures

REST = 80
"""Milliseconds a view stays as it is before the sheet is painted sharp."""

STEP = 1.25
"""How much nearer one step looks."""

_AROUND = 28.0
_CHECK = 8
_SHADOW = 7
_NEAREST = 2.0
"""Pixels a page unit of the nearest look."""
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform
_SPECKS = 0.08
"""Pixels a page unit below which no letter is higher than one pixel."""
_MIDDLE = QPointF(0.5, 0.5)
_LEFT = Qt.MouseButton.LeftButton
_NEARER = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
_WAYS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class PaperView(QWidget):
    """Paints a sheet; while one moves it, it shows the last picture where that belongs.

    The wheel, + and − look nearer and further, dragging and the arrows move, 0 and a double
    click show all of it again.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sheet: PaperSheet | None = None
        self.picture: QPixmap | None = None
        self._pictured = QRectF()
        self._zoom, self._centre = 1.0, _MIDDLE
        self._grip: QPointF | None = None
        self._stale = self._see_through = False
        self._ground = QColor(mix(theme.page, theme.edge, 0.75))
        self._edge, self._focus = QPen(QColor(theme.divider)), QPen(QColor(theme.accent))
        self._checks = _checks(QColor(theme.lane), QColor(theme.pill))
        self._paper, self._shade = QBrush(QColor("#ffffff")), QColor(0, 0, 0, 4)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.paint_now)
        self.setAccessibleName(tr("Preview"))
        self.setMinimumSize(240, 180)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_sheet(self, sheet: PaperSheet, see_through: bool) -> None:
        """Show another sheet; one without a background is on white, or on nothing at all."""
        before = self._sheet
        if before is None or before[:2] != sheet[:2]:
            self._zoom, self._centre = 1.0, _MIDDLE
        self._sheet, self._see_through = sheet, see_through
        self.paint_now()

    @property
    def place(self) -> QRectF:
        """Where the sheet lies in this view, which may be larger than the view."""
        if self._sheet is None:
            return QRectF()
        scale = self._fit(self._sheet) * self._zoom
        wide, high = max(1.0, self._sheet.width * scale), max(1.0, self._sheet.height * scale)
        x = self.width() / 2 - _kept(self._centre.x(), self.width(), wide) * wide
        y = self.height() / 2 - _kept(self._centre.y(), self.height(), high) * high
        return QRectF(round(x), round(y), round(wide), round(high))

    def look_nearer(self, factor: float, at: QPointF | None = None) -> None:
        """Look so much nearer at a point of the view, by default its middle."""
        if self._sheet is None:
            return
        point = at or QPointF(self.width() / 2, self.height() / 2)
        before = self.place
        x = (point.x() - before.x()) / before.width()
        y = (point.y() - before.y()) / before.height()
        most = max(1.0, _NEAREST / self._fit(self._sheet))
        self._zoom = max(1.0, min(self._zoom * factor, most))
        scale = self._fit(self._sheet) * self._zoom
        wide, high = self._sheet.width * scale, self._sheet.height * scale
        self._look_at(
            x - (point.x() - self.width() / 2) / wide, y - (point.y() - self.height() / 2) / high
        )

    def move_by(self, dx: float, dy: float) -> None:
        """Move the sheet by so many pixels."""
        if self._sheet is None:
            return
        place = self.place
        centre = QPointF(self.width() / 2, self.height() / 2) - place.topLeft()
        self._look_at((centre.x() - dx) / place.width(), (centre.y() - dy) / place.height())

    def show_all(self) -> None:
        """Zoom out until the sheet fits, with its middle in the middle."""
        if self._sheet is None:
            return
        self._zoom = 1.0
        self._look_at(0.5, 0.5)

    def paint_now(self) -> None:
        """Paint what is seen of the sheet as sharp as the screen is."""
        self._rest.stop()
        if self._sheet is None:
            return
        ratio, place, sheet = self.devicePixelRatioF(), self.place, self._sheet
        seen = place.intersected(QRectF(self.rect()))
        picture = QPixmap(QSize(round(seen.width() * ratio), round(seen.height() * ratio)))
        picture.fill(colour(sheet.background) if sheet.background else Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.scale(ratio, ratio)
            painter.translate(place.topLeft() - seen.topLeft())
            painter.scale(place.width() / sheet.width, place.height() / sheet.height)
            paint_sheet(painter, sheet, _draw)
        picture.setDevicePixelRatio(ratio)
        self.picture, self._stale = picture, False
        self._pictured = QRectF(
            (seen.x() - place.x()) / place.width(),
            (seen.y() - place.y()) / place.height(),
            seen.width() / place.width(),
            seen.height() / place.height(),
        )
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._stale = True
        self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        self.look_nearer(STEP ** (turn / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT:
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved, self._grip = event.position() - self._grip, event.position()
            self.move_by(moved.x(), moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _NEARER:
            self.look_nearer(_NEARER[key])
        elif key in _WAYS and self._zoom > 1.0:
            dx, dy = _WAYS[key]
            self.move_by(dx * self.width() / 6, dy * self.height() / 6)
        elif key == Qt.Key.Key_0:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground)
            if self.picture is None or self._sheet is None:
                return
            place = self.place
            for i in range(_SHADOW):
                painter.fillRect(place.adjusted(-i, 2 - i, i, 2 + i), self._shade)
            painter.setBrushOrigin(place.topLeft())
            painter.fillRect(place, self._checks if self._see_through else self._paper)
            painter.setRenderHint(_SMOOTH, self._stale)
            part = self._pictured
            there = QRectF(
                place.x() + part.x() * place.width(),
                place.y() + part.y() * place.height(),
                part.width() * place.width(),
                part.height() * place.height(),
            )
            painter.drawPixmap(there, self.picture, QRectF(self.picture.rect()))
            painter.setPen(self._focus if self.hasFocus() else self._edge)
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _fit(self, sheet: PaperSheet) -> float:
        """Return the pixels a page unit at which all of a sheet is seen."""
        wide, high = self.width() - 2 * _AROUND, self.height() - 2 * _AROUND
        return max(1e-6, min(wide / sheet.width, high / sheet.height))

    def _look_at(self, x: float, y: float) -> None:
        """Bring a point of the sheet into the middle; sides count as 1."""
        place = self.place
        self._centre = QPointF(
            _kept(x, self.width(), place.width()), _kept(y, self.height(), place.height())
        )
        self.setCursor(
            Qt.CursorShape.OpenHandCursor if self._zoom > 1.0 else Qt.CursorShape.ArrowCursor
        )
        self._stale = True
        self._rest.start()
        self.update()


def _draw(painter: QPainter, scene: Scene, clip: Rect) -> None:
    """Draw a scene as it will be; where a letter would be a dot, in bulk and so at once."""
    zoom = painter.worldTransform().m11()
    if zoom >= _SPECKS:
        paint(painter, scene, clip)
        return
    paint_afar(painter, scene, zoom)
    for layer in scene.layers:
        if layer.name == LayerName.ADDED:  # a logo is large where all else is small
            paint_figures(painter, layer.figures)


def _kept(centre: float, view: float, length: float) -> float:
    """Return what is in the middle so that no more is beside the sheet than need be."""
    half = (view / 2 - _AROUND) / length
    return 0.5 if half >= 0.5 else max(half, min(centre, 1.0 - half))


def _checks(light: QColor, dark: QColor) -> QBrush:
    """Return the squares that stand for nothing behind."""
    tile = QPixmap(2 * _CHECK, 2 * _CHECK)
    tile.fill(light)
    with QPainter(tile) as painter:
        painter.fillRect(0, 0, _CHECK, _CHECK, dark)
        painter.fillRect(_CHECK, _CHECK, _CHECK, _CHECK, dark)
    return QBrush(tile)

"""The minimap: the whole page in a corner of the view, and what of it is seen as a frame."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.painting.paint import brush, colour, pen
from journeymap.ui.views.map.scene_view import SceneView

_WIDEST, _HIGHEST = 150.0, 92.0
_PAD = 8.0
_GROUNDS = frozenset({FigureRole.STAGE, FigureRole.REGION, FigureRole.LANE})
_LEAST = 2.0  # pixels a card is wide and high, however large the page
_STEP = 0.2  # how much of what is seen an arrow key goes on
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Minimap(QWidget):
    """Shows the page small; where one presses there the view goes, and the frame can be dragged."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._held: QPointF | None = None
        self._picture: tuple[Scene, Theme, float, QPixmap] | None = None
        self.setAccessibleName(tr("Overview of the page"))
        self.setToolTip(tr("What is seen of the page; drag the frame, or click where to go"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        view.zoomed.connect(self.update)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a size with the proportions of the page."""
        scene = self._view.scene
        scale = self._scale(scene)
        wide, high = scene.width * scale, scene.height * scale
        return QSize(round(wide + 2 * _PAD), round(high + 2 * _PAD))

    def frame(self) -> QRectF:
        """Return where in the minimap what is seen is framed."""
        seen, scale = self._view.seen(), self._scale(self._view.scene)
        place = QRectF(_PAD + seen.x * scale, _PAD + seen.y * scale, seen.w * scale, seen.h * scale)
        return place.intersected(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))

    def _scale(self, scene: Scene) -> float:
        return min(_WIDEST / max(1.0, scene.width), _HIGHEST / max(1.0, scene.height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._view.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen(theme.accent if self.hasFocus() else theme.divider, 1.0))
            painter.setBrush(brush(theme.lane + "f2"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.drawPixmap(QPointF(_PAD, _PAD), self._drawn(theme))
            painter.setPen(pen(theme.accent, 1.5))
            painter.setBrush(brush(theme.accent + "18"))
            painter.drawRoundedRect(self.frame(), 3, 3)

    def _drawn(self, theme: Theme) -> QPixmap:
        """Return the page as tinted grounds with small cards, painted once for each page."""
        scene, ratio = self._view.scene, self.devicePixelRatioF()
        if self._picture is None or self._picture[:3] != (scene, theme, ratio):
            self._picture = scene, theme, ratio, _painted(scene, theme, self._scale(scene), ratio)
        return self._picture[3]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, frame = event.position(), self.frame()
        self._held = at - frame.center() if frame.contains(at) else QPointF(0, 0)
        self._go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        size = self._view.viewport().size()
        self._view.pan_by(-way[0] * _STEP * size.width(), -way[1] * _STEP * size.height())

    def _go(self, at: QPointF) -> None:
        """Show what lies under a point of the minimap in the middle of the view."""
        middle = at - (self._held or QPointF(0, 0))
        scale, seen, camera = self._scale(self._view.scene), self._view.seen(), self._view.camera
        camera.x = (middle.x() - _PAD) / scale - seen.w / 2
        camera.y = (middle.y() - _PAD) / scale - seen.h / 2
        self._view.moved()


def _painted(scene: Scene, theme: Theme, scale: float, ratio: float) -> QPixmap:
    wide, high = scene.width * scale, scene.height * scale
    pixmap = QPixmap(max(1, round(wide * ratio)), max(1, round(high * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        cards = [f for f in scene.figures() if f.role == FigureRole.CARD]
        for figure in scene.figures():
            if figure.role in _GROUNDS and figure.tone:
                painter.fillRect(_small(figure.rect, scale), colour(figure.tone))
        ink = colour(mix(theme.lane, theme.ink_soft, 0.55))
        for figure in cards:
            place = _small(figure.rect, scale)
            painter.fillRect(place, ink)
    return pixmap


def _small(rect: Rect, scale: float) -> QRectF:
    wide, high = max(_LEAST, rect.w * scale), max(_LEAST, rect.h * scale)
    return QRectF(rect.x * scale, rect.y * scale, wide, high)

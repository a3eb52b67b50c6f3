"""The lens: the wheel brings any place of the map nearer, and the mouse moves it about."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from journeymap.drawing.shapes import Rect
from journeymap.language import tr
from journeymap.painting.paint import colour, paint
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.room import SIZE, WHOLE, Sight
from journeymap.ui.views.map.writing import COMMANDING

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_LARGEST = 16.0
_NOTCH, _STEP = 120.0, 1.25
_CLICK = 6.0  # pixels the mouse may move in a click
_KEYS = {
    Qt.Key.Key_Plus.value: 1,
    Qt.Key.Key_Equal.value: 1,
    Qt.Key.Key_Minus.value: -1,
}


@over_slide("lens", order=42)
class Lens(ShowLayer):
    """The wheel on the whole map, and Ctrl with it on any slide, zooms where the pointer is."""

    _held: QPointF | None = None
    _from = WHOLE

    @property
    def hint(self) -> str:
        if not self.wall.sight.near:
            return ""
        return tr("Drag moves it · wheel or + − zooms · Z looks behind a card · Esc shows all")

    @property
    def pointer(self) -> Qt.CursorShape | None:
        return Qt.CursorShape.ClosedHandCursor if self._moved else None

    @property
    def _moved(self) -> bool:
        return self._held is not None and self.wall.sight != self._from

    def wheel(self, turn: int) -> bool:
        slide = self.show.slide
        wished = bool(QGuiApplication.keyboardModifiers() & _CTRL) or self.wall.sight.near
        if slide is None or not (wished or slide.frame.kind == "map"):
            return False
        self.zoom(_STEP ** (turn / _NOTCH))
        return True

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING or self.show.slide is None:
            return False
        if stroke.key in _KEYS:
            self.zoom(_STEP ** (2 * _KEYS[stroke.key]))
            return True
        if stroke.key == Qt.Key.Key_F2 and self.wall.sight.near:
            self.close()  # a title is written where it stands on the whole slide
            return True
        return False

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        if not self.wall.sight.near or not self.wall.room.slide.contains(at):
            return False
        if button == _LEFT:
            self._held, self._from = at, self.wall.sight
        return True

    def move(self, at: QPointF) -> bool:
        if self._held is None:
            return False
        each = self.wall.room.unit * self._from.scale
        way = (at - self._held) / each
        self._see(self._from.scale, self._from.x - way.x(), self._from.y - way.y())
        return True

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        self._held = None
        self.wall.show_pointer()
        return True

    def double_click(self, at: QPointF) -> bool:
        return self.press(at, _LEFT)

    def close(self) -> bool:
        was = self.wall.sight.near
        self._held = None
        self._see(1.0, 0.0, 0.0)
        return was

    def turned(self) -> None:
        self.close()

    def zoom(self, times: float) -> None:
        """Come so many times nearer to where the pointer is, or to the middle."""
        room, before = self.wall.room, self.wall.sight
        at = self.wall.pointer
        if at is None or not room.slide.contains(at):
            at = room.slide.center()
        x, y = self.wall.to_slide(at)
        scale = max(1.0, min(_LARGEST, before.scale * times))
        there = room.to_slide(at)
        self._see(scale, x - there[0] / scale, y - there[1] / scale)

    def picture(self) -> QPixmap:
        """Return what is seen now, in pixels of the screen."""
        ratio, slide = self.wall.surface.devicePixelRatioF(), self.wall.room.slide
        made = QPixmap(round(slide.width() * ratio), round(slide.height() * ratio))
        made.setDevicePixelRatio(ratio)
        with QPainter(made) as painter:
            self._draw(painter, QRectF(0, 0, slide.width(), slide.height()))
        return made

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        slide = self.wall.room.slide
        if not self.wall.sight.near or self.wall.glide.going or not clip.intersects(slide):
            return
        painter.save()
        painter.setClipRect(slide, Qt.ClipOperation.IntersectClip)
        self._draw(painter, slide)
        painter.restore()

    def _draw(self, painter: QPainter, place: QRectF) -> None:
        """Paint the part of the slide that is seen into a place: sharp, however near."""
        scale, x, y = self.wall.sight
        slide = self.show.slide
        if slide is None:
            return
        painter.fillRect(place, colour(slide.background))
        painter.save()
        each = self.wall.room.unit * scale
        painter.translate(place.topLeft())
        painter.scale(each, each)
        painter.translate(-x, -y)
        wide, high = SIZE[0] / scale, SIZE[1] / scale
        paint(painter, self.show.scene, Rect(x, y, wide, high))
        painter.restore()

    def _see(self, scale: float, x: float, y: float) -> None:
        """See a part of the slide, never beyond its edges."""
        wide, high = SIZE[0] / scale, SIZE[1] / scale
        x, y = min(max(0.0, x), SIZE[0] - wide), min(max(0.0, y), SIZE[1] - high)
        sight = Sight(scale, x, y) if scale > 1.001 else WHOLE
        if sight != self.wall.sight:
            self.wall.sight = sight
            self.wall.show_pointer()
            self.update()

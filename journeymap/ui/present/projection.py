"""The projection: the window on the wall, a picture of the slide and the layers over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.painting.paint import colour
from journeymap.ui.platform import screens
from journeymap.ui.present import keys
from journeymap.ui.present.glide import Glide, nearness
from journeymap.ui.present.layer import KeyStroke, L, ShowLayer, all_layers
from journeymap.ui.present.pictures import Pictures
from journeymap.ui.present.room import HIGH, WHOLE, WIDE, room
from journeymap.ui.present.show import Place, SlideShow, least, nothing
from journeymap.ui.workshop.ballot import Ballot
from journeymap.ui.workshop.clock import AgendaClock
from journeymap.workspace.appearance import Appearance

_IDLE = 3000
_NOTCH = 120
_LEFT = Qt.MouseButton.LeftButton


class Projection(QWidget):
    """Shows where the show is. Layers take keys and the mouse first; what is left turns slides."""

    console_wanted = Signal()
    swap_wanted = Signal()
    left = Signal()

    def __init__(
        self,
        show: SlideShow,
        appearance: Appearance,
        *,
        calm: bool = False,
        ballot: Ballot | None = None,
        clock: AgendaClock | None = None,
    ) -> None:
        super().__init__()
        self.show_, self.appearance, self.calm = show, appearance, calm
        appearance.changed.connect(self.update)
        self.ballot, self.clock = ballot or Ballot(show.workspace, self), clock or AgendaClock(self)
        self.room, self.sight = room(WIDE, HIGH), WHOLE
        self.pictures = Pictures(show, self)
        self.pictures.made.connect(self.update)
        self.glide = Glide(self)
        self.glide.moved.connect(self._update_slide)
        self.glide.done.connect(self._arrived)
        self._still = QTimer(self, singleShot=True, interval=_IDLE)
        self._still.timeout.connect(self.show_pointer)
        self._wheel = 0
        self._taken: ShowLayer | None = None
        self.pointer: QPointF | None = None
        self.left_by_click: Place | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # A click beside what is being written keeps that and does no more; the layers see to it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setWindowTitle(tr("Presentation"))
        self.setMinimumSize(320, 200)
        self.layers = all_layers(self)
        show.turned.connect(self._turned)
        show.changed.connect(self._changed)
        show.said.connect(self.say)
        self._tell()

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self.show_.workspace.view.theme

    @property
    def surface(self) -> QWidget:
        """What is painted on: this window."""
        return self

    def layer(self, kind: type[L]) -> L:
        """Return the layer of a kind. Raises ``StopIteration`` when there is none."""
        return next(layer for layer in self.layers if isinstance(layer, kind))

    def say(self, sentence: str) -> None:
        """Say something in the foot line."""
        for layer in self.layers:
            layer.say(sentence)

    def to_slide(self, at: QPointF) -> tuple[float, float]:
        """Return the point of the slide under a point of the window."""
        x, y = self.room.to_slide(at)
        scale, left, top = self.sight
        return left + x / scale, top + y / scale

    def on_wall(self, rect: Rect) -> QRectF:
        """Return where a place of the slide is in the window."""
        scale, left, top = self.sight
        each, slide = self.room.unit * scale, self.room.slide
        x, y = slide.x() + (rect.x - left) * each, slide.y() + (rect.y - top) * each
        return QRectF(x, y, rect.w * each, rect.h * each)

    def turn_full_screen(self) -> None:
        """Fill the screen, or be a window with a frame to take hold of."""
        (screens.stand if self.isFullScreen() else screens.fill)(self, self.screen())

    def show_pointer(self) -> None:
        """Show the pointer as what the mouse does; where it has nothing to do it is hidden."""
        held = (layer.pointer for layer in reversed(self.layers))
        at_rest = not self._still.isActive() and self.isActiveWindow()
        free = Qt.CursorShape.BlankCursor if at_rest else Qt.CursorShape.ArrowCursor
        shape = next((one for one in held if one is not None), free)
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def ask_console(self) -> None:
        """Ask for the speaker's notes, or for them to go."""
        self.console_wanted.emit()

    def ask_swap(self) -> None:
        """Ask for the slides to go to the next screen."""
        self.swap_wanted.emit()

    def come(self) -> None:
        """Come to the front with the keyboard; the show goes on where it was."""
        self.activateWindow()
        self.setFocus()

    def undo_click(self) -> None:
        """Be where the last click found the show: it was the first half of a double click."""
        place, self.left_by_click = self.left_by_click, None
        if place is not None and place != self.show_.place:
            self.show_.stay(place)
            self.glide.stop()
            self._arrived()

    def prepare(self) -> None:
        """Have the neighbours of what is shown painted while there is nothing else to do."""
        at, slides = self.show_.at, self.show_.slides
        ahead = [self.show_.upcoming] if self.show_.upcoming else []
        if at + 1 < len(slides):
            ahead.append((at + 1, least(slides[at + 1])))
        if at:
            ahead.append((at - 1, slides[at - 1].reveals))
        for place in ahead:
            self.pictures.soon(place, self._picture_width())

    def _turned(self, before: Place) -> None:
        """Go from one slide to another."""
        for layer in self.layers:
            layer.turned()
        old, new = self._picture(before), self._picture(self.show_.place)
        near, part = nearness(self.show_.slides, before[0], self.show_.at, self.room)
        self.glide_over(old, new, near or self.show_.at - before[0], part)
        self._tell()
        self.update()

    def glide_over(self, old: QPixmap, new: QPixmap, way: int, part: QRectF | None = None) -> None:
        """Go from one picture to another as ``Glide.begin`` does, or at once where that is wished."""
        if self.calm or self.appearance.calm or not self.isVisible():
            self._arrived()
        else:
            self.pictures.hold(True)
            self.glide.begin(old, new, (way > 0) - (way < 0), part)

    def _changed(self) -> None:
        self.glide.stop()
        self._arrived()
        for layer in self.layers:
            layer.with_new_ids()
        self._tell()

    def _arrived(self) -> None:
        self.pictures.hold(False)
        self.prepare()
        self.update()

    def _picture_width(self) -> int:
        return round(self.room.slide.width() * self.devicePixelRatioF())

    def _picture(self, place: Place) -> QPixmap:
        return self.pictures.now(place, self._picture_width(), self.devicePixelRatioF())

    def _tell(self) -> None:
        """Let those who hear the screen know what is on it."""
        slide = self.show_.slide
        name = slide.title if slide else nothing()
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setAccessibleDescription(slide.subtitle if slide else "")
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, name))

    def _update_slide(self) -> None:
        slide = self.room.slide.toAlignedRect()
        self.update(0, slide.y(), self.width(), slide.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        clip = QRectF(event.rect())
        with QPainter(self) as painter:
            if not self.room.slide.contains(clip):
                painter.fillRect(clip, colour(self.theme.surround))
            if self.show_.slide is not None and clip.intersects(self.room.slide):
                self._paint_slide(painter)
            for layer in self.layers:
                layer.paint(painter, clip)

    def _paint_slide(self, painter: QPainter) -> None:
        slide = self.room.slide
        if self.glide.going:
            beside = (self.width() - slide.width()) / 2
            self.glide.paint(painter, slide, slide.width() + beside)
        else:
            painter.drawPixmap(slide.topLeft().toPoint(), self._picture(self.show_.place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.room = room(self.width(), self.height())
        self.glide.stop()
        self._arrived()
        for layer in self.layers:
            layer.with_new_ids()

    def event(self, event: QEvent) -> bool:
        # Tab would move the focus; it belongs to the layers like any other key.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.take(keys.struck(event))

    def take(self, stroke: KeyStroke) -> None:
        """Do what a key asks for, wherever it was struck."""
        self.say("")
        if stroke.key == Qt.Key.Key_Escape:
            if not stroke.repeat and not any(layer.close() for layer in reversed(self.layers)):
                self.left.emit()
            return
        if not any(layer.key(stroke) for layer in reversed(self.layers)):
            keys.act(self, stroke)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, button = event.position(), event.button()
        self.say("")
        self.pointer, self.left_by_click = at, None
        self._taken = next((x for x in reversed(self.layers) if x.press(at, button)), None)
        if self._taken is None and button == _LEFT:
            self.left_by_click = self.show_.place
            self.show_.next()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position()
        self._still.start()
        self.show_pointer()
        any(layer.move(event.position()) for layer in reversed(self.layers))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        taken, self._taken = self._taken, None
        if taken is not None:
            taken.release(event.position(), event.button())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            return
        at = event.position()
        self._taken = next((x for x in reversed(self.layers) if x.double_click(at)), None)
        if self._taken is None:
            self.mousePressEvent(event)

    def leaveEvent(self, _event: QEvent) -> None:
        self.pointer = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        if any(layer.wheel(turn) for layer in reversed(self.layers)):
            return
        # A notch is a slide; a touchpad sends many small turns, of which one glide is enough.
        self._wheel = 0 if self.glide.going else self._wheel + turn
        if abs(self._wheel) >= _NOTCH:
            (self.show_.back if self._wheel > 0 else self.show_.next)()
            self._wheel = 0

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.left.emit()

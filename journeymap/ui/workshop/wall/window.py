"""The wall of stickies in a window of its own: beside the map, or on the other screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.stickies import WALL
from journeymap.painting.paint import colour
from journeymap.ui.platform import screens
from journeymap.ui.platform.keys import latin
from journeymap.ui.window_host import WindowHost
from journeymap.ui.workshop.wall.view import WallView
from journeymap.ui.workshop.writer import StickyWriter

_Key = Qt.Key
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class StickyWindow(QWidget):
    """Shows the wall as large as the window is; F11 fills the screen, Esc closes."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget, Qt.WindowType.Window)
        self._host, workspace = host, host.workspace
        self.setObjectName("stickies")
        self.setWindowTitle(tr("Wall of stickies"))
        self.setAccessibleName(tr("Wall of stickies"))
        self.setMinimumSize(480, 280)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        ballot, appearance = host.ballot, host.appearance
        self.view = WallView(
            self, workspace, appearance, ballot, say=workspace.said.emit, heading=self._heading
        )
        self._writer = StickyWriter(self, workspace, appearance, ballot.board)
        self._writer.changed.connect(self.update)
        appearance.changed.connect(self.update)
        workspace.opened.connect(self.close)

    @property
    def _theme(self) -> Theme:
        return self._host.appearance.theme

    def _heading(self) -> str:
        clock = self._host.clock
        return clock.part.title if clock.part and clock.agenda.title else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), colour(self._theme.surround))
            self.view.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        unit = max(0.05, min(self.width() / WALL[0], self.height() / WALL[1]))
        spare = QPointF(self.width() - WALL[0] * unit, self.height() - WALL[1] * unit)
        self.view.place(spare / 2, unit)
        self._writer.place(self.view.line, unit)

    def event(self, event: QEvent) -> bool:
        # Tab would move the focus, and keys of the map are none of this window's.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(not event.modifiers() & _CONTROL)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = latin(event, QGuiApplication.platformName())
        key, held = ord(letter) if letter else event.key(), event.modifiers()
        event.accept()
        if key == _Key.Key_Escape:
            if not self._writer.close() and not self.view.close():
                self.close()
        elif held & _CONTROL:
            self._travel(key, bool(held & _SHIFT))
        elif key == _Key.Key_N:
            self._writer.place(self.view.line, self._writer.unit)
            self._writer.ask_who() if held & _SHIFT else self._writer.begin()
        elif key == _Key.Key_V:
            ballot = self._host.ballot
            ballot.end() if ballot.open else ballot.begin()
        elif key == _Key.Key_F11:
            (screens.stand if self.isFullScreen() else screens.fill)(self, self.screen())
        elif not self.view.key(key, held):
            event.ignore()

    def _travel(self, key: int, again: bool) -> None:
        workspace = self._host.workspace
        if key == _Key.Key_Z:
            workspace.redo() if again else workspace.undo()
        elif key == _Key.Key_Y:
            workspace.redo()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._writer.close():
            self.view.press(event.position(), event.button())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.view.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.view.release(event.position(), event.button())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.view.double_click(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.view.shown.turn(-1 if event.angleDelta().y() > 0 else 1):
            self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._writer.close()
        self.view.finish()
        event.accept()
        self.deleteLater()


def show_stickies(host: WindowHost) -> QWidget:
    """Show the wall in its window, or bring it to the front if it is there."""
    for there in host.widget.findChildren(StickyWindow):
        if there.isVisible():
            there.raise_()
            there.activateWindow()
            return there
    made = StickyWindow(host)
    screens.stand(made, host.widget.screen())
    made.activateWindow()
    made.setFocus()
    return made

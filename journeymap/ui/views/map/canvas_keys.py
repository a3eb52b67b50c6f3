"""Keys on the canvas, told to the tools in their words."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from journeymap.tools.controller import ToolController
from journeymap.tools.keypress import KeyPress
from journeymap.tools.write import LettersIgnored
from journeymap.ui.views.map.tool_context import MapContext
from journeymap.ui.views.map.writing import COMMANDING, writes
from journeymap.workspace.workspace import Workspace

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NAMES = {
    Qt.Key.Key_Left.value: "left",
    Qt.Key.Key_Right.value: "right",
    Qt.Key.Key_Up.value: "up",
    Qt.Key.Key_Down.value: "down",
    Qt.Key.Key_Return.value: "enter",
    Qt.Key.Key_Enter.value: "enter",
    Qt.Key.Key_Tab.value: "tab",
    Qt.Key.Key_Backtab.value: "backtab",
    Qt.Key.Key_Escape.value: "escape",
    Qt.Key.Key_Space.value: "space",
    Qt.Key.Key_L.value: "l",
    (Qt.Key.Key_Alt if sys.platform == "darwin" else Qt.Key.Key_Control).value: "copy",
}
COPYING = (
    Qt.KeyboardModifier.AltModifier
    if sys.platform == "darwin"
    else Qt.KeyboardModifier.ControlModifier
)
"""What is held to drag a copy: Ctrl, on a Mac the Option key."""


def key_press(event: QKeyEvent) -> KeyPress:
    """Return a key event in the words of the tools."""
    held = event.modifiers()
    return KeyPress(
        name=_NAMES.get(event.key(), ""),
        text=event.text(),
        writes=writes(event),
        commands=bool(held & COMMANDING),
        shift=bool(held & _SHIFT),
        repeats=event.isAutoRepeat(),
    )


class CanvasKeys(QObject):
    """Asks the tools about every key that comes to the canvas.

    A letter whose command has nothing to work on was meant to be written: those after it must
    not become commands either.
    """

    def __init__(
        self, controller: ToolController, context: MapContext, workspace: Workspace
    ) -> None:
        super().__init__(workspace)
        self._controller, self._context = controller, context
        self._letter = False
        workspace.in_vain.connect(self._in_vain)

    def overrides(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the canvas's own just now, though an action listens to it."""
        key = key_press(event)
        self._letter = key.writes and self._context.renames_by_typing
        return self._controller.overrides(key)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it meant anything."""
        key = key_press(event)
        return self._controller.key(key)

    def release(self, event: QKeyEvent) -> None:
        """A key comes up again."""
        self._controller.key_up(key_press(event))

    def _in_vain(self) -> None:
        if self._letter:
            self._context.await_pause(True)
            self._controller.enter(LettersIgnored())

"""Keys on the canvas: what is written, what walks, and what of it is a command's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from journeymap.language import tr
from journeymap.model.records import Touchpoint
from journeymap.ui.views.map.linking import DIRECTIONS
from journeymap.ui.views.map.writing import COMMANDING, writes

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

_HELD = COMMANDING | Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PAUSE = 700
"""How long nothing is typed, in milliseconds, before a letter may be a command again."""


class CanvasKeys(QObject):
    """Decides what a key means on the canvas that no action and no open field has taken.

    Typing that meets nothing it could be written into must not become commands half-way: a
    letter that did nothing makes the canvas deaf to letters until there is a pause.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas, self._workspace = canvas, canvas.workspace
        self.space = self._letter = False
        self.deaf = QTimer(self, singleShot=True, interval=PAUSE)
        self._workspace.in_vain.connect(self._in_vain)

    def _in_vain(self) -> None:
        """A command did not apply; after a letter's, what is typed on and on is none either."""
        if self._letter:
            self.deaf.start()

    def keeps(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the canvas's own just now, though an action listens to it.

        So it is while an arrow looks for its end, while the mouse holds something, which must
        not be changed from elsewhere, for a letter that begins the title of a bare card, for
        Enter in an empty cell, and for letters that run on after one that did nothing.
        """
        canvas = self._canvas
        self._letter = canvas.renames_by_typing and writes(event)
        if canvas.linking.active:
            return not event.modifiers() & COMMANDING
        if self.deaf.isActive() and self._letter:
            return True
        if (
            event.key() in _ENTER
            and self._workspace.edit_view.cell
            and not event.modifiers() & _HELD
        ):
            return True
        chosen = self._workspace.selection[-1] if self._workspace.selection else None
        bare = self._workspace.snapshot.get(Touchpoint, chosen)
        return canvas.controller.busy or (bare is not None and not bare.title and self._letter)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it meant anything."""
        canvas, key, held = self._canvas, event.key(), event.modifiers()
        if canvas.controller.busy and key != Qt.Key.Key_Escape:
            return True
        if canvas.linking.key(key):
            return True
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space = True
        elif key == Qt.Key.Key_Escape:
            canvas.clear()
        elif key in DIRECTIONS and not held & _HELD:
            canvas.walk(DIRECTIONS[key])
        elif key == Qt.Key.Key_Tab:
            canvas.perform("touchpoint.next")
        elif key == Qt.Key.Key_Backtab:
            canvas.walk("left")
        elif key in _ENTER and self._workspace.edit_view.cell:
            canvas.beginnings.here()
        elif canvas.renames_by_typing and writes(event) and event.text():
            self._write(event.text())
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> None:
        """The space bar lets go of the page."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space = False

    def _write(self, text: str) -> None:
        """Begin a title with a letter; with nowhere to write it, say so and hear no more."""
        if self.deaf.isActive():
            self._tell()
        elif self._workspace.selection:
            self._canvas.edit(self._workspace.selection[-1], text)
        elif not (self._workspace.edit_view.cell and self._canvas.beginnings.here(text)):
            self._tell()

    def _tell(self) -> None:
        self.deaf.start()
        self._workspace.said.emit(
            tr("Nothing was typed: select something to be renamed, or press T for a touchpoint.")
        )

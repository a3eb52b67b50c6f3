"""Stickies written in large letters over what the room sees: type, Enter, type, Enter."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.editing.inbox import write_sticky
from journeymap.language import tr
from journeymap.painting.fonts import font, sized
from journeymap.ui.widgets.style import dress
from journeymap.ui.workshop.board import StickyBoard
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.draft import Draft
from journeymap.workspace.pause import Pause
from journeymap.workspace.workspace import Workspace

_FACE = TextStyle(38, 500)
_WIDE, _HIGH = 1480.0, 92.0
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""For what reasons one leaves a line to come back to it."""

_LEAST = 16  # pixels of the letters one types, however small the window


class StickyField(QLineEdit):
    """A line in large letters over what the room sees.

    ``left`` says that Esc was struck, ``passed`` that one went on to something else.
    """

    left = Signal()
    passed = Signal()

    def __init__(self, parent: QWidget, appearance: Appearance) -> None:
        super().__init__(parent)
        dress(self, appearance, _sheet)

    def place(self, room: QRectF, unit: float) -> None:
        """Stand in the middle of a place of the window, in letters that fit its scale."""
        self.setFont(sized(font(_FACE), max(_LEAST, _FACE.size * unit)))
        wide = min(_WIDE * unit, room.width())
        high = max(_HIGH * unit, self.fontMetrics().height() + 16.0)
        left, top = room.center().x() - wide / 2, room.center().y() - high / 2
        self.setGeometry(QRectF(left, top, wide, high).toRect())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMING_BACK and not self.isHidden():
            self.passed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


def _sheet(theme: Theme) -> str:
    return (
        f"QLineEdit {{ background: {theme.note}; color: {theme.note_ink}; border: none;"
        f" border-radius: 12px; padding: 0 24px; placeholder-text-color: {theme.note_ink}; }}"
    )


def large_line(
    surface: QWidget, appearance: Appearance, name: str, room: QRectF, unit: float
) -> StickyField:
    """Return a line to write on, open in a place of a window and with the keyboard."""
    made = StickyField(surface, appearance)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.place(room, unit)
    made.show()
    # The key may have been struck at the speaker's notes, in another window.
    surface.activateWindow()
    made.setFocus()
    return made


class StickyWriter(QObject):
    """Takes stickies in on a large line; ``changed`` says that it came, went or kept one.

    While what is written is covered the line tells nothing either.
    """

    changed = Signal()

    def __init__(
        self, surface: QWidget, workspace: Workspace, appearance: Appearance, board: StickyBoard
    ) -> None:
        super().__init__(surface)
        self._surface, self._workspace = surface, workspace
        self._appearance, self._board = appearance, board
        self._line: StickyField | None = None
        self._pause: Pause | None = None
        self._room, self._unit, self._asks = QRectF(), 1.0, False
        board.changed.connect(self._cover)

    @property
    def open(self) -> bool:
        """Whether there is a line to write on."""
        return self._line is not None

    @property
    def unit(self) -> float:
        """How many pixels a unit has where lines stand."""
        return self._unit

    @property
    def asks_who(self) -> bool:
        """Whether the line asks who writes."""
        return self.open and self._asks

    def place(self, room: QRectF, unit: float) -> None:
        """Say where lines stand, and how large everything is there."""
        self._room, self._unit = room, unit
        if self._line is not None:
            self._line.place(room, unit)

    def begin(self) -> None:
        """Open a line for stickies."""
        self.close()
        author, self._asks = self._board.author, False
        name = tr("Sticky of {name}", name=author) if author else tr("Sticky")
        line = self._line = large_line(
            self._surface, self._appearance, name, self._room, self._unit
        )
        self._cover()
        line.returnPressed.connect(self._written)
        self._pause = Pause(self._workspace, self._keep_so_far, line)
        line.textChanged.connect(self._pause.typed)
        self._begin()
        for signal in (line.left, line.passed):
            signal.connect(self.close)
        self.changed.emit()

    def ask_who(self) -> None:
        """Ask whose the stickies are that are written from now on."""
        self.close()
        self._asks = True
        line = self._line = large_line(
            self._surface, self._appearance, tr("Who writes?"), self._room, self._unit
        )
        line.setText(self._board.author)
        line.selectAll()
        line.returnPressed.connect(self._named)
        for signal in (line.left, line.passed):
            signal.connect(self.close)
        self.changed.emit()

    def close(self) -> bool:
        """Keep what is on the line and put it away; return whether there was one."""
        line, self._line = self._line, None
        if line is None:
            return False
        if self._pause is not None and not self._asks:
            self._keep(line)
            self._pause.rest()
        self._pause = None
        line.hide()
        line.deleteLater()
        self._surface.setFocus()
        self.changed.emit()
        return True

    def _named(self) -> None:
        if self._line is not None:
            self._board.write_as(self._line.text())
            self.begin()

    def _written(self) -> None:
        if self._line is not None and self._keep(self._line) and self._draft.made:
            self._begin()
            self._line.clear()
            self.changed.emit()

    def _begin(self) -> None:
        self._draft = Draft(
            self._workspace,
            lambda words: write_sticky(self._workspace.edit_view, words, self._board.author),
        )

    def _keep_so_far(self) -> None:
        if self._line is not None:
            self._keep(self._line)

    def _keep(self, line: QLineEdit) -> bool:
        """Put what is written into the inbox; what cannot be kept stays on the line."""
        done = self._draft.keep(line.text().strip())
        if self._pause:
            self._pause.rest() if done else self._pause.tried()
        return done

    def _cover(self) -> None:
        if self._line is not None and not self._asks:
            modes = QLineEdit.EchoMode
            covered = self._board.writing_covered
            self._line.setEchoMode(modes.Password if covered else modes.Normal)

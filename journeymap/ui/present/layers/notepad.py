"""Stickies written while presenting: N, type, Enter, type, Enter; sorted onto the map later."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import Theme
from journeymap.editing.inbox import stickies, write_sticky
from journeymap.language import plural, tr
from journeymap.painting.fonts import font, sized
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.draft import Draft
from journeymap.workspace.pause import Pause

_FACE = TextStyle(38, 500)
_WIDE, _HIGH, _ABOVE = 1240.0, 96.0, 54.0
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""For what reasons one leaves a line to come back to it."""

_LEAST = 16  # pixels of the letters one types, however small the window


class StickyField(QLineEdit):
    """A line in large letters over the slide.

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
        wide = min(_WIDE * unit, room.width() - 24)
        high = max(_HIGH * unit, self.fontMetrics().height() + 16.0)
        left, top = room.center().x() - wide / 2, room.bottom() - high - _ABOVE * unit
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


def slate(layer: ShowLayer, name: str) -> StickyField:
    """Return a line to write on, open over the slide."""
    made = StickyField(layer.wall.surface, layer.wall.appearance)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.place(layer.wall.room.slide, layer.wall.room.unit)
    made.show()
    # The key may have been struck at the speaker's notes, in another window.
    layer.wall.surface.activateWindow()
    made.setFocus()
    return made


@over_slide("notepad", order=90)
class Notepad(ShowLayer):
    """Takes stickies into the inbox."""

    _line: StickyField | None = None
    _pause: Pause | None = None

    @property
    def hint(self) -> str:
        if self._line is None:
            return ""
        there = len(stickies(self.show.workspace.view.snapshot, self.show.workspace.journey))
        return " · ".join(
            (
                plural("{n} sticky in the inbox", "{n} stickies in the inbox", there),
                tr("Enter keeps it and begins the next · Esc leaves"),
            )
        )

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_N or stroke.held & COMMANDING or stroke.repeat:
            return False
        self.close()
        self._line = slate(self, tr("Sticky"))
        self._line.returnPressed.connect(self._written)
        self._pause = Pause(self.show.workspace, self._keep_so_far, self._line)
        self._line.textChanged.connect(self._pause.typed)
        self._begin()
        for signal in (self._line.left, self._line.passed):
            signal.connect(self.close)
        self.update()
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self.close()

    def close(self) -> bool:
        line, self._line = self._line, None
        if line is None:
            return False
        self._keep(line)
        if self._pause:
            self._pause.rest()
        line.hide()
        line.deleteLater()
        self.wall.surface.setFocus()
        self.update()
        return True

    def keep(self) -> None:
        self.close()

    def turned(self) -> None:
        self.with_new_ids()

    def with_new_ids(self) -> None:
        if self._line is not None:
            self._line.place(self.wall.room.slide, self.wall.room.unit)

    def _written(self) -> None:
        if self._line is not None and self._keep(self._line) and self._draft.made:
            self._begin()
            self._line.clear()
            self.update()

    def _begin(self) -> None:
        self._draft = Draft(
            self.show.workspace, lambda words: write_sticky(self.show.workspace.edit_view, words)
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

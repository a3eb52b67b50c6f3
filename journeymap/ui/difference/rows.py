"""A difference as a row of the panel: its sign, what it is about, and what differs in short."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeymap.analysis.difference import Difference, JourneyDifference
from journeymap.analysis.difference.words import kind_word, line, title_of
from journeymap.drawing.difference_signs import difference_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.model.names import kind_name
from journeymap.model.records import Touchpoint
from journeymap.painting.paint import paint_figures
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

_SIGN = 20
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DifferenceSign(QWidget):
    """The sign of what came, went or changed."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._kind = appearance, "changed"
        self.setFixedSize(QSize(_SIGN, _SIGN))
        appearance.changed.connect(self.update)

    def show_kind(self, kind: str) -> None:
        """Show another sign."""
        self._kind = kind
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign = difference_sign(_SIGN / 2, _SIGN / 2, self._kind, self._appearance.theme)
        spot = Rect(0.0, 0.0, _SIGN, _SIGN)
        paint_figures(painter, (Figure("", FigureRole.PICK, "", spot, sign),))


class DifferenceItem(QWidget):
    """A row that leads to what differs; the right button offers what can be done with it.

    A ``heading`` over it parts it from what stands before.
    """

    wanted = Signal(object)
    asked = Signal(object, QPoint)
    stepped = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.difference: Difference | None = None
        self._current = False
        self.heading, self.frame = Words("section"), QFrame()
        self.frame.setProperty("look", "item")
        self.heading.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sign = DifferenceSign(appearance)
        self.title, self.line = Words("strong"), Words("soft")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.heading)
        column.addWidget(self.frame)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(9, 7, 9, 8)
        row.setSpacing(9)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def present(self, found: JourneyDifference, one: Difference, current: bool) -> None:
        """Show a difference; that one which is selected stands out."""
        self.difference = one
        told = line(found, one)
        guess = kind_word(one) if one.guessed or not told else ""
        title, what = title_of(found, one), kind_name(type(one.record).__name__)
        # A touchpoint goes without saying; of an idea or a lane the name alone says not which.
        kind = what if what != title and not isinstance(one.record, Touchpoint) else ""
        said = " · ".join(filter(None, (kind, told, guess)))
        self.title.say(title)
        self.line.say(said)
        self.line.setVisible(bool(said))
        self.sign.show_kind(one.kind)
        self.setAccessibleName(f"{kind_word(one)}: {self.title.text()}. {said}")
        self._current = current
        self._dress()

    def head(self, words: str) -> None:
        """Say over it what begins with it, blank for nothing."""
        self.heading.say(words)
        self.heading.setVisible(bool(words))

    def _dress(self) -> None:
        look = "item at" if self._current else "item on" if self.hasFocus() else "item"
        if self.frame.property("look") != look:
            self.frame.setProperty("look", look)
            self.frame.style().polish(self.frame)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dress()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.wanted.emit(self.difference)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit(self.difference, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.wanted.emit(self.difference)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

"""Fields for colours of a brand: one each, or several beside one another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QToolButton, QWidget

from journeymap.drawing.colours import read_colour
from journeymap.language import tr
from journeymap.painting.paint import brush, pen
from journeymap.ui.widgets.colours import ask_colour
from journeymap.workspace.appearance import Appearance

_SIDE = 26
_SMOOTH = QPainter.RenderHint.Antialiasing


class ColourButton(QAbstractButton):
    """A colour to click on; one that is not chosen shows what it comes to, with a dashed edge."""

    def __init__(self, appearance: Appearance, words: str) -> None:
        super().__init__()
        self._appearance, self.colour, self.chosen = appearance, "#000000", False
        self.setFixedSize(_SIDE, _SIDE)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def present(self, colour: str, chosen: bool) -> None:
        """Show a colour, and whether somebody chose it."""
        self.colour, self.chosen = colour, chosen
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(_SMOOTH)
            edge = pen(theme.accent if self.hasFocus() else theme.assumed_edge, 1.5)
            if not self.chosen and not self.hasFocus():
                edge.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(edge)
            painter.setBrush(brush(self.colour))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)


class OneColour(QWidget):
    """A colour picked, or typed; blank leaves it as the theme has it."""

    changed = Signal()

    def __init__(self, appearance: Appearance, words: str) -> None:
        super().__init__()
        self.button, self.typed = ColourButton(appearance, words), QLineEdit()
        self.typed.setPlaceholderText(tr("of the theme"))
        self.typed.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.typed, 1)
        self.button.clicked.connect(self._ask)
        self.typed.textChanged.connect(lambda _: self.changed.emit())

    @property
    def value(self) -> str:
        """The colour that was chosen, blank for none and for what is none."""
        return read_colour(self.typed.text()) or ""

    def give(self, colour: str) -> None:
        """Choose a colour, or with a blank none."""
        self.typed.setText(colour)

    def show_as(self, colour: str) -> None:
        """Show what the colour comes to where none was chosen."""
        self.button.present(self.value or colour, bool(self.value))

    def _ask(self) -> None:
        if colour := ask_colour(self.window(), self.value or self.button.colour):
            self.give(colour)


class SeveralColours(QWidget):
    """Colours beside one another, which go round; none leaves them as the theme has them."""

    changed = Signal()
    MOST = 8

    def __init__(self, appearance: Appearance, words: str) -> None:
        super().__init__()
        self._values: list[str] = []
        self._buttons = [ColourButton(appearance, f"{words} {n + 1}") for n in range(self.MOST)]
        self.back = QToolButton()
        self.back.setText(tr("Reset"))
        self.back.setProperty("look", "link")
        self.back.clicked.connect(lambda: self.give([]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for place, button in enumerate(self._buttons):
            row.addWidget(button)
            button.clicked.connect(partial(self._ask, place))
        row.addWidget(self.back)
        row.addStretch(1)

    @property
    def values(self) -> list[str]:
        """The colours that were chosen, none for those of the theme."""
        return list(self._values)

    def give(self, colours: list[str]) -> None:
        """Choose colours, or none."""
        self._values = colours[: self.MOST]
        self.changed.emit()

    def show_as(self, colours: list[str]) -> None:
        """Show the colours they come to where none were chosen."""
        there = self._values or colours
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(there))
            if place < len(there):
                button.present(there[place], bool(self._values))
        self.back.setVisible(bool(self._values))

    def _ask(self, place: int) -> None:
        if colour := ask_colour(self.window(), self._buttons[place].colour):
            now = self._values or [button.colour for button in self._buttons if button.isVisible()]
            now[place] = colour
            self.give(now)

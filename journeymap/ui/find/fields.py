"""What is looked for and what is put there: two fields, how to compare, and buttons beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.model.matching import Wanted
from journeymap.ui.widgets.choices import chevron
from journeymap.workspace.appearance import Appearance

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Unfold(QToolButton):
    """The button that opens the field for what is put there."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setCheckable(True)
        self.setFixedSize(20, 30)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Replace"))
        self.setAccessibleName(tr("Replace"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        ink = theme.ink if self.underMouse() else theme.ink_soft
        chevron(painter, 10.0, 15.0, ink, self.isChecked())


class SearchFields(QWidget):
    """Says what is wanted whenever that changes, and hears the keys of an editor.

    ``stepped`` carries 1 or −1, ``replaced`` whether all are meant, ``left`` that the person goes.
    """

    changed = Signal()
    stepped = Signal(int)
    replaced = Signal(bool)
    left = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.field = self._line(tr("Find in the whole file"), tr("Find"))
        self.by = self._line(tr("Replace with"), tr("Replace with"))
        # What an own key of each would stand for is told by pointing at it.
        self.case = self._toggle("Aa", tr("Match case"))
        self.words = self._toggle("|ab|", tr("Whole words"))
        self.unfold = Unfold(appearance)
        top = QHBoxLayout()
        top.setSpacing(4)
        for part in (self.unfold, self.field, self.case, self.words):
            top.addWidget(part)
        below = QHBoxLayout()
        below.setContentsMargins(24, 0, 0, 0)
        below.addWidget(self.by)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(top)
        box.addLayout(below)
        self.by.hide()
        self.unfold.toggled.connect(self._unfolded)
        self.field.textChanged.connect(self.changed)
        self.by.textChanged.connect(self.changed)
        for toggle in (self.case, self.words):
            toggle.toggled.connect(self.changed)

    @property
    def replacing(self) -> bool:
        """Whether something is to be put in the place of what is found."""
        return self.unfold.isChecked()

    def wanted(self) -> Wanted:
        """Return what is looked for."""
        return Wanted(
            self.field.text(), self.case.isChecked(), self.words.isChecked(), self.replacing
        )

    def ask(self, words: str, replacing: bool) -> None:
        """Take the keyboard, with words to look for if there are any; else with the last ones."""
        if words:
            self.field.setText(words)
        if replacing:
            self.unfold.setChecked(True)
        goes_on = replacing and not words and bool(self.field.text())
        field = self.by if goes_on else self.field
        field.setFocus()
        field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    def _key(self, field: QObject, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER and held & _CONTROL:
            self.replaced.emit(True)
        elif key in _ENTER and field is self.by and not held & _SHIFT:
            self.replaced.emit(False)
        elif key in _ENTER:
            self.stepped.emit(-1 if held & _SHIFT else 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _line(self, hint: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setMinimumWidth(60)
        line.installEventFilter(self)
        return line

    def _toggle(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setCheckable(True)
        button.setFixedHeight(30)
        button.setProperty("look", "toggle")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _unfolded(self, yes: bool) -> None:
        self.by.setVisible(yes)
        if yes and self.field.text() and self.unfold.hasFocus():
            self.by.setFocus()
        self.changed.emit()

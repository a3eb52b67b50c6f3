"""The editors of a yes or no, and of several out of a list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.choices import ROOMY, Write
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.words import flow


class CheckBox(QCheckBox):
    """A yes or no whose words wrap."""

    def __init__(self, field_editor: FieldEditor, write: Write, words: str = "") -> None:
        super().__init__(words)
        self._field_editor, self._write = field_editor, write
        self.setSizePolicy(ROOMY)
        self.clicked.connect(self._clicked)

    def present(self, value: bool, several: bool = False) -> None:
        """Show yes, no, or that several differ."""
        half = Qt.CheckState.PartiallyChecked
        yes = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        wanted = half if several else yes
        if wanted != self.checkState():
            self.setTristate(several)
            self.setCheckState(wanted)

    def flush(self) -> None:
        """Nothing is ever pending here."""

    def _clicked(self, checked: bool) -> None:
        self.setTristate(False)
        self._write(checked or self.checkState() == Qt.CheckState.PartiallyChecked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(20, flow(self.text(), self.font(), width - 24)[1] + 4)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 26, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.rect.setRect(1, (self.height() - 16) // 2, 16, 16)
        element = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self.style().drawPrimitive(element, option, painter, self)
        ink = (
            self._field_editor.theme.accent_ink if self.hasFocus() else self._field_editor.theme.ink
        )
        painter.setPen(line_of(ink, 1.0))
        layout, height = flow(self.text(), self.font(), self.width() - 24)
        layout.draw(painter, QPointF(24, (self.height() - height) / 2))


class Ticks(QWidget):
    """Several out of a list, each with a tick, in the order they were ticked."""

    def __init__(self, field_editor: FieldEditor, write: Write) -> None:
        super().__init__()
        self._field_editor, self._write = field_editor, write
        self._options: list[tuple[str, str]] = []
        self._value: tuple[str, ...] = ()
        self._ticks: list[CheckBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def offer(self, options: Iterable[tuple[str, str]]) -> None:
        """Offer other things to tick, if they are others."""
        wanted = list(options)
        if wanted == self._options:
            return
        self._options = wanted
        while len(self._ticks) > len(wanted):
            self._ticks.pop().deleteLater()
        while len(self._ticks) < len(wanted):
            tick = CheckBox(self._field_editor, partial(self._ticked, len(self._ticks)))
            self._ticks.append(tick)
            self._column.addWidget(tick)
        for tick, (_, shown) in zip(self._ticks, wanted, strict=True):
            tick.setText(shown or "–")

    def present(self, value: tuple[str, ...], several: bool = False) -> None:
        """Tick what the records link to; ``several`` where they do not agree."""
        self._value = value
        for tick, (key, _) in zip(self._ticks, self._options, strict=True):
            tick.present(key in value, several)

    def flush(self) -> None:
        """Nothing is ever pending here."""

    def _ticked(self, at: int, yes: bool) -> bool:
        key = self._options[at][0]
        others = tuple(one for one in self._value if one != key)
        return self._write((*others, key) if yes else others)

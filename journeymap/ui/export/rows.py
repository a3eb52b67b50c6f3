"""Rows of a form under headings; what does not apply is not there, and nothing shifts sideways."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFormLayout, QLabel, QWidget

from journeymap.ui.widgets.key_names import mnemonic

_LABEL = 124
_FIELD = 32
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FormRows(QFormLayout):
    """A column of labels as wide whatever is shown, and a column of fields."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setLabelAlignment(_LEFT)
        self._groups: list[tuple[QLabel, list[QWidget]]] = []

    def heading(self, words: str) -> None:
        """Put a heading over the rows that come next; it hides when all of them do."""
        label = QLabel(words.upper())
        label.setProperty("look", "heading")
        label.setContentsMargins(0, 14 if self._groups else 0, 0, 2)
        self.addRow(label)
        self._groups.append((label, []))

    def add(self, field: QWidget, words: str = "") -> None:
        """Add a row to the group: with a label, or over the whole width."""
        if words:
            label = _Label(words)
            label.setBuddy(field)
            field.setMinimumHeight(_FIELD)
            self.addRow(label, field)
        else:
            self.addRow(field)
        self._groups[-1][1].append(field)

    def reveal(self, shown: Collection[QWidget]) -> None:
        """Show these fields and no others, and the headings of those."""
        for heading, fields in self._groups:
            self.setRowVisible(heading, any(field in shown for field in fields))
            for field in fields:
                self.setRowVisible(field, field in shown)


def give_letters(side: QWidget, buttons: Iterable[QAbstractButton]) -> None:
    """Let Alt and a letter lead to each labelled field and each button."""
    taken = set[str]()
    for label in side.findChildren(QLabel):
        if label.buddy() is not None:
            label.setText(mnemonic(label.text(), taken))
    for button in buttons:
        button.setText(mnemonic(button.text(), taken))


class _Label(QLabel):
    """Words as wide as all other labels, on a second line where they need one."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setWordWrap(True)
        self.setFixedWidth(_LABEL)
        self.setMinimumHeight(_FIELD)
        self.setAlignment(_LEFT)

    def sizeHint(self) -> QSize:
        return QSize(_LABEL, max(_FIELD, self.heightForWidth(_LABEL)))

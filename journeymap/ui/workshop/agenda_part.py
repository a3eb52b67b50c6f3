"""One part of an agenda to be filled in: its title, its minutes, what it opens, what to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import tr
from journeymap.ui.widgets.words import Words
from journeymap.ui.workshop.agenda import MOST_MINUTES, OPENS, AgendaPart


class PartForm(QWidget):
    """``edited`` carries the part as it is now, ``title_edited`` the title of the agenda."""

    edited = Signal(object)
    title_edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.agenda, self.title = QLineEdit(), QLineEdit()
        self.minutes, self.opens, self.say = QDoubleSpinBox(), QComboBox(), QPlainTextEdit()
        self.minutes.setRange(0.5, MOST_MINUTES)
        self.minutes.setSingleStep(1.0)
        self.minutes.setDecimals(1)
        for name, label in OPENS:
            self.opens.addItem(tr(label), name)
        self._names = {
            self.title: tr("Title"),
            self.minutes: tr("Minutes"),
            self.opens: tr("Opens"),
            self.say: tr("What to say at its beginning"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for field, name in self._names.items():
            field.setAccessibleName(name)
            column.addWidget(Words("name", name))
            column.addWidget(field, 1 if field is self.say else 0, Qt.AlignmentFlag(0))
        self.title.textEdited.connect(self._tell)
        self.minutes.valueChanged.connect(self._tell)
        self.opens.currentIndexChanged.connect(self._tell)
        self.say.textChanged.connect(self._tell)
        self.agenda.textEdited.connect(self.title_edited)

    def add_title_to(self, column: QVBoxLayout) -> None:
        """Put the field of the agenda's own title over its parts."""
        self.agenda.setAccessibleName(tr("Title of the agenda"))
        column.addWidget(Words("name", tr("Title of the agenda")))
        column.addWidget(self.agenda)

    def show_title(self, title: str, editable: bool) -> None:
        """Show the title of the agenda."""
        if self.agenda.text() != title:
            self.agenda.setText(title)
        self.agenda.setReadOnly(not editable)

    def present(self, part: AgendaPart, editable: bool) -> None:
        """Show a part, to be edited or only to be read."""
        self._filling = True
        self.title.setText(part.title)
        self.minutes.setValue(part.minutes)
        self.opens.setCurrentIndex(max(0, self.opens.findData(part.opens)))
        self.say.setPlainText(part.say)
        self._filling = False
        for field in self._names:
            field.setEnabled(editable)

    def _tell(self, *_: object) -> None:
        if not self._filling:
            title = " ".join(self.title.text().split()) or tr("Part {n}", n=1)
            self.edited.emit(
                AgendaPart(
                    title,
                    round(self.minutes.value(), 1),
                    self.say.toPlainText().strip(),
                    str(self.opens.currentData() or ""),
                )
            )

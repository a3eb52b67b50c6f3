"""Saving a map as a template: what it is called, what it asks for, what is taken along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.names import kind_name
from journeymap.model.records import Project
from journeymap.model.required import REQUIRABLE, Requirement
from journeymap.storage.own_templates import save_template
from journeymap.storage.session import Session
from journeymap.storage.templates import templates
from journeymap.ui.documents.files import DocumentWindow
from journeymap.ui.widgets.questions import tell

_ACROSS = 3


class TemplateDialog(QDialog):
    """Asks for the name, a description, the fields a template requires, and about data."""

    def __init__(self, window: DocumentWindow, session: Session) -> None:
        super().__init__(window.widget)
        self._window, self._session = window, session
        self.setWindowTitle(tr("Save as template"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        project = next(iter(session.snapshot.all(Project).values()), None)
        self.name = QLineEdit(project.name if project else "")
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(56)
        self.required = {one: QCheckBox(tr(one.label)) for one in REQUIRABLE}
        self.data = QCheckBox(tr("Take scores, quotes and customers’ cases along"))
        self._told = QLabel()
        self._told.setProperty("look", "soft")
        self._told.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        standard = QDialogButtonBox.StandardButton
        for button, words in ((standard.Save, tr("Save")), (standard.Cancel, tr("Cancel"))):
            self._buttons.button(button).setText(words)
            self._buttons.button(button).setIcon(QIcon())
        self._own = {one.title for one in templates() if one.kind == "own"}
        self.name.textChanged.connect(self._tell)
        self._lay_out()
        self._tell()
        self.name.selectAll()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Description"), self.description)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        heading = QLabel(tr("Maps made from it must say:"))
        heading.setStyleSheet("font-weight: 600;")
        column.addWidget(heading)
        column.addWidget(self._fields())
        hint = QLabel(tr("What is still missing there is told among the findings."))
        hint.setProperty("look", "soft")
        column.addWidget(hint)
        column.addWidget(self.data)
        somebody = QLabel(tr("They are what somebody said and answered; a template needs none."))
        somebody.setProperty("look", "soft")
        somebody.setContentsMargins(24, 0, 0, 0)
        column.addWidget(somebody)
        column.addWidget(self._told)
        column.addWidget(self._buttons)

    def _fields(self) -> QWidget:
        """Put the fields one can require under the names of their kinds."""
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        groups: dict[str, list[Requirement]] = {}
        for one in REQUIRABLE:
            groups.setdefault(one.kind.__name__, []).append(one)
        for number, (kind, members) in enumerate(groups.items()):
            cell = QVBoxLayout()
            cell.setSpacing(3)
            title = QLabel(kind_name(kind))
            title.setProperty("look", "heading")
            cell.addWidget(title)
            for one in members:
                self.required[one].setAccessibleName(f"{kind_name(kind)}: {tr(one.label)}")
                cell.addWidget(self.required[one])
            cell.addStretch(1)
            grid.addLayout(cell, number // _ACROSS, number % _ACROSS)
        return held

    def _tell(self) -> None:
        """Say what saving will do; without a name it cannot be done."""
        name = self.name.text().strip()
        self._told.setText(
            tr("It replaces your template of this name.") if name in self._own else ""
        )
        self._told.setVisible(name in self._own)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(name))

    def _save(self) -> None:
        asked = [one.key for one, box in self.required.items() if box.isChecked()]
        name = self.name.text().strip()
        try:
            save_template(
                self._session.snapshot,
                self._session.attachments.asset,
                name,
                " ".join(self.description.toPlainText().split()),
                requires=asked,
                data=self.data.isChecked(),
            )
        except JourneyError as error:
            tell(self, str(error))
            return
        self._window.workspace.said.emit(
            tr("“{name}” is on the start page, under “Yours”.", name=name)
        )
        self.accept()

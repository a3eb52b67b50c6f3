"""The addresses of a touchpoint in the inspector: written, and opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from journeymap.lanes.parts.card_rows import host_of
from journeymap.language import tr
from journeymap.model.checks import CHECKS
from journeymap.model.records import Touchpoint
from journeymap.ui.panels.editors import Field
from journeymap.ui.panels.sections import PageSection, Records, link
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.lists import ListField


class Addresses(PageSection):
    """The links of a touchpoint, with a button for each that opens it."""

    def __init__(self, field_editor: FieldEditor) -> None:
        super().__init__(field_editor, tr("Links"))
        self._field = Field(field_editor, Touchpoint, "links")
        self.column.addWidget(self._field.editor)
        if isinstance(self._field.editor, ListField):
            self.column.addWidget(self._field.editor.problem)
        self._openers = QVBoxLayout()
        self.column.addLayout(self._openers)
        self._shown: tuple[str, ...] = ()

    def present(self, records: Records) -> None:
        self._field.present(records)
        (card, *others) = records
        found = card.links if isinstance(card, Touchpoint) and not others else ()
        if found != self._shown:
            self._shown = found
            while item := self._openers.takeAt(0):
                if widget := item.widget():
                    widget.deleteLater()
            for address in found:
                button = link(tr("Open {place}", place=host_of(address)), partial(visit, address))
                button.setToolTip(address)
                self._openers.addWidget(button)

    def flush(self) -> None:
        self._field.flush()


def visit(address: str) -> None:
    """Open a web page or begin a mail; nothing else, whatever a file says."""
    if not CHECKS["addresses"]((address,)):
        QDesktopServices.openUrl(QUrl(address))

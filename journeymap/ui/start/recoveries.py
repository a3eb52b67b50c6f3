"""What a crash left behind, offered above everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from journeymap.dates import stamp
from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance

if TYPE_CHECKING:
    from journeymap.storage.recovery import Recovery


class RecoveryRow(QFrame):
    """Work that was not saved: it is opened or discarded, and then gone from here."""

    recovered = Signal(object)
    forgotten = Signal(object)

    def __init__(
        self, recovery: Recovery, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._recovery = recovery
        self.setObjectName("recovery")
        dress(self, appearance, _sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        name = QLabel(recovery.name or tr("Untitled"))
        name.setStyleSheet("font-weight: 600;")
        row.addWidget(name)
        row.addWidget(QLabel(_told(recovery)))
        row.addStretch(1)
        drop = QPushButton(tr("Discard"))
        drop.clicked.connect(lambda: self._settle(self.forgotten))
        take = QPushButton(tr("Open"))
        take.setProperty("look", "primary")
        take.clicked.connect(lambda: self._settle(self.recovered))
        row.addWidget(drop)
        row.addWidget(take)

    def _settle(self, signal: SignalInstance) -> None:
        self.hide()
        signal.emit(self._recovery)


def _sheet(theme: Theme) -> str:
    return (
        f"#recovery {{ background: {theme.note}; border-radius: 8px; }}"
        f"#recovery QLabel {{ color: {theme.note_ink}; }}"
    )


def _told(recovery: Recovery) -> str:
    when = stamp(recovery.at)
    told = [plural("{n} change", "{n} changes", recovery.changes)] if recovery.changes else []
    told += [when] if when else []
    if recovery.host:
        told.append(tr("made on {machine}", machine=recovery.host))
    if recovery.viewing:
        told.append(tr("to be saved under another name"))
    if recovery.incomplete:
        told.append(tr("the last changes may be missing"))
    return " · ".join(told)

"""The dialog that says we are at fault; loaded only when that has happened."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from journeymap.language import tr
from journeymap.version import __version__


class CrashDialog(QDialog):
    """Says that we are at fault and that nothing is lost; the report can be copied."""

    def __init__(self, trace: str, sentence: str = "") -> None:
        super().__init__()
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        words = sentence or tr(
            "The program made a mistake. Your journey is safe: every change up to this moment"
            " is kept. You can go on working. If it happens again, send us the report below."
        )
        label = QLabel(words)
        label.setWordWrap(True)
        column.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if trace:
            self.report = report(trace)
            text = QPlainTextEdit(self.report)
            text.setReadOnly(True)
            text.setAccessibleName(tr("Report"))
            column.addWidget(text)
            copy = buttons.addButton(tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(self._copy)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


def report(trace: str) -> str:
    """Return what somebody who mends the program needs to know; nothing of the document."""
    system = f"{platform.system()} {platform.release()} · Python {platform.python_version()}"
    return f"Journeymap {__version__} · Qt {qVersion()} · {system}\n\n{trace}"

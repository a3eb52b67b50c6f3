"""What happens when we are at fault: one dialog, a report to copy, and the document intact."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import time
import traceback
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from journeymap import __version__
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.paths import state_folder

_AGAIN = 60.0


class Crashes(QObject):
    """Catches what nobody caught, in any thread, and shows each fault once a minute."""

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, float] = {}
        self._log: TextIO | None = None
        self.dialog: QDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python, and write hard crashes to a file."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._hook(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        try:
            state_folder().mkdir(parents=True, exist_ok=True)
            self._log = (state_folder() / "crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._log)
        except OSError:
            self._log = None

    def _hook(
        self, kind: type[BaseException], fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault or kind(), trace)
            return
        if isinstance(fault, JourneyError):
            self._caught.emit("", str(fault))
            return
        told = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(told)
        if self._log is not None:
            self._log.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S')}\n{told}\n")
            self._log.flush()
        self._caught.emit("\n".join(told.splitlines()[-3:]), told)

    def _show(self, key: str, told: str) -> None:
        now = time.monotonic()
        if now - self._shown.get(key, -_AGAIN) < _AGAIN or self.dialog is not None:
            return
        self._shown[key] = now
        self.dialog = CrashDialog(told if key else "", told if not key else "")
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None


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

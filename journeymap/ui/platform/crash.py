"""What happens when we are at fault: one dialog, a report to copy, and the document intact."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QObject, Qt, Signal

from journeymap.errors import JourneyError
from journeymap.paths import private, private_folder, state_folder

if TYPE_CHECKING:
    from journeymap.ui.platform.crash_dialog import CrashDialog

_AGAIN = 60.0


class Crashes(QObject):
    """Catches what nobody caught, in any thread, and shows each fault once a minute."""

    _caught = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, float] = {}
        self._log: TextIO | None = None
        self.dialog: CrashDialog | None = None
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
            log = private_folder(state_folder()) / "crash.log"
            handle = private(str(log), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            self._log = os.fdopen(handle, "a", encoding="utf-8")
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
        import traceback

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
        from journeymap.ui.platform.crash_dialog import CrashDialog

        self.dialog = CrashDialog(told if key else "", told if not key else "")
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

"""The program: builds everything once, hands it round, and owns nothing else."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from journeymap import language
from journeymap.drawing.theme import load_theme
from journeymap.ui.crash import Crashes
from journeymap.ui.files import Files
from journeymap.ui.keys import Keys
from journeymap.ui.settings import Settings
from journeymap.ui.style import apply


def run(path: Path | None = None) -> int:
    """Open the window, on a file or on the start page; return the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("journeymap")
    application.setApplicationDisplayName("Journeymap")
    application.setQuitOnLastWindowClosed(False)
    crashes = Crashes(application)
    crashes.install()
    settings = Settings()
    language.use(settings.language or None)
    theme = load_theme()
    apply(application, theme)
    keys = Keys(application)
    files = Files(theme, settings)
    window = files.bare_window()
    if path is not None:
        files.open(window, path)
    if window.session is None:
        window.show_start()
        QTimer.singleShot(0, lambda: _offer_recoveries(files))
    window.show()
    notifier = _signals(application, files)
    code = application.exec()
    del notifier, keys
    return code


def _offer_recoveries(files: Files) -> None:
    """Look for what a crash left behind, once the start page is painted."""
    from journeymap.storage.recovery import recoverable

    found = recoverable()
    for window in files.windows:
        if window.start is not None and found:
            window.start.set_recoveries(found)


def _signals(application: QApplication, files: Files) -> QSocketNotifier | None:
    """Let SIGTERM and SIGINT close the windows; Python hears them only through a wake-up."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, lambda *_: files.quit())
        return None
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, application)

    def woken() -> None:
        if any(n in (signal.SIGTERM, signal.SIGINT) for n in os.read(reading, 64)):
            for window in tuple(files.windows):
                files.leave(window)
            application.quit()

    notifier.activated.connect(woken)
    return notifier

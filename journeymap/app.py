"""The program: builds everything once, hands it round, and owns nothing else."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSocketNotifier, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from journeymap import language
from journeymap.ui.platform.crash import Crashes
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.widgets.style import follow
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings

# Named here and not set later: Python would make a class of all that styles know for it.
_STYLE = ("-style", "Fusion")
_ONCE = Qt.ConnectionType.SingleShotConnection


def run(path: Path | None = None) -> int:
    """Open the window, on a file or on the start page; return the exit code."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], *_STYLE])
    assert isinstance(application, QApplication)
    # What is made before the first picture stays; looking for rubbish among it takes 5 ms.
    gc.disable()
    application.setApplicationName("journeymap")
    application.setApplicationDisplayName("Journeymap")
    application.setQuitOnLastWindowClosed(False)
    Crashes(application).install()
    settings = Settings()
    _speak(application, language.use(settings.language or None))
    appearance = Appearance.remembered(settings)
    follow(application, appearance)
    windows = Windows(appearance, settings)
    window = windows.bare()
    if path is not None:
        windows.files.open(window, path)
    if window.session is None:
        window.show_start()
    # What the first picture does not need comes after it.
    window.furnished.connect(lambda: _settle(application, windows), _ONCE)
    window.show()
    return application.exec()


def _speak(application: QApplication, code: str) -> None:
    """Let Qt's own buttons, keys, dates and numbers speak the language of the program."""
    if QLocale.system().name().split("_")[0] != code and code != "en":
        QLocale.setDefault(QLocale(code))
    words = QTranslator(application)
    if words.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)


def _settle(application: QApplication, windows: Windows) -> None:
    """Listen to keys and signals, and look for what a crash left behind."""
    from journeymap.storage.recovery import recoverable
    from journeymap.ui.platform.keys import Keys

    gc.enable()
    Keys(application)
    application.commitDataRequest.connect(lambda _: _each(windows, windows.files.secure))
    _signals(application, windows)
    found = recoverable()
    for window in windows:
        if window.start is not None and found:
            window.start.set_recoveries(found)


def _each(windows: Windows, act: Callable[[Window], None]) -> None:
    """Do something in every window; what one of them gets wrong keeps no other from it."""
    for window in windows:
        try:
            act(window)
        except Exception:
            sys.excepthook(*sys.exc_info())


def _signals(application: QApplication, windows: Windows) -> None:
    """Let SIGTERM and SIGINT close the windows; Python hears them only through a wake-up."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, lambda *_: windows.quit())
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, application)

    def woken() -> None:
        if any(n in (signal.SIGTERM, signal.SIGINT) for n in os.read(reading, 64)):
            _each(windows, windows.files.leave)
            application.quit()

    notifier.activated.connect(woken)

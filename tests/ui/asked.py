"""What is asked while a test has no answer to it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymap.ui.shell.window import Window


def asked(window: Window) -> bool:
    """Tell whether something is asked, as in a lane of pictures which; it is put away."""
    met = []

    def put_away() -> None:
        box = QApplication.activeModalWidget()
        if box is not None:
            met.append(box.close())

    watch = QTimer(interval=10)
    watch.timeout.connect(put_away)
    watch.start()
    QApplication.processEvents()
    watch.stop()
    if met:  # without a window manager nobody gives the window its keyboard back
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
    return bool(met)

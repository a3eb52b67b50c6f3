"""A program for the tests of the keyboard: a window on a real display that tells what it heard.

It prints the id of its window once it is seen, then what it was asked, a line each, and
ends when it is asked to quit.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymap.ui.actions.install import Actions
from journeymap.ui.platform.keys import Keys
from tests.ui.bench_window import BenchWindow


def main(remedied: bool) -> None:
    """Show the window and listen."""
    application = QApplication([])
    window = BenchWindow()
    window.open_template()
    Actions(window).install()  # type: ignore[arg-type]
    if remedied:
        Keys(application)
    window.show()
    window.canvas.setFocus()
    window.field.textChanged.connect(lambda text: tell(f"text {text}"))
    window.workspace.changed.connect(lambda change: tell(f"changed {change.label}"))
    told = 0

    def look() -> None:
        nonlocal told
        for asked in window.asked[told:]:
            tell(asked)
        told = len(window.asked)
        if "find" in window.asked:
            window.asked.clear()
            told = 0
            window.field.setFocus()
        if "quit" in window.asked:
            application.quit()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(0, lambda: tell(str(int(window.winId()))))
    application.exec()


def tell(line: str) -> None:
    """Write a line that the test reads at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main("remedied" in sys.argv)

"""The program in a process of its own: ``running.py [FILE]``; it edits, tells, and waits.

With a file it opens that; without, it begins the sample. After each of three changes made
with real keys it writes a line, and then it waits until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymap import app
from journeymap.model.records import Touchpoint
from journeymap.ui.shell.window import Window
from tests.ui.person import Person


def work() -> None:
    """Change three things."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    if window.session is None:
        window.documents.open_sample()
    window.activateWindow()
    if not window.actions_:
        QTimer.singleShot(50, work)  # keys do nothing before there is what they do
        return
    window.workspace.select(list(window.workspace.snapshot.all(Touchpoint))[:1])
    window.canvas.setFocus()
    for number, key in enumerate("153", 1):
        Person().press(key)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(500, work)
    sys.exit(app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))

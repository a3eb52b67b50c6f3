"""The program with three windows: ``several.py FILE LOOKED_AT``; it types, tells, and waits.

One has a file, one only looks at the other file, one has no file yet; in each something
is typed and not kept when it tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymap import app
from journeymap.model.records import Touchpoint
from journeymap.storage.session import Session
from journeymap.ui.shell.window import Window
from journeymap.ui.widgets.texts import TextField


def windows() -> list[Window]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]


def field(window: Window) -> TextField | None:
    """Return the field "What happened" of the inspector once it is there."""
    found = window.docks.panel("inspector").findChildren(TextField)
    return next((one for one in found if one.accessibleName() == "What happened"), None)


def work() -> None:
    """Open the other two windows, and select something in each."""
    first = windows()[0]
    look, unnamed = (first._windows.new() for _ in range(2))
    look.take(Session.open(Path(sys.argv.pop()), for_reading=True))
    unnamed.documents.open_sample()
    for window in windows():
        window.workspace.select(list(window.workspace.snapshot.all(Touchpoint))[:1])
    type_in()


def type_in() -> None:
    """Leave something typed and not kept in every window."""
    fields = [field(window) for window in windows()]
    if None in fields:
        QTimer.singleShot(50, type_in)  # panels are built while nobody waits
        return
    for one in fields:
        assert one is not None
        one._pause.setInterval(600_000)
        one._pause._longest.setInterval(600_000)
        one.setPlainText("Typed just now")
    sys.stdout.write("typed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(1000, work)
    sys.exit(app.run(Path(sys.argv[1])))

"""The program on a real display, for one who types: ``typed_into.py FILE FIELD``.

It puts the focus into the field of the first touchpoint on the page, "title" or "happened", with
all that is in it selected, tells the id of its window, and waits until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymap import app
from journeymap.model.records import Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.widgets.texts import TextField
from tests.ui.several import field


def work() -> None:
    """Select a touchpoint, open the field, and tell."""
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
    if window.session is None or not window.actions_ or not window.isActiveWindow():
        QTimer.singleShot(50, work)
        return
    if not window.workspace.selection:
        window.workspace.select(list(window.workspace.snapshot.all(Touchpoint))[:1])
    if sys.argv[2] == "title":
        window.canvas.setFocus()
        window.canvas.writing.edit(window.workspace.selection[0])
        ready = window.canvas.writing.active
    else:
        found: TextField | None = field(window)
        ready = found is not None
        if found is not None:
            found.setFocus()
            found.selectAll()
    if not ready:
        QTimer.singleShot(50, work)
        return
    tell("typing")


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def named() -> None:
    """Tell the id of the window once it is seen; without a window manager it has no focus yet."""
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
    if window is None or not window.isVisible():
        QTimer.singleShot(50, named)
        return
    tell(str(int(window.winId())))
    work()


if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(100, named)
    sys.exit(app.run(Path(sys.argv[1])))

"""The program with one edit made, an earlier version looked at, or the history replayed.

``replayed_into.py FILE look|replay``: it tells that it does, and goes on until it is killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journeymap import app
from journeymap.ui.shell.window import Window
from tests.storage.samples import numbered


def work() -> None:
    """Make an edit that is in no file yet, go back, and tell."""
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window)), None)
    if window is None or window.session is None or not window.actions_:
        QTimer.singleShot(50, work)
        return
    if not window.session.pending:
        window.workspace.commit(numbered(window.workspace.snapshot, 99))
    history = window.documents.history
    if not window.workspace.looks_back:
        history.replay_all() if sys.argv[2] == "replay" else history.step(-1)
        QTimer.singleShot(50, work)
        return
    sys.stdout.write("looking back\n")
    sys.stdout.flush()


if __name__ == "__main__":
    application = QApplication([])
    QTimer.singleShot(100, work)
    sys.exit(app.run(Path(sys.argv[1])))

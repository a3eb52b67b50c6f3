"""The program in a process of its own, shaken by a soak: ``soaked.py FILE HEARTBEAT``.

It is the real program; what is added beats its heart into a file, stands in for the window
manager that a bare display lacks, and keeps random keys away from other people's files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from journeymap import app

_BEAT = 40
_STAYS = 12  # beats a dialog that asks for a file is open


class Shepherd:
    """Looks after the windows, many times a second."""

    def __init__(self, heart: Path) -> None:
        self._heart, self._beats, self._asking = heart, 0, 0
        self._timer = QTimer(interval=_BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self._beats += 1
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        asking = next((w for w in shown if isinstance(w, QFileDialog)), None)
        self._asking = self._asking + 1 if asking else 0
        if asking is not None:
            asking.setOption(QFileDialog.Option.ReadOnly)
            if self._asking > _STAYS:
                asking.reject()
        elif QGuiApplication.focusWindow() is None and shown:
            _uppermost(shown).activateWindow()
        self._heart.write_text(f"{self._beats}", "ascii")


def _uppermost(shown: list[QWidget]) -> QWidget:
    """Return which of the windows would have the keyboard."""
    return QApplication.activeModalWidget() or shown[-1]


if __name__ == "__main__":
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    shepherd = Shepherd(Path(sys.argv[2]))
    sys.exit(app.run(Path(sys.argv[1])))

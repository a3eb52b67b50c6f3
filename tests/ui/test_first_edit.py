"""The first edit is as quick as the others: what it needs is loaded when the pointer comes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.sources import ROOT
from tests.storage.samples import written

CODE = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from journeymap import app

application = QApplication([])
clock = QTimer(interval=50)
clock.came = 0


def look():
    if "journeymap.storage.store" in sys.modules:
        application.exit(7 if clock.came else 3)
    for window in application.topLevelWidgets():
        if isinstance(window, QMainWindow) and window.session and window.canvas.isVisible():
            clock.came += 1
            at = QPointF(300 + clock.came, 300)
            application.sendEvent(window.canvas.viewport(), QMouseEvent(
                QEvent.Type.MouseMove, at, at, Qt.NoButton, Qt.NoButton, Qt.NoModifier
            ))


clock.timeout.connect(look)
clock.start()
QTimer.singleShot(90_000, application.quit)
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_what_writing_needs_is_loaded_though_nothing_was_selected(tmp_path: Path) -> None:
    file = written(tmp_path / "map.journey")
    run = subprocess.run(
        [sys.executable, "-c", CODE, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "JOURNEYMAP_STATE": str(tmp_path / "state")},
        timeout=180,
    )
    assert run.returncode == 7, run.stderr

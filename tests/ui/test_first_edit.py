"""The first edit is as quick as the others: what it needs is loaded while nobody does anything."""

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
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from journeymap import app

application = QApplication([])
clock = QTimer(interval=50)


def look():
    if "journeymap.storage.store" in sys.modules:
        application.exit(7)


clock.timeout.connect(look)
clock.start()
QTimer.singleShot(90_000, application.quit)
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_what_writing_needs_is_loaded_though_nothing_was_selected(tmp_path: Path) -> None:
    file = written(tmp_path / "map.journey")
    run = subprocess.run(
        [sys.executable, "-c", CODE, str(file)], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "JOURNEYMAP_STATE": str(tmp_path / "state")}, timeout=180,
    )
    assert run.returncode == 7, run.stderr

"""The window fits the screen it opens on: bar, panels and status line can all be reached."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

_OPEN = """
import json, sys
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from journeymap import language
from journeymap.drawing.theme import load_theme
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from journeymap.ui.widgets.style import apply
from journeymap.ui.shell.windows import Windows

application = QApplication([])
language.use(sys.argv[1])
apply(application, load_theme())
windows = Windows(Appearance(load_theme()), Settings())
window = windows.bare()
window.documents.open_sample()
window.show()
for _ in range(1000):
    if window.docks.shows("inspector") and window._furnished and window.bars._furnished:
        break
    QTest.qWait(20)
QTest.qWait(50)
screen = window.screen().availableGeometry()

def seen(widget):
    return screen.contains(QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()))

export = window.bars.toolbar._buttons["file.export"]
told = {
    "window": seen(window), "bar": seen(window.bars.toolbar), "export": seen(export),
    "inspector": seen(window.docks.panel("inspector")), "status": seen(window.bars.status),
    "frame": window.height() + 48 <= screen.height() and window.width() + 16 <= screen.width(),
    "large": window.width() > 0.9 * min(1440, screen.width()),
    "maximised": window.isMaximized(),
}
if sys.argv[2:] == ["larger"]:
    window.resize(1800, 1000)
    window.move(100, 20)
window.close() if sys.argv[2:] else None
sys.stdout.write(json.dumps(told))
"""

WELL = dict.fromkeys(("window", "bar", "export", "inspector", "status", "frame", "large"), True) | {
    "maximised": False
}


def opened(folder: Path, wide: int, high: int, ratio: float, *words: str) -> dict[str, bool]:
    """Return what is seen of a window on a screen of so many pixels, so many for each of Qt's."""
    screen = {
        "name": "laptop",
        "x": 0,
        "y": 0,
        "width": round(wide / ratio),
        "height": round(high / ratio),
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": ratio,
    }
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}), "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", _OPEN, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        check=False,
        timeout=100,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, bool] = json.loads(run.stdout)
    return told


@pytest.mark.parametrize(
    ("wide", "high", "ratio", "language"),
    [
        (1366, 768, 1.0, "en"),
        (1920, 1080, 1.5, "en"),
        (1920, 1080, 1.5, "uk"),
        (1920, 1080, 1.5, "ru"),
        (1280, 720, 1.0, "en"),
        (1920, 1080, 1.0, "en"),
    ],
)
def test_the_first_window_is_on_the_screen_with_everything_in_it(
    tmp_path: Path, wide: int, high: int, ratio: float, language: str
) -> None:
    assert opened(tmp_path, wide, high, ratio, language) == WELL


def test_a_window_kept_on_a_larger_screen_fits_a_smaller_one(tmp_path: Path) -> None:
    opened(tmp_path, 1920, 1080, 1.0, "en", "larger")
    assert opened(tmp_path, 1366, 768, 1.0, "en") == WELL

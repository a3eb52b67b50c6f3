"""The screen stays awake while one presents, and may go dark again afterwards."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journeymap.ui.platform.awake import Awake
from journeymap.ui.shell.window import Window
from tests.sources import ROOT
from tests.ui.presenting import presentation, presented
from tests.ui.screen_saver import COOKIE, REQUEST

ASKED = [
    "Inhibit Journeymap A presentation is going on",
    "Inhibit  8 a",
    f"UnInhibit {COOKIE}",
    f"Close {REQUEST.decode()}",
    "gone",
]

_SHOW = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journeymap.drawing.theme import load_theme
from journeymap.workspace.appearance import Appearance
from journeymap.ui.present.presentation import present
from journeymap.workspace.settings import Settings
from journeymap.ui.shell.windows import Windows

application = QApplication([])
windows = Windows(Appearance(load_theme()), Settings())
window = windows.bare()
window.documents.open_sample()
window.show()
present(window)
made = window.presentation
for _ in range(1000):
    if "Inhibit  8" in open(sys.argv[1]).read():
        break
    QTest.qWait(20)
"""

ENDS = {
    "left": "made.end(); made.awake.thread.join(20)",
    "the window is closed": "windows.files.leave(window); window.close(); made.awake.thread.join(20)",
    "the show fails": """
def fail(): raise ZeroDivisionError
made.keep = fail
try: made.end()
except ZeroDivisionError: pass
made.awake.thread.join(20)
""",
    "the process dies": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems are asked without a bus")
@pytest.mark.parametrize("end", ENDS)
def test_a_desktop_is_asked_and_told_when_it_is_over(tmp_path: Path, end: str) -> None:
    if shutil.which("dbus-run-session") is None or find_library("dbus-1") is None:
        pytest.skip("needs dbus-run-session")
    log = tmp_path / "asked.txt"
    log.touch()
    subprocess.run(
        [
            "dbus-run-session",
            "--",
            sys.executable,
            "-m",
            "tests.ui.screen_saver",
            str(log),
            sys.executable,
            "-c",
            _SHOW + ENDS[end],
            str(log),
        ],
        cwd=ROOT,
        check=False,
        timeout=100,
        capture_output=True,
    )
    asked = log.read_text("utf-8").splitlines()
    dies = end == "the process dies"
    assert asked == (ASKED[:2] + ASKED[-1:] if dies else ASKED)


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_where_nobody_can_be_asked_the_show_goes_on(
    begun: Window,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    wall = presented(begun, qtbot)
    thread = presentation(begun).awake.thread
    assert wall.show_.at == 0
    presentation(begun).end()
    thread.join(20)
    assert not thread.is_alive()


def test_what_is_forgotten_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "DBUS_SESSION_BUS_ADDRESS", "")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    made = Awake()
    thread = made.thread
    assert thread.is_alive()
    del made
    gc.collect()
    thread.join(20)
    assert not thread.is_alive()

"""Starting: from a cold process to the first painted picture, and the memory that takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import Row

_EMPTY = """
import sys, time, os, resource
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        from PySide6.QtCore import QTimer
        QTimer.singleShot(1500, app.quit)
app = QApplication([])
window = Window()
window.resize(1440, 880)
window.show()
app.exec()
print(open('/proc/self/statm').read().split()[1])
"""

_OURS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Watch(QObject):
    seen = False
    def eventFilter(self, thing, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            if {painted!r} in (type(thing).__name__, type(thing.parent()).__name__):
                self.seen = True
                QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        print(time.time(), flush=True)
        QTimer.singleShot(1500, lambda: app.exit(0))
app = QApplication(sys.argv[:1])
watch = Watch()
app.installEventFilter(watch)
from journeymap.app import run
run({path})
print(open('/proc/self/statm').read().split()[1])
import os; os._exit(0)
"""


def rows() -> Iterator[Row]:
    """Measure the start page and the sample against an empty main window."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "coffee.journey"
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = inherited | {
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "JOURNEYMAP_STATE": f"{folder}/state",
            "JOURNEYMAP_CONFIG": f"{folder}/config",
        }
        make = [sys.executable, "-m", "journeymap", "new", str(sample), "--template", "coffee"]
        subprocess.run(make, check=True, env=environment, capture_output=True)
        page = _OURS.format(painted="StartPage", path="None")
        opened = _OURS.format(painted="Canvas", path=f"Path({str(sample)!r})")
        empties, pages, samples = [], [], []
        for _ in range(7):
            empties.append(_start(_EMPTY, environment))
            pages.append(_start(page, environment))
            samples.append(_start(opened, environment))
        floor, memory = (min(column) for column in zip(*empties, strict=True))
        yield Row("process start to the start page", min(pages)[0], floor, 2.0)
        # Eight more kinds of records, and many more fields, are declared since it was 3.2.
        yield Row("process start to the sample map", min(samples)[0], floor, 3.5)
        size = min(pages_ for _, pages_ in samples)
        # 30 MB of it are networkx, loaded for the findings when the picture is there.
        yield Row("memory with the sample open", size / 2**20, memory / 2**20, 2.4, "MB")


def _start(program: str, environment: dict[str, str]) -> tuple[float, float]:
    """Run a program once; return seconds to its first picture and bytes of resident memory."""
    import time

    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = done.stdout.split()
    return float(lines[0]) - start, int(lines[-1]) * os.sysconf("SC_PAGE_SIZE")

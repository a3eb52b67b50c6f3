"""Exporting from a command line: cold processes, and the most memory they hold."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from tests.bench import Row
from tests.bench.large import large

_PEAK = """
print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])
"""

_QT = "import PySide6.QtGui" + _PEAK

_BARE = (
    """
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
app = QGuiApplication([])
image = QImage({width}, {height}, QImage.Format.Format_RGB32)
image.fill(0xffffffff)
with QPainter(image) as painter:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    for i in range(20):
        x, y = 100 + i % 5 * 200, 100 + i // 5 * 120
        painter.drawRoundedRect(QRectF(x, y, 172, 76), 8, 8)
        painter.drawText(QPointF(x + 14, y + 24), f"Touchpoint number {{i}}")
image.save({path!r})
"""
    + _PEAK
)

_OURS = (
    """
from journeymap.cli import main
if main({arguments!r}):
    raise SystemExit("not written")
"""
    + _PEAK
)


def rows() -> Iterator[Row]:
    """Measure an SVG against importing Qt, a PNG against a bare QImage, and a poster."""
    with tempfile.TemporaryDirectory() as folder:
        small, middle = (_kept(large(n), Path(folder) / f"{n}.journey") for n in (20, 150))
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = inherited | {
            "QT_QPA_PLATFORM": "offscreen",
            "JOURNEYMAP_STATE": f"{folder}/state",
            "JOURNEYMAP_CONFIG": f"{folder}/config",
        }
        svg = _export(middle, f"{folder}/map.svg")
        png = _export(small, f"{folder}/map.png", "--scale", "2")
        (width, height), bare = _size(small, environment), f"{folder}/bare.png"
        bare = _BARE.format(width=width, height=height, path=bare)
        (qt, _), (drawn, _) = _best(environment, _QT, svg)
        yield Row("cold, 150 touchpoints to SVG, to importing QtGui", drawn, qt, 3.0)
        (floor, least), (painted, most) = _best(environment, bare, png)
        yield Row("cold, 20 touchpoints to PNG at 2×, to a bare QImage", painted, floor, 2.0)
        yield Row("memory of that", most, least, 2.0, "MB")
        _, poster = _run(
            _export(middle, f"{folder}/a0.png", "--paper", "A0", "--dpi", "300"), environment
        )
        yield Row("memory of an A0 poster at 300 dpi, to 1 GB", poster, 1024, 1.0, "MB")


def _kept(snapshot: Snapshot, path: Path) -> Path:
    session = Session.new(snapshot)
    session.save_as(path)
    session.close()
    return path


def _export(source: Path, target: str, *options: str) -> str:
    return _OURS.format(arguments=["export", str(source), target, "--force", *options])


def _size(source: Path, environment: dict[str, str]) -> tuple[int, int]:
    """Return the pixels of the picture, so that the bare one has as many."""
    target = source.with_suffix(".png")
    _run(_export(source, str(target), "--scale", "2"), environment)
    head = target.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def _best(environment: dict[str, str], *programs: str) -> list[tuple[float, float]]:
    """Run programs in turn, each several times; return the least seconds and megabytes of each."""
    turns = [[_run(program, environment) for program in programs] for _ in range(7)]
    return [
        (min(seconds for seconds, _ in runs), min(memory for _, memory in runs))
        for runs in zip(*turns, strict=True)
    ]


def _run(program: str, environment: dict[str, str]) -> tuple[float, float]:
    """Run a program in a fresh Python; return its seconds and its most megabytes."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024

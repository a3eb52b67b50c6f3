"""How long the window waits at most while findings are looked for beside the hand."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from journeymap.analysis.findings import find
from journeymap.model.snapshot import Snapshot
from journeymap.ui.views.map.canvas import Canvas
from journeymap.workspace.beside import beside_the_hand
from tests.bench import Row
from tests.bench.bench_canvas import canvas_of
from tests.bench.bench_findings import spoken

COUNT = 2000
LONGEST = 0.05
"""Seconds no frame of the window may take."""


def rows() -> Iterator[Row]:
    """Measure 2,000 touchpoints with 3,000 arrows of which everything is known."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return
    application = QApplication.instance() or QApplication([])
    application.processEvents()
    canvas, snapshot = canvas_of(COUNT), spoken(COUNT)
    find(snapshot, "j")  # what is imported is imported
    longest = sorted(_longest_frame(canvas, snapshot) for _ in range(7))[3]
    yield Row(f"longest frame while findings of {COUNT:,} are found", longest, LONGEST, 1.0)
    canvas.close()


def _longest_frame(canvas: Canvas, spoken_of: Snapshot) -> float:
    """Return the longest frame of panning while another thread looks for findings.

    What other programs do is left out: a frame takes as long as it works itself, and as the other
    thread works meanwhile, as if the frame had waited for all of it.
    """
    snapshot = Snapshot(spoken_of.records())
    begin, end, stay = threading.Event(), threading.Event(), threading.Event()

    def look() -> None:
        begin.wait()
        with beside_the_hand():
            find(snapshot, "j")
        end.set()
        stay.wait()

    thread = threading.Thread(target=look)
    thread.start()
    assert thread.ident is not None
    clock = time.pthread_getcpuclockid(thread.ident)
    frames: list[float] = []
    pan = _panning(canvas)
    begin.set()
    while not end.is_set():
        before = time.thread_time() + time.clock_gettime(clock)
        pan()
        frames.append(time.thread_time() + time.clock_gettime(clock) - before)
    stay.set()
    thread.join()
    return max(frames)


def _panning(canvas: Canvas) -> Callable[[], None]:
    canvas.zoom_actual()
    canvas.reveal((f"t{COUNT // 2}",))
    canvas.viewport().repaint()

    def pan() -> None:
        canvas.camera.pan(-17, -9)
        canvas.moved()
        canvas.viewport().repaint()
        QApplication.processEvents()

    return pan

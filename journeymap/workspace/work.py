"""Work beside the hand: done in a thread, told of in the thread of the window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from journeymap.rendering.options import Stopped

Tell = Callable[[float], None]
"""What work calls with the share of it that is done, from 0 to 1."""

_QUEUED = Qt.ConnectionType.QueuedConnection
_PAUSE = 0.04
"""Seconds between two words on how far the work is; more often nobody can see."""


class Work(QObject):
    """Something done in a thread; it is given a ``tell`` to call with the share that is done.

    What it does must not touch widgets. ``stop`` makes the next ``tell`` raise ``Stopped``;
    ``ended`` comes in the thread of the window, whatever became of it, and ``result`` says.
    Before the program goes it waits for the end; work that is to be ``left`` goes on alone
    instead, and nobody hears of it any more.
    """

    progressed = Signal(float)
    ended = Signal()
    _over = Signal()

    def __init__(
        self, act: Callable[[Tell], object], parent: QObject | None = None, *, left: bool = False
    ) -> None:
        super().__init__(parent)
        self._act = act
        self._stop = threading.Event()
        self._wire = _Wire()
        self.destroyed.connect(_cutting(self._wire))
        self._told = 0.0
        self._made: object = None
        self._fault: BaseException | None = None
        self._thread: threading.Thread | None = None
        self.over = False
        self._over.connect(self._end, _QUEUED)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.leave if left else self.abandon)

    def start(self) -> None:
        """Run the work in a thread of its own; ``ended`` says when it is over."""
        self._thread = threading.Thread(target=self.run, name="work", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still going on in its own thread."""
        return self._thread is not None and self._thread.is_alive()

    def stop(self) -> None:
        """Ask for an end; it comes with the next word on how far the work is."""
        self._stop.set()

    def abandon(self) -> None:
        """Ask for an end and wait for it, as before the program goes."""
        self.stop()
        if self._thread is not None and self._thread.is_alive():
            self._thread.join()

    def leave(self) -> None:
        """Let it go on alone; nothing of it is told from now on."""
        self._wire.cut()

    @property
    def fault(self) -> BaseException | None:
        """What went wrong, ``None`` when nothing did."""
        return self._fault

    def result(self) -> Any:
        """Return what was made, or raise what went wrong, such as ``Stopped``."""
        if self._fault is not None:
            raise self._fault
        return self._made

    def run(self) -> None:
        """Do it in the thread one is in."""
        try:
            self._tell(0.0)
            self._made = self._act(self._tell)
        except BaseException as fault:
            self._fault = fault
        self._say(self._over)

    def _end(self) -> None:
        self._wire.rest()
        self.over = True
        self.ended.emit()

    def _tell(self, share: float) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._told >= _PAUSE:
            self._told = now
            self._say(self.progressed, share)

    def _say(self, signal: Any, *given: float) -> None:
        self._wire.say(signal, *given)


class _Wire:
    """The wire from a thread to the window, which may be cut while something is being said.

    What is said must have been said to its end before the one who hears it may go: a signal
    that is emitted by an object that is just being deleted ends the process.
    """

    def __init__(self) -> None:
        self._lock, self._whole = threading.Lock(), True

    def say(self, signal: Any, *given: float) -> None:
        """Emit a signal, if there is somebody left to hear it."""
        with self._lock, suppress(RuntimeError):
            if self._whole:
                signal.emit(*given)

    def rest(self) -> None:
        """Wait until nothing is being said."""
        with self._lock:
            return

    def cut(self) -> None:
        """Let nothing be said any more."""
        with self._lock:
            self._whole = False


def _cutting(wire: _Wire) -> Callable[[], None]:
    """Return what cuts a wire and holds on to nothing else, as the end of an object asks."""
    return lambda: wire.cut()


class WorkLine:
    """Does one work after the other, in one thread that begins with the first of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._waiting: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def add(self, work: Work) -> None:
        """Do this work after what is in the line already."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._waiting.put(work.run)

    def wait(self) -> None:
        """Return when everything that is in the line is done."""
        if self._thread is not None:
            done = threading.Event()
            self._waiting.put(done.set)
            done.wait()

    def stop(self) -> None:
        """End the thread after what is in the line; more can be added to a new one."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while (act := self._waiting.get()) is not None:
            act()

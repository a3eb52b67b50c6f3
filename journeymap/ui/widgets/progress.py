"""Long work: in a thread of its own, with how much of it is done and a way to stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.rendering.options import Stopped

T = TypeVar("T")
Tell = Callable[[float], None]

_QUEUED = Qt.ConnectionType.QueuedConnection
_NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_PAUSE = 0.04
"""Seconds between two words on how far the work is; more often nobody can see."""
_SOON = 250
"""Milliseconds before work is long enough to be spoken of."""
_FINE = 1000


class Work(QObject):
    """Something done in a thread; it is given a ``tell`` to call with the share that is done.

    What it does must not touch widgets. ``stop`` makes the next ``tell`` raise ``Stopped``;
    ``ended`` comes in the thread of the window, whatever became of it, and ``result`` says.
    """

    progressed = Signal(float)
    ended = Signal()
    _over = Signal()

    def __init__(self, act: Callable[[Tell], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._stop = threading.Event()
        self._told = 0.0
        self._made: object = None
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)
        self.over = False
        self._over.connect(self._end, _QUEUED)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.abandon)

    def start(self) -> None:
        """Run the work in a thread of its own; ``ended`` says when it is over."""
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still going on."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Ask for an end; it comes with the next word on how far the work is."""
        self._stop.set()

    def abandon(self) -> None:
        """Ask for an end and wait for it, as before the program goes."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join()

    def result(self) -> Any:
        """Return what was made, or raise what went wrong, such as ``Stopped``."""
        if self._fault is not None:
            raise self._fault
        return self._made

    def _end(self) -> None:
        self.over = True
        self.ended.emit()

    def _run(self) -> None:
        try:
            self._tell(0.0)
            self._made = self._act(self._tell)
        except BaseException as fault:
            self._fault = fault
        # The window may have gone, and this with it.
        with suppress(RuntimeError):
            self._over.emit()

    def _tell(self, share: float) -> None:
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if now - self._told >= _PAUSE:
            self._told = now
            with suppress(RuntimeError):
                self.progressed.emit(share)


class ProgressBar(QProgressBar):
    """How much is done; until anything is known of that, only that something is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setAccessibleName(tr("Progress"))
        self.begin()

    def begin(self) -> None:
        """Show that work goes on while nobody knows yet how much there is of it."""
        self.setRange(0, 0)

    def show_share(self, share: float) -> None:
        """Show the share that is done, from 0 to 1; it never goes back."""
        if share > 0.0:
            self.setRange(0, _FINE)
            self.setValue(max(self.value(), round(share * _FINE)))


class Waiting(QDialog):
    """Stands before its window while work goes on there; Esc or its button stops the work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, sentence: str, work: Work) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle(tr("Journeymap"))
        self.setMinimumWidth(420)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 22, 24, 18)
        box.setSpacing(14)
        self._words = QLabel(sentence)
        self._words.setWordWrap(True)
        self._bar = ProgressBar()
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        box.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        work.progressed.connect(self._bar.show_share, _QUEUED)

    def reject(self) -> None:
        self._work.stop()
        self._words.setText(tr("Stopping…"))
        self.cancel.setEnabled(False)
        self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        # A close that is refused would keep the program from ending when the system asks it to.
        self._work.abandon()
        event.accept()


def wait_for(parent: QWidget, sentence: str, act: Callable[[Tell], T], *, leave: bool = False) -> T:
    """Do long work while the window stays alive, and return what was made.

    The sentence says what is going on; it is shown, with a way to stop, when the work takes
    more than a moment. Raises what the work raises, and ``Stopped`` when it is cancelled.
    Work that never tells how far it is one may ``leave`` when it is cancelled: nothing comes
    of it, so it may go on to its end by itself.
    """
    work, loop = Work(act, parent), QEventLoop()
    dialog = Waiting(parent, sentence, work)
    work.ended.connect(loop.quit)
    if leave:
        dialog.cancelled.connect(loop.quit)
    soon = QTimer(dialog, singleShot=True, interval=_SOON)
    soon.timeout.connect(loop.quit)
    try:
        work.start()
        soon.start()
        loop.exec(_NO_INPUT)  # what is typed meanwhile waits
        if not work.over:
            dialog.open()
            loop.exec()
        if not work.over:
            raise Stopped
        return cast(T, work.result())
    finally:
        if leave:
            work.stop()
        else:
            work.abandon()
        dialog.hide()
        dialog.deleteLater()
        work.deleteLater()

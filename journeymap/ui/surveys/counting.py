"""Counting beside the hand: begun anew when something else is chosen, the last choice counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.rendering.options import Stopped
from journeymap.workspace.work import Tell, Work

_REST, _SOON = 180, 250
"""Milliseconds without another choice before it is counted, and after which that is told."""


class Recount(QObject):
    """Does the work last asked for; whatever went on before is stopped.

    ``ended`` carries what came of it, ``failed`` a sentence; ``progressed`` tells the share that
    is done once it takes more than a moment.
    """

    ended = Signal(object)
    failed = Signal(str)
    progressed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._act: Callable[[Tell], object] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._begin)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)

    @property
    def busy(self) -> bool:
        """Whether what was asked for last is not there yet."""
        return self._rest.isActive() or self._work is not None

    def ask(self, act: Callable[[Tell], object], *, now: bool = False) -> None:
        """Do this, and no longer what was asked for before."""
        self.stop()
        self._act = act
        self._begin() if now else self._rest.start()

    def stop(self) -> None:
        """Let go of what is under way; nothing more is told of it."""
        self._rest.stop()
        work, self._work = self._work, None
        if work is not None:
            work.stop()

    def abandon(self) -> None:
        """Stop, and wait for the end, as before the window goes."""
        work = self._work
        self.stop()
        if work is not None:
            work.abandon()

    def _begin(self) -> None:
        assert self._act is not None
        self._rest.stop()
        work = self._work = Work(self._act, self)
        work.progressed.connect(lambda share: self._tell(work, share))
        work.ended.connect(lambda: self._end(work))
        self._soon.start()
        work.start()

    def _tell(self, work: Work, share: float) -> None:
        if work is self._work and not self._soon.isActive():
            self.progressed.emit(share)

    def _end(self, work: Work) -> None:
        work.deleteLater()
        if work is not self._work:
            return
        self._work = None
        try:
            made = work.result()
        except Stopped:
            return
        except JourneyError as error:
            self.failed.emit(str(error))
            return
        except MemoryError:
            self.failed.emit(tr("There is not enough memory for this file."))
            return
        self.ended.emit(made)

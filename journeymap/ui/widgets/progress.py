"""Long work as it is seen: how much of it is done, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from journeymap.language import tr
from journeymap.rendering.options import Stopped
from journeymap.workspace.work import Tell, Work

T = TypeVar("T")

_QUEUED = Qt.ConnectionType.QueuedConnection
_NO_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_SOON = 250
"""Milliseconds before work is long enough to be spoken of."""
_FINE = 1000


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

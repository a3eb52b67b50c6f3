"""Findings looked for while nobody waits: after a pause, beside the hand, never in its way."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.model.snapshot import Snapshot
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.analysis.findings import Finding

PAUSE = 300
"""Milliseconds without a change after which findings are looked for."""
_LOOK_IN = 40

Answer = tuple[Snapshot, str, "list[Finding] | Exception"]


class FindingsWorker(QObject):
    """Keeps the findings of the journey in view; ``found`` says that there are others.

    A snapshot is never altered, so a thread may read it. The thread touches nothing of
    Qt: its answer lies in a queue until we look.
    """

    found = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.findings: list[Finding] = []
        self._seen: tuple[Snapshot, str] | None = None
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        for signal in (workspace.shown, workspace.opened):
            signal.connect(self.schedule)
        self._poll_timer = QTimer(self, interval=_LOOK_IN)
        self._poll_timer.timeout.connect(self._poll)
        self.schedule()

    def schedule(self) -> None:
        """Look again once things have been quiet for a while."""
        seen = self._seen
        now = self._workspace.document.snapshot, self._workspace.journey
        if seen is None or seen[0] is not now[0] or seen[1] != now[1]:
            self._pause.start()

    def _begin(self) -> None:
        if self._busy:
            self._pause.start()
            return
        self._busy = True
        snapshot, journey = self._workspace.document.snapshot, self._workspace.journey
        Thread(target=_look, args=(snapshot, journey, self._answers), daemon=True).start()
        self._poll_timer.start()

    def _poll(self) -> None:
        try:
            snapshot, journey, answer = self._answers.get_nowait()
        except Empty:
            return
        self._poll_timer.stop()
        self._busy = False
        self._seen = snapshot, journey
        self.schedule()
        if isinstance(answer, Exception):
            raise answer
        if answer != self.findings:
            self.findings = answer
            self.found.emit()


def _look(snapshot: Snapshot, journey: str, answers: SimpleQueue[Answer]) -> None:
    try:
        from journeymap.analysis.findings import find

        answers.put((snapshot, journey, find(snapshot, journey) if journey else []))
    except Exception as error:
        answers.put((snapshot, journey, error))

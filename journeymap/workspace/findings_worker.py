"""Findings looked for while nobody waits: after a pause, beside the hand, never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.model.snapshot import Snapshot
from journeymap.workspace.beside import beside_the_hand
from journeymap.workspace.findings_review import FindingsReview
from journeymap.workspace.work import Work
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.analysis.findings import Finding

PAUSE = 300
"""Milliseconds without a change after which findings are looked for."""

Seen = tuple[Snapshot, str]
"""What findings are about: a document, and the journey of it that is in view."""


class FindingsWorker(QObject):
    """Keeps the findings of the journey in view; ``found`` says that there are others.

    A snapshot is never altered, so a thread may read it.
    """

    found = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.findings: list[Finding] = []
        self.review = FindingsReview(workspace, self)
        self._seen: Seen | None = None
        self._work: Work | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        for signal in (workspace.shown, workspace.opened):
            signal.connect(self.schedule)
        self.schedule()

    @property
    def up_to_date(self) -> bool:
        """Whether the findings are those of what is seen now."""
        seen, now = self._seen, self._now()
        return seen is not None and seen[0] is now[0] and seen[1] == now[1]

    def schedule(self) -> None:
        """Look again once things have been quiet for a while."""
        if not self.up_to_date:
            self._pause.start()

    def _now(self) -> Seen:
        return self._workspace.as_walked(self._workspace.snapshot), self._workspace.journey

    def _begin(self) -> None:
        if self._work is not None:
            self._pause.start()
            return
        now = self._now()
        self._work = work = Work(lambda _: _look(*now), self, left=True)
        work.ended.connect(lambda: self._take(work, now))
        work.start()

    def _take(self, work: Work, seen: Seen) -> None:
        self._work, self._seen = None, seen
        work.deleteLater()
        self.schedule()
        found = work.result()
        self.review.take(found, seen[1])
        if found != self.findings:
            self.findings = found
            self.found.emit()


def _look(snapshot: Snapshot, journey: str) -> list[Finding]:
    with beside_the_hand():
        from journeymap.analysis.findings import find

        return find(snapshot, journey) if journey else []

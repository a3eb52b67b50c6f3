"""What comes of the journey in view, found beside the hand; what a slider asks, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from journeymap.model.snapshot import Snapshot
from journeymap.workspace.beside import beside_the_hand
from journeymap.workspace.work import Work
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.analysis.flow.outcomes import Outcomes, PreparedJourney
    from journeymap.analysis.flow.routes import Routes
    from journeymap.analysis.flow.what_if import WhatIf

PAUSE = 60
"""Milliseconds without a change after which it is looked again."""

_WAYS = 4
"""How many of the most travelled ways are told."""

_IN_HAND = 400
"""Up to so many touchpoints a what-if is answered within a frame, and needs no thread."""

Seen = tuple[Snapshot, str, str | None]
"""What is looked at: a document, a journey of it, and the persona in focus."""


@dataclass(frozen=True, slots=True)
class FoundPaths:
    """What was found of a journey as it is, and of each of its scenarios by id."""

    seen: Seen
    prepared: PreparedJourney
    routes: Routes
    scenarios: Mapping[str, Outcomes]

    @property
    def present(self) -> Outcomes:
        """What comes of it as it is."""
        return self.prepared.present


class PathsWorker(QObject):
    """Follows the journey in view while ``active``.

    ``found`` says that there is something else in ``paths``, ``answered`` that ``answer`` is what
    would come of what was asked last.
    """

    found = Signal()
    answered = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.paths: FoundPaths | None = None
        self.answer: Outcomes | None = None
        self._asked: WhatIf | None = None
        self._work: Work | None = None
        self._trying: Work | None = None
        self.active = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._try)
        for signal in (workspace.shown, workspace.opened):
            signal.connect(self.schedule)

    @property
    def current(self) -> bool:
        """Whether what was found is of what is seen now."""
        return self.paths is not None and _same(self.paths.seen, self._now())

    def schedule(self) -> None:
        """Look again once things have been quiet for a moment; at once where nothing is known."""
        if self.active and not self.current:
            self._pause.start(PAUSE if self.paths else 0)

    def ask(self, what_if: WhatIf | None) -> None:
        """Ask what would come of something; of nothing, forget what was asked."""
        self._asked = what_if or None
        if not what_if:
            self.answer = None
        self._soon.start()

    def _now(self) -> Seen:
        workspace = self._workspace
        return workspace.as_seen(workspace.snapshot), workspace.journey, workspace.focus

    def _begin(self) -> None:
        if self._work is not None:
            self._pause.start()
            return
        now = self._now()
        self._work = work = Work(lambda _: _look(now), self, left=True)
        work.ended.connect(lambda: self._take(work))
        work.start()

    def _take(self, work: Work) -> None:
        self._work = None
        work.deleteLater()
        self.paths = work.result()
        self.schedule()
        self._soon.start()
        self.found.emit()

    def _try(self) -> None:
        """Answer what was asked last, in a thread where that takes long."""
        paths, asked = self.paths, self._asked
        if paths is None or self._trying is not None:
            return
        if asked is None:
            self.answered.emit()
        elif len(paths.prepared.course.every) <= _IN_HAND:
            self.answer = paths.prepared.outcomes(asked)
            self.answered.emit()
        else:
            self._trying = work = Work(lambda _: _answered(paths.prepared, asked), self, left=True)
            work.ended.connect(lambda: self._answer(work, asked))
            work.start()

    def _answer(self, work: Work, asked: WhatIf) -> None:
        self._trying = None
        work.deleteLater()
        if asked is self._asked:
            self.answer = work.result()
            self.answered.emit()
        else:
            # The hand went on meanwhile: what it came to is asked, and nothing in between.
            self._soon.start()


def _same(one: Seen, other: Seen) -> bool:
    return one[0] is other[0] and one[1:] == other[1:]


def _look(seen: Seen) -> FoundPaths | None:
    from journeymap.analysis.flow.outcomes import prepare
    from journeymap.analysis.flow.routes import routes
    from journeymap.analysis.flow.what_if import what_if_of
    from journeymap.editing.scenarios import scenarios_of

    snapshot, journey, persona = seen
    if not journey:
        return None
    with beside_the_hand():
        prepared = prepare(snapshot, journey, persona)
        _ = prepared.present.touchpoints  # which are made when they are asked for: here
        kept = scenarios_of(snapshot, journey)
        tried = {one.id: prepared.outcomes(what_if_of(one.changes)) for one in kept}
        return FoundPaths(seen, prepared, routes(prepared.present, _WAYS), tried)


def _answered(prepared: PreparedJourney, asked: WhatIf) -> Outcomes:
    with beside_the_hand():
        return prepared.outcomes(asked)

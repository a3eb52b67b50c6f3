"""Looking back: the window shows the document as it once was, and nothing of it can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from journeymap.errors import JourneyError
from journeymap.language import mark, tr
from journeymap.model.difference import change_between
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import ReadOnly
from journeymap.storage.sittings import DaySittings, by_day
from journeymap.storage.timeline import Timeline
from journeymap.ui.versions.moments import PastMoment, moment_at
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.trail import Trail
from journeymap.workspace.work import Work, WorkLine

_ONCE = Qt.ConnectionType.SingleShotConnection


class Lookback(QObject):
    """At which moment of its history a document is looked at.

    ``moved`` says that it is another one, ``listed`` that the timeline was read anew,
    ``naming`` asks for a name for the moment. ``publish`` brings the file up to date.
    """

    moved = Signal()
    listed = Signal()
    naming = Signal()

    def __init__(self, host: WindowHost, publish: Callable[[], object]) -> None:
        super().__init__(host.widget)
        self.host, self.publish = host, publish
        self.timeline: Timeline | None = None
        self.days: tuple[DaySittings, ...] = ()
        self.moment: PastMoment | None = None
        self._wanted: int | None = None
        self._place: tuple[Trail, str | None, tuple[str, ...]] | None = None
        self._line = WorkLine("versions")
        host.workspace.opened.connect(self._forget)
        host.workspace.shown.connect(self._follow)
        self.destroyed.connect(_stopping(self._line))

    def read(self) -> None:
        """Read the timeline as it is now, beside the hand; ``listed`` follows."""
        session = self.host.session
        if session is None:
            return

        def look_up() -> tuple[Timeline, tuple[DaySittings, ...]]:
            timeline = session.versions.timeline()
            return timeline, by_day(timeline.steps)

        def put(found: tuple[Timeline, tuple[DaySittings, ...]]) -> None:
            if session is self.host.session:
                self.timeline, self.days = found
                self._call_anew(found[0])
                self.listed.emit()

        self.do(look_up, put)

    def _call_anew(self, timeline: Timeline) -> None:
        """Take in that the moment looked at got a name, or lost it."""
        here = self.moment and moment_at(timeline, self.moment.number)
        if here != self.moment:
            self.moment = here
            self.moved.emit()

    def when_read(self, act: Callable[[Timeline], object]) -> None:
        """Do something with the timeline, read first where nobody has read it yet."""

        def then() -> None:
            if self.timeline is not None:
                act(self.timeline)

        if self.timeline is not None:
            then()
        else:
            self.listed.connect(then, _ONCE)
            self.read()

    def do(self, act: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Do something with the history in its thread, and go on with what came of it."""
        work = Work(lambda _: act(), self)

        def ended() -> None:
            work.deleteLater()
            try:
                made = work.result()
            except JourneyError as error:
                self._wanted = None
                self.host.show_message(str(error))
                return
            then(made)

        work.ended.connect(ended)
        self._line.add(work)

    def wait(self) -> None:
        """Return when the thread has done what it was given."""
        self._line.wait()

    def look(self, number: int) -> None:
        """Show the document as it was after a step, once what is being typed is kept."""
        timeline = self.timeline
        if timeline is None or not self.may_leave():
            return
        self._wanted = number

        def put(then: Snapshot) -> None:
            if self._wanted == number:
                self.show(moment_at(timeline, number), then)

        self.do(lambda: timeline.at(number), put)

    def may_leave(self) -> bool:
        """Keep what is being typed; tell whether nothing is left that would be lost."""
        host, workspace = self.host, self.host.workspace
        if workspace.looks_back:
            return True
        host.keep_typing()
        if workspace.typing or host.main_view.writing_open:
            host.notify(tr("What you are writing could not be kept yet. Finish it first."))
            return False
        return True

    def show(self, moment: PastMoment, then: Snapshot) -> None:
        """Show the document as it was at a moment."""
        workspace = self.host.workspace
        if self._place is None:
            self._place = workspace.trail, workspace.focus, workspace.selection
        self._wanted = None
        self.moment = moment
        workspace.look_back(then, self._place[0])
        self.moved.emit()

    def back(self) -> None:
        """Come back to now, to where one was."""
        workspace = self.host.workspace
        place, self._place, self._wanted = self._place, None, None
        if self.moment is None:
            return
        self.moment = None
        workspace.look_back(None, place[0] if place else None)
        if place:
            workspace.focus_on(place[1])
        if place and not workspace.selection:
            workspace.select(id for id in place[2] if workspace.snapshot.find(id))
        self.moved.emit()

    def restore(self) -> None:
        """Make the document what it was at the moment looked at: one step to undo."""
        host, workspace = self.host, self.host.workspace
        moment, session = self.moment, self.host.session
        if moment is None or session is None:
            return
        if session.read_only:
            raise ReadOnly(
                tr(
                    "No version can be restored in a file that is only looked at. Save the"
                    " version as a file of its own instead. {why}",
                    why=session.read_only,
                )
            )
        then, chosen = workspace.snapshot, workspace.selection
        change = change_between(mark("Restore a version"), workspace.document.snapshot, then)
        self.back()
        if not change:
            host.notify(tr("Nothing has changed since then, so there is nothing to restore."))
            return
        try:
            kept = workspace.commit(change)
        except ValueError as error:
            raise JourneyError(
                tr(
                    "This version holds what can no longer be written, and was not restored:"
                    " {why}. Save it as a file of its own.",
                    why=error,
                )
            ) from error
        if kept:
            workspace.select(id for id in chosen if workspace.snapshot.find(id))
            said = tr(
                "Restored: {moment}. What came after it is in the history.", moment=moment.called
            )
            host.offer(said, tr("Undo"), workspace.undo)

    def step(self, towards: int) -> None:
        """Look at the version or sitting before (−1) or after (1) the moment looked at."""
        self.when_read(lambda timeline: self._step(timeline, towards))

    def _step(self, timeline: Timeline, towards: int) -> None:
        here = self.moment.number if self.moment else timeline.last
        stops = self.stops()
        found = [n for n in stops if n < here] if towards < 0 else [n for n in stops if n > here]
        if found:
            number = found[-1] if towards < 0 else found[0]
            self.look(number) if number < timeline.last else self.back()
        elif towards > 0:
            self.back()
        else:
            self.host.notify(tr("This is as far back as the history goes."))

    def stops(self) -> list[int]:
        """Return the moments one walks through: named ones, the ends of sittings, the beginning."""
        timeline = self.timeline
        if timeline is None:
            return []
        named = {version.revision for version in timeline.versions}
        ends = {sitting.steps[-1].number for day in self.days for sitting in day.sittings}
        inside = {number for number in named | ends if number >= timeline.first}
        return sorted(inside | {timeline.first})

    def _follow(self) -> None:
        """Hear that the document moved on while an earlier one was looked at, which ends that."""
        if self.moment is not None and not self.host.workspace.looks_back:
            self.moment = self._place = self._wanted = None
            self.moved.emit()

    def _forget(self) -> None:
        self.timeline = self._wanted = None
        self._follow()
        self.listed.emit()


def _stopping(line: WorkLine) -> Callable[[], None]:
    return lambda: line.stop()

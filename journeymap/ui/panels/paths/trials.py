"""What is tried of each journey in a window: what-ifs that are in no document until applied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from journeymap.analysis.charts.naming import short
from journeymap.analysis.flow.outcome_words import difference_lines
from journeymap.analysis.flow.what_if import WhatIf, what_if_of
from journeymap.editing import REMOVAL
from journeymap.editing.scenarios import keep_scenario, rename_scenario, scenarios_of
from journeymap.editing.what_if import apply_what_if, counts_replaced
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import Scenario
from journeymap.ui.panels.paths.differences import TrialResult
from journeymap.ui.panels.paths.handles import (
    Handle,
    every_handle,
    handles,
    titled,
    tried,
    value_of,
)
from journeymap.ui.panels.paths.meant import meant
from journeymap.ui.panels.paths.scenarios import ScenarioResult
from journeymap.ui.panels.paths.what_if import WhatIfSection
from journeymap.ui.widgets.questions import ask_line
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.beside import beside_the_hand
from journeymap.workspace.paths_worker import FoundPaths, PathsWorker
from journeymap.workspace.work import Work

NOTHING = WhatIf()

_QUIET = 250
"""Milliseconds without a move after which it is said what applying would write."""


class Trials(QObject):
    """Keeps what is tried of each journey, asks what would come of it, and does what is wanted."""

    def __init__(self, host: WindowHost, worker: PathsWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._workspace, self._worker = host, host.workspace, worker
        self._tried: dict[str, WhatIf] = {}
        self._chosen: dict[str, str] = {}
        self._section: WhatIfSection | None = None
        self._result: TrialResult | None = None
        self._noting: Work | None = None
        self._noted = QTimer(self, singleShot=True, interval=_QUIET)
        self._noted.timeout.connect(self._note)
        worker.answered.connect(self._answered)
        host.workspace.opened.connect(self._forget)

    @property
    def what_if(self) -> WhatIf:
        """What is tried of the journey in view."""
        return self._tried.get(self._workspace.journey, NOTHING)

    def show_in(self, section: WhatIfSection, result: TrialResult) -> None:
        """Show what is tried, and what would come of it, and do what is wanted there."""
        self._section, self._result = section, result
        result.apply.clicked.connect(self.apply)
        result.reset.clicked.connect(self.reset)
        result.keep.clicked.connect(self.keep)
        rows = section.scenarios
        rows.chosen.connect(self.choose)
        rows.applied.connect(self._apply_kept)
        rows.renamed.connect(self._rename)
        rows.removed.connect(self._remove)

    def move(self, handle: Handle, value: float | None) -> None:
        """Try something with another value; with ``None`` as it is."""
        self.suppose(tried(self.what_if, handle, value, self._workspace.snapshot))

    def present(self, paths: FoundPaths) -> None:
        """Show what can be tried at what is selected, and what is tried elsewhere."""
        if self._section is None:
            return
        snapshot, journey, focus = paths.seen
        given = paths.prepared.course.shares
        record = meant(self._workspace.snapshot, self._workspace.selection)
        here = handles(snapshot, journey, record, given, focus)
        keys = {(one.kind, one.id, one.persona) for one in here}
        every = every_handle(snapshot, journey, self.what_if, given)
        others = [one for one in every if (one.kind, one.id, one.persona) not in keys]
        named = [one.called(short(titled(snapshot, one.place))) for one in others]
        place = titled(snapshot, here[-1].place) if here else ""
        value = partial(value_of, self.what_if)
        self._section.present(place, here, named, value, self._then)
        self._tell()

    def _then(self, handle: Handle) -> float | None:
        """Return what a share comes to as the others of its touchpoint are tried."""
        answer = self._worker.answer
        if handle.kind != "share" or not self.what_if.moves or answer is None:
            return None
        then = answer.flow.shares.of.get(handle.id)
        return None if then is None or abs(then - (handle.now or 0.0)) < 1e-9 else then

    def suppose(self, what_if: WhatIf, scenario: str = "") -> None:
        """Try something else instead of what is tried; of a scenario, if that is named."""
        journey = self._workspace.journey
        self._tried[journey], self._chosen[journey] = what_if, scenario
        self._worker.ask(what_if)
        self._answered()

    def _answered(self) -> None:
        """Show the answer, to which sliders beside the one that is moved go by themselves."""
        if self._worker.paths is not None:
            self.present(self._worker.paths)

    def _tell(self) -> None:
        """Show what would come of what is tried."""
        paths, section, result = self._worker.paths, self._section, self._result
        if paths is None or section is None or result is None:
            return
        answer, trying = self._worker.answer, bool(self.what_if)
        lines = difference_lines(paths.present, answer) if answer and trying else ()
        result.present(lines, trying)
        chosen = self._chosen.get(self._workspace.journey, "")
        section.list_scenarios(self._results(paths), chosen)
        if trying:
            self._noted.start()
        else:
            self._noted.stop()

    def _results(self, paths: FoundPaths) -> list[ScenarioResult]:
        kept = scenarios_of(self._workspace.snapshot, self._workspace.journey)
        return [
            ScenarioResult(
                one,
                difference_lines(paths.present, found)
                if (found := paths.scenarios.get(one.id))
                else (),
            )
            for one in kept
        ]

    def _note(self) -> None:
        """Find what applying would write that one might not expect, or why it cannot."""
        if self._noting is not None:
            self._noted.start()
            return
        applied = self._applying(self.what_if)

        def look() -> int:
            with beside_the_hand():
                return counts_replaced(applied())

        self._noting = work = Work(lambda _: look(), self, left=True)
        work.ended.connect(lambda: self._say(work))
        work.start()

    def _say(self, work: Work) -> None:
        self._noting = None
        work.deleteLater()
        told, can, n = "", True, 0
        try:
            n = work.result()
        except JourneyError as error:
            told, can = str(error), False
        if n:
            told = plural("Apply writes {n} count on an arrow as a share, lest others change.",
                          "Apply writes {n} counts on arrows as shares, lest others change.",
                          n)  # fmt: skip
        if self._result is not None:
            self._result.tell(told)
            self._result.apply.setEnabled(can)

    def _applying(self, what_if: WhatIf) -> Callable[[], Change | None]:
        """Return what makes the change, which raises ``JourneyError`` where it cannot be made.

        Shares among some cases of a log are not those of all, which the arrows hold.
        """
        snapshot, journey = self._workspace.snapshot, self._workspace.journey
        of_some = what_if.moves and self._workspace.look.filter.ways.active

        def change() -> Change | None:
            if of_some:
                raise JourneyError(
                    tr("These shares are of the cases that are looked at, not of all: show all "
                       "cases to apply them.")
                )  # fmt: skip
            return apply_what_if(snapshot, journey, what_if)

        return change

    def apply(self) -> None:
        """Make the journey what is tried; one step to undo."""
        self._make(self.what_if)

    def _make(self, what_if: WhatIf) -> None:
        try:
            change = self._applying(what_if)()
        except JourneyError as error:
            self._host.show_message(str(error))
            return
        if self._workspace.commit(change):
            self.reset()

    def reset(self) -> None:
        """Try nothing any more."""
        self.suppose(NOTHING)

    def keep(self) -> None:
        """Ask for a title, and keep what is tried as a scenario."""
        title = ask_line(
            self._host.widget, tr("Keep as scenario"), tr("What is this scenario called?")
        )
        workspace = self._workspace
        change = keep_scenario(workspace.snapshot, workspace.journey, title, self.what_if)
        if change and workspace.commit(change):
            kept = next(edit.record.id for edit in change)
            self.suppose(self.what_if, kept)

    def choose(self, id: str) -> None:
        """Let the sliders stand as a scenario has it; once more, as it is."""
        scenario = self._workspace.snapshot.get(Scenario, id)
        if scenario is None or self._chosen.get(self._workspace.journey) == id:
            self.reset()
        else:
            self.suppose(what_if_of(scenario.changes), id)

    def _apply_kept(self, id: str) -> None:
        scenario = self._workspace.snapshot.get(Scenario, id)
        if scenario is not None:
            self._make(what_if_of(scenario.changes))

    def _rename(self, id: str) -> None:
        scenario = self._workspace.snapshot.get(Scenario, id)
        if scenario is not None:
            words = tr("What is this scenario called?")
            title = ask_line(self._host.widget, tr("Rename"), words, scenario.title)
            self._workspace.commit(rename_scenario(scenario, title))

    def _remove(self, id: str) -> None:
        if self._workspace.snapshot.get(Scenario, id):
            self._workspace.commit(Change(REMOVAL, removal(self._workspace.snapshot, (id,))))

    def _forget(self) -> None:
        self._tried, self._chosen = {}, {}
        self._worker.ask(None)

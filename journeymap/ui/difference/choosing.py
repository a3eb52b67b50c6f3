"""What a journey is compared with: the one it comes from, another one, a version, a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu
from shiboken6 import isValid

from journeymap.analysis.difference import ComparedJourney
from journeymap.analysis.difference.counterparts import counterpart, same_in
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.storage.history import Version
from journeymap.storage.timeline import Timeline
from journeymap.ui.versions.moments import moment_at
from journeymap.ui.window_host import WindowHost
from journeymap.view.differing import DIFFERENCE, side_of, sides

_MOST = 12
"""So many journeys and versions are offered one by one."""


class ComparisonChoice:
    """Offers what the journey in view can be compared with, and compares it with that."""

    def __init__(self, host: WindowHost) -> None:
        self._host, self._workspace = host, host.workspace

    def said(self) -> str:
        """Return which two are compared: “as-is ⇄ to-be”."""
        both = sides(self._workspace.view)
        if both is None:
            return tr("Compare with…")
        return tr("{before} ⇄ {after}", before=both[0].label, after=both[1].label)

    def fill(self, menu: QMenu) -> None:
        """Put into a menu what there is to compare with."""
        workspace = self._workspace
        snapshot = workspace.snapshot
        here = snapshot.get(Journey, workspace.journey)
        if here is None:
            return
        pair = counterpart(snapshot, here.id)
        as_is = pair[0] if pair and pair[0] is not here else None
        if as_is is not None:
            words = tr("What it was derived from: {title}", title=journey_name(as_is))
            self._entry(menu, words, None)
        for one in snapshot.ordered(Journey)[: _MOST + 2]:
            if one is here or one is as_is:
                continue
            if one.derived == here.id and one.state == "to-be":
                self._lead(menu, one)
            else:
                side = replace(side_of(snapshot, one), label=journey_name(one))
                self._entry(menu, journey_name(one), side)
        menu.addSeparator()
        versions = menu.addMenu(tr("Versions"))
        self._fill_versions(versions)
        menu.addAction(tr("Another file…"), self.ask_file)
        if pair is None:
            menu.addSeparator()
            menu.addAction(tr("Derive a to-be journey"), self.derive)

    def derive(self) -> None:
        """Derive a to-be journey, and go on in it."""
        if self._workspace.run("journey.to-be"):
            self._workspace.arrange(DIFFERENCE)

    def _entry(self, menu: QMenu, words: str, side: ComparedJourney | None) -> None:
        entry = menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        now = self._workspace.against
        entry.setChecked(
            now is None
            if side is None
            else now is not None and now.journey == side.journey and now.label == side.label
        )
        entry.triggered.connect(lambda: self._workspace.compare_with(side))

    def _lead(self, menu: QMenu, to_be: Journey) -> None:
        """Offer the way to a journey derived from this one, beside which this one is shown."""

        def go() -> None:
            self._workspace.look_at(to_be.id)
            self._workspace.compare_with(None)

        menu.addAction(journey_name(to_be).replace("&", "&&"), go)

    def _fill_versions(self, menu: QMenu) -> None:
        """Put the versions that have a name into a menu, once they are read."""
        waiting = menu.addAction(tr("Looking…"))
        waiting.setEnabled(False)

        def put(timeline: Timeline) -> None:
            if not isValid(menu):
                return  # it was closed meanwhile
            menu.clear()
            named = [one for one in timeline.versions if one.name][-_MOST:]
            for version in reversed(named):
                called = moment_at(timeline, version.revision).called
                menu.addAction(called.replace("&", "&&"), self._takes(timeline, version))
            if not named:
                menu.addAction(tr("No version has a name yet")).setEnabled(False)
            first = tr("As far back as the history goes")
            menu.addAction(
                first, lambda: self._look_back(timeline, timeline.first, tr("the beginning"))
            )

        self._host.documents.history.when_read(put)

    def _takes(self, timeline: Timeline, version: Version) -> Callable[[], None]:
        return lambda: self._look_back(timeline, version.revision, f"“{version.name}”")

    def _look_back(self, timeline: Timeline, number: int, label: str) -> None:
        """Compare with the journey as it was after a step."""
        journey = self._workspace.journey

        def put(then: Snapshot) -> None:
            self._compare(then, journey, label)

        self._host.documents.history.when_at(timeline, number, put)

    def ask_file(self) -> None:
        """Ask for another file, and compare with the journey in it."""
        words = tr("Journeys") + " (*.journey)"
        folder = str(self._host.settings.folder("open"))
        name, _ = QFileDialog.getOpenFileName(
            self._host.widget, tr("Compare with another file"), folder, words
        )
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Compare with the journey of a file that is most like this one."""
        from journeymap.storage.session import Session

        try:
            session = Session.open(path, for_reading=True)
            try:
                then = session.snapshot
            finally:
                session.close()
        except JourneyError as error:
            self._host.show_message(str(error))
            return
        self._compare(then, self._workspace.journey, path.stem)

    def _compare(self, then: Snapshot, journey: str, label: str) -> None:
        here = ComparedJourney(self._workspace.snapshot, journey)
        found = same_in(then, here) or next(iter(then.ordered(Journey)), None)
        if found is None:
            self._host.show_message(
                tr("There is no journey to compare with in {name}.", name=label)
            )
            return
        self._workspace.compare_with(ComparedJourney(then, found.id, label))

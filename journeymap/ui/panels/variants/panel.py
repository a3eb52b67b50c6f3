"""The ways customers went, beside the journey that comes from their log."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import decimal, plural, tr, whole_percent
from journeymap.model.grid import stages
from journeymap.model.records import Connection, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.variants.list import VariantList
from journeymap.ui.panels.variants.rows import VariantRows, WayRow, WayStep
from journeymap.ui.widgets import look
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.ways_sliders import WaysSliders
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.view.ways import SeenWays
from journeymap.workspace.ways import look_along, looked_at

_MAIN = 0.8
"""So much of all cases is told to be covered by the most frequent ways."""
_MOST_SELECTED = 60


def _sheet(theme: Theme) -> str:
    return (
        look.sheet(theme)
        + f"""
#variants {{ background: {theme.lane}; border: none; }}
#variants QListView {{ background: {theme.lane}; border: none; outline: none; }}
"""
    )


class VariantsPanel(FollowingPanel):
    """Lists the ways, most frequent first; one that is clicked is seen in the journey, those with
    a check mark are looked at alone. Two sliders leave the main ways."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host = host
        self.setObjectName("variants")
        self.setAccessibleName(tr("Variants"))
        self.setMinimumWidth(260)
        self.rows = VariantRows(self)
        self.list = VariantList(self.rows, host.appearance)
        self.sliders = WaysSliders()
        self.told, self.cases, self.rest = Words("soft"), Words("strong"), Words("soft")
        self.nothing = Words("soft", _how_to_get_one())
        self.bring = QPushButton(tr("Import…"))
        self.bring.setAutoDefault(False)
        self.bring.clicked.connect(lambda: host.documents.import_file())
        self.all = _link(tr("All cases"))
        self.all.clicked.connect(lambda: look_along(self.workspace))
        self._build()
        self.list.picked.connect(self._show_in_journey)
        self.list.turned.connect(self._turn)
        self.sliders.slid.connect(
            lambda some, ways: look_along(self.workspace, activities=some, paths=ways)
        )

    def refresh(self) -> None:
        """Show the ways of the journey in view, and which of them are looked at."""
        self._soon.stop()
        seen = looked_at(self.workspace)
        self._inside.setVisible(seen is not None)
        self._empty.setVisible(seen is None)
        if seen is None:
            self.rows.show_ways(None, (), 0)
            return
        every = seen.through
        self.rows.show_ways(every, self._steps(seen), every.cases)
        self.rows.choose(seen.choice.variants)
        self.sliders.show_shares(seen.choice)
        self.told.say(self._summary(seen))
        self.cases.say(seen.words if seen.active else "")
        self.cases.setVisible(seen.active)
        self.all.setVisible(seen.active)
        self.rest.say(_rest(seen))
        self.rest.setVisible(bool(self.rest.text()))

    def _build(self) -> None:
        self._inside, self._empty = QWidget(), QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(SIDE, 16, SIDE, 10)
        rows.setSpacing(8)
        links = QWidget()
        flow = FlowLayout(links, 6)
        flow.setContentsMargins(0, 0, 0, 0)
        for part in (self.all, QWidget()):
            flow.addWidget(part)
        for part in (Words("title", tr("Variants")), self.told, self.sliders, self.cases, links):
            rows.addWidget(part)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(SIDE, 8, SIDE, 12)
        below.addWidget(self.rest)
        for part in (head, self.list, foot):
            column.addWidget(part, 1 if part is self.list else 0)
        bare = QVBoxLayout(self._empty)
        bare.setContentsMargins(SIDE, 16, SIDE, 16)
        bare.setSpacing(10)
        bare.addWidget(Words("title", tr("Variants")))
        bare.addWidget(self.nothing)
        bare.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        bare.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._inside)
        whole.addWidget(self._empty)

    def _steps(self, seen: SeenWays) -> tuple[WayStep, ...]:
        """Return the activities of the log by what their touchpoints are called now."""
        snapshot = self.workspace.view.document
        place = _stage_places(snapshot, self.workspace.journey)
        found = []
        for name, id in zip(seen.logged.variants.activities, seen.logged.touchpoints, strict=True):
            card = snapshot.get(Touchpoint, id)
            title = " ".join(card.title.split()) if card else ""
            stage, colour = place.get(card.step, (0, "")) if card else (0, "")
            found.append(WayStep(id or "", title or name, stage, colour))
        return tuple(found)

    def _summary(self, seen: SeenWays) -> str:
        """Say how many cases there are in how many ways, and how few of these are most of them."""
        cases, ways = seen.through.cases, self.rows.rowCount()
        n = self.rows.first(_MAIN)
        said = tr(
            "{cases} in {ways}",
            cases=plural("{count} case", "{count} cases", cases, count=_grouped(cases)),
            ways=plural("{count} way", "{count} ways", ways, count=_grouped(ways)),
        )
        if not n or n == ways:
            return said
        main = plural(
            "the most frequent covers {share}",
            "the {count} most frequent cover {share}",
            n,
            count=_grouped(n),
            share=whole_percent(_MAIN),
        )
        return f"{said} · {main}"

    def _turn(self, way: WayRow) -> None:
        look_along(self.workspace, variants=self.rows.chosen ^ {way.key})

    def _show_in_journey(self, ways: tuple[WayRow, ...]) -> None:
        """Select the touchpoints and arrows of some ways, so that every arrangement shows them."""
        snapshot, found = self.workspace.view.snapshot, dict[str, None]()
        arrows: dict[tuple[str, str], str] = {}
        for arrow in snapshot.all(Connection).values():
            arrows.setdefault((arrow.source, arrow.target), arrow.id)
        for way in ways[:_MOST_SELECTED]:
            ids = [step.id for step in way.steps if step.id]
            for a, b in pairwise(ids):
                found |= dict.fromkeys(filter(None, (a, arrows.get((a, b)))))
            found |= dict.fromkeys(ids)
        if found:
            self.workspace.select(found)


def _stage_places(snapshot: Snapshot, journey: str) -> dict[str, tuple[int, str]]:
    """Return which stage from the left each step is in, and the colour wished for it."""
    return {
        step.id: (place, stage.colour)
        for place, stage in enumerate(stages(snapshot, journey))
        for step in snapshot.of(Step, "stage", stage.id)
    }


def _rest(seen: SeenWays) -> str:
    cases = seen.logged.variants.rest.cases
    if not cases:
        return ""
    return plural(
        "rest: {count} case in rarer ways, which is only summed",
        "rest: {count} cases in rarer ways, which are only summed",
        cases,
        count=_grouped(cases),
    )


def _grouped(count: int) -> str:
    return decimal(count, 0, groups=True)


def _how_to_get_one() -> str:
    return tr(
        "This journey does not come from a log of events. Bring one in to see the ways customers "
        "really went: File, Import, or drop a table with case, activity and time, a XES file, or "
        "a table of paths on the window."
    )


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setAutoDefault(False)
    return button

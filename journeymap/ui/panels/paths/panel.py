"""The paths beside the journey: who reaches the goal and how, and what would come of changes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journeymap.analysis.flow.outcome_words import outcome_lines
from journeymap.language import tr
from journeymap.model.records import Record
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.listing import in_order, stops
from journeymap.ui.panels.paths.differences import TrialResult
from journeymap.ui.panels.paths.headline import PathsHeadline
from journeymap.ui.panels.paths.look import sheet
from journeymap.ui.panels.paths.shown import goal_title, of_whom, shown_left, shown_ways
from journeymap.ui.panels.paths.trials import Trials
from journeymap.ui.panels.paths.ways import WaysSection
from journeymap.ui.panels.paths.what_if import WhatIfSection
from journeymap.ui.panels.paths.without import WithoutSection
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.view import shown
from journeymap.workspace.paths_worker import FoundPaths, PathsWorker


class PathsPanel(FollowingPanel):
    """Shows what comes of the journey in view, and lets one try what would."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, sheet)
        self._host = host
        self.setObjectName("paths")
        self.setAccessibleName(tr("Paths"))
        self.setMinimumWidth(280)
        self.worker = PathsWorker(host.workspace, self)
        field_editor = FieldEditor(host.workspace, host.appearance, self)
        self.headline = PathsHeadline()
        self.ways = WaysSection(host.appearance)
        self.trials = Trials(host, self.worker, self)
        self.what_if = WhatIfSection(host.appearance, field_editor, self.trials.move)
        self.result = TrialResult(host.appearance)
        self.trials.show_in(self.what_if, self.result)
        self.without = WithoutSection(host.appearance)
        self.foot = Words("soft")
        self._stops: list[QWidget] = []
        self._lay_out()
        self.ways.wanted.connect(self._show_way)
        self.ways.turned.connect(self._fill_ways)
        self.without.wanted.connect(self._choose)
        self.what_if.wanted.connect(self._choose)
        self.worker.found.connect(self.outdate)

    def _lay_out(self) -> None:
        scroll = _KeptInSight(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area, inner = scroll, QWidget()
        inner.setObjectName("sheet")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        foot = QFrame()
        foot.setProperty("look", "part")
        under = QVBoxLayout(foot)
        under.setContentsMargins(SIDE, 10, SIDE, 14)
        under.addWidget(self.foot)
        for part in (self.headline, self.ways, self.what_if, self.without, foot):
            column.addWidget(part)
        column.addStretch(1)
        self._foot_part = foot
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.result)

    def refresh(self) -> None:
        """Show what was found, and have it looked for again where it is of something else."""
        self._soon.stop()
        if not self.isVisible():
            return
        self.worker.active = True
        self.worker.schedule()
        paths = self.worker.paths
        here = paths is not None and paths.seen[1] == self.workspace.journey
        for part in (self.ways, self.what_if, self.without, self._foot_part):
            part.setVisible(here)
        if not here or paths is None:
            self.headline.present(tr("Paths"), "", tr("Finding the ways…"), ())
            return
        present = paths.present
        share, of = of_whom(present)
        title = goal_title(paths.seen[0], present)
        self.headline.present(title, share, of, outcome_lines(present))
        self._fill_ways()
        self.trials.present(paths)
        kept = {card.id for card in shown(self.workspace.view).kept}
        self.without.present(shown_left(paths, kept), self.workspace.selection)
        told = (*present.gaps.values(), *present.assumptions)
        self.foot.say("\n".join(f"• {one}" for one in dict.fromkeys(told)))
        self._foot_part.setVisible(bool(told))
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go as one reads, whenever rows were made."""
        found = [*stops(self.area.widget()), *stops(self.result)]
        if found != self._stops:
            self._stops = found
            in_order(found)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.worker.active = False

    def _fill_ways(self) -> None:
        paths = self.worker.paths
        if paths is not None:
            ways, note = shown_ways(paths, self.ways.kind)
            self.ways.present(ways, note, self.workspace.selection)

    def _show_way(self, ids: tuple[str, ...]) -> None:
        """Select a way with its arrows, so that every arrangement shows it."""
        paths = self.worker.paths
        if paths is not None:
            self._go((*_arrows(paths, ids), *dict.fromkeys(ids)))

    def _choose(self, id: str) -> None:
        self._go((id,))

    def _go(self, ids: tuple[str, ...]) -> None:
        found: Callable[[str], Record | None] = self.workspace.snapshot.find
        there = tuple(id for id in ids if found(id))
        self.workspace.select(there)
        self._host.reveal(there)


class _KeptInSight(QScrollArea):
    """A part that scrolls, in which what has the keys stays in sight as the room gets less."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        held = self.focusWidget()
        if held is not None and held.hasFocus():
            self.ensureWidgetVisible(held, 0, 8)


def _arrows(paths: FoundPaths, ids: tuple[str, ...]) -> list[str]:
    """Return the arrows along a way; of several between two touchpoints the most travelled."""
    given = paths.prepared.course.shares
    found: list[str] = []
    for source, target in pairwise(ids):
        here = [a for a in given.leaving.get(source, ()) if a.target == target]
        found += [a.id for a in sorted(here, key=lambda a: -given.of.get(a.id, 0.0))[:1]]
    return found

"""What changes, beside the map of both journeys: the figures, each difference, the ideas it takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from journeymap.analysis.difference import Difference, JourneyDifference
from journeymap.analysis.difference.count_words import assumed, count_lines
from journeymap.analysis.difference.words import ideas_needed, tally
from journeymap.drawing.theme import Theme
from journeymap.language import plural, tr
from journeymap.model.records import Idea
from journeymap.ui.difference.rows import DifferenceItem
from journeymap.ui.panels.following import FollowingPanel
from journeymap.ui.panels.paths.differences import DifferenceRow
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets import look
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.ui.window_host import WindowHost
from journeymap.view.differs import SeenDifference
from journeymap.workspace.difference_going import go_to_difference, listed, page_id, seen_in

_FIRST = 40
"""So many differences are listed at first; there may be thousands."""


def _sheet(theme: Theme) -> str:
    return look.sheet(theme) + (
        f"#difference {{ background: {theme.lane}; border: none; }}"
        f'[look^="item"] {{ background: {theme.lane_alt}; border: 1px solid {theme.edge};'
        f" border-radius: 8px; }}"
        f'[look^="item"]:hover {{ border-color: {theme.divider}; }}'
        f'[look="item at"] {{ background: {theme.accent_tint}; border-color: {theme.accent}; }}'
        f'[look="item on"] {{ border-color: {theme.accent}; }}'
        f'QPushButton[look="needed"] {{ background: {theme.idea}; color: {theme.idea_ink};'
        f" border: 1px solid transparent; border-radius: 6px; padding: 3px 10px;"
        f" font-size: 12px; font-weight: 600; text-align: left; }}"
        f'QPushButton[look="needed"]:focus {{ border-color: {theme.accent}; }}'
    )


class DifferencePanel(FollowingPanel):
    """Tells what comes of the changes, lists them, and leads to each."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.workspace, host.appearance, _sheet)
        self._host, self._whole = host, False
        self.setObjectName("difference")
        self.setAccessibleName(tr("What changes"))
        self.setMinimumWidth(260)
        self.figures: list[DifferenceRow] = []
        self.items: list[DifferenceItem] = []
        self.ideas: list[QPushButton] = []
        self.assumptions = Words("soft")
        self.assumptions.hide()
        self.rests = link("", self._turn_assumptions)
        self.tally, self.nothing = Words("strong"), Words("soft")
        self.more = link("", self._show_more)
        self.needs = Words("section", tr("Needs these ideas:"))
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("sheet")
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 14, SIDE, 18)
        column.setSpacing(8)
        column.addWidget(Words("kind", tr("What changes").upper()))
        self._figures, self._items = QVBoxLayout(), QVBoxLayout()
        self._figures.setSpacing(5)
        self._items.setSpacing(7)
        column.addLayout(self._figures)
        column.addWidget(self.rests, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.assumptions)
        rule = QFrame()
        rule.setProperty("look", "part")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        column.addWidget(self.tally)
        column.addWidget(self.nothing)
        column.addLayout(self._items)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.needs)
        chips = QWidget()
        self._ideas = FlowLayout(chips, gap=6)
        self._ideas.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chips)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.area = scroll
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def refresh(self) -> None:
        """Show what differs now, and which of it is selected."""
        self._soon.stop()
        if not self.isVisible():
            return
        seen = seen_in(self.workspace)
        found = seen.difference if seen else None
        self._tell_figures(found)
        every = listed(seen) if seen else ()
        cards = found.touchpoints if found else ()
        self.tally.say(tally(cards) if cards else "")
        self.tally.setVisible(bool(cards))
        self.nothing.say("" if every else tr("Nothing differs.") if seen else _how())
        self.nothing.setVisible(not every)
        self._tell_items(seen, every)
        self._tell_ideas(found)

    def _tell_figures(self, found: JourneyDifference | None) -> None:
        lines = count_lines(found.counts) if found else ()
        while len(self.figures) < len(lines):
            self.figures.append(DifferenceRow(self._host.appearance))
            self._figures.addWidget(self.figures[-1])
        for i, row in enumerate(self.figures):
            row.setVisible(i < len(lines))
            if i < len(lines):
                row.present(lines[i])
        told = assumed(found) if found else ()
        self.rests.setVisible(bool(told))
        self.rests.setText(plural("rests on {n} assumption", "rests on {n} assumptions", len(told)))
        self.rests.setToolTip("\n".join(told))
        self.assumptions.say("\n".join(f"· {one}" for one in told))
        if not told:
            self.assumptions.hide()

    def _turn_assumptions(self) -> None:
        self.assumptions.setVisible(self.assumptions.isHidden())

    def _tell_items(self, seen: SeenDifference | None, every: Sequence[Difference]) -> None:
        shown = every if self._whole else every[:_FIRST]
        while len(self.items) < len(shown):
            item = DifferenceItem(self._host.appearance)
            item.wanted.connect(lambda one: go_to_difference(self._host, one))
            item.asked.connect(self._offer)
            item.stepped.connect(self._step)
            self.items.append(item)
            self._items.addWidget(item)
        for i, item in enumerate(self.items):
            item.setVisible(i < len(shown))
            if i < len(shown) and seen:
                item.head(tr("Besides") if i == len(seen.difference.touchpoints) else "")
                here = page_id(shown[i]) in self.workspace.selection
                item.present(seen.difference, shown[i], here)
                if here:
                    self.area.ensureWidgetVisible(item)
        left = len(every) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(plural("{n} more", "{n} more", left))

    def _tell_ideas(self, found: JourneyDifference | None) -> None:
        needed = [one for one in ideas_needed(found) if isinstance(one, Idea)] if found else []
        while len(self.ideas) < len(needed):
            button = QPushButton()
            button.setProperty("look", "needed")
            button.clicked.connect(partial(self._show_idea, len(self.ideas)))
            self.ideas.append(button)
            self._ideas.addWidget(button)
        self._needed = needed
        for i, button in enumerate(self.ideas):
            button.setVisible(i < len(needed))
            if i < len(needed):
                title = " ".join(needed[i].title.split()) or tr("Untitled idea")
                short = title if len(title) <= 34 else f"{title[:33]}…"
                button.setText(short.replace("&", "&&"))
                button.setToolTip(title)
                button.setAccessibleName(title)
        self.needs.setVisible(bool(needed))

    def _show_idea(self, i: int) -> None:
        if i < len(self._needed):
            self.workspace.select((self._needed[i].id,))
            self._host.panels.set_shown("inspector", True)

    def _show_more(self) -> None:
        self._whole = True
        self.refresh()

    def _step(self, by: int) -> None:
        shown = [item for item in self.items if not item.isHidden()]
        here = next((i for i, item in enumerate(shown) if item.hasFocus()), -1)
        if 0 <= here + by < len(shown):
            shown[here + by].setFocus()

    def _offer(self, one: Difference, at: QPoint) -> None:
        """Show what can be done with a difference, as on the page."""
        go_to_difference(self._host, one)
        self._host.context_menu(at)


def _how() -> str:
    return tr(
        "There is nothing to compare with yet. Derive a to-be journey, or choose over the page"
        " what this one is compared with."
    )

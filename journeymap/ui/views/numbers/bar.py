"""What stands over the charts: whence numbers come, which scores count, which charts are seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.numbers.charts import looked_at
from journeymap.layout.numbers.pages import NUMBERS
from journeymap.model.grid import cards
from journeymap.ui.widgets.menu_button import emphasise, menu_button
from journeymap.ui.widgets.style import dress
from journeymap.ui.window_host import WindowHost
from journeymap.view.chosen_scores import ASPECTS, ScoreAspect, scores_in, values_of
from journeymap.workspace.actions import ACTIONS, Action, applies, perform

SURVEY = "file.survey"
"""The action that brings a survey in."""


class NumbersBar(QWidget):
    """A button for each way to choose scores that there is anything to choose of."""

    def __init__(
        self,
        host: WindowHost,
        charts: Callable[[], list[tuple[str, str]]],
        enter_score: Callable[[], object],
        page: str = NUMBERS,
    ) -> None:
        super().__init__()
        self._host, self._workspace, self._charts_there = host, host.workspace, charts
        self._page = page
        self.setObjectName("numbers-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 16, 6)
        self._row.setSpacing(6)
        self.survey = self._button(tr("From survey…"), menu=None)
        self.survey.clicked.connect(self._bring_survey)
        self._row.addWidget(self.survey)
        self.enter = self._button(tr("Enter a score"), menu=None)
        self.enter.clicked.connect(lambda: enter_score())
        self._row.addWidget(self.enter)
        self.aspects: dict[str, QPushButton] = {}
        self._words: dict[str, tuple[str, str]] = {}
        for aspect in ASPECTS:
            button = self._button("", menu=partial(self._fill, aspect))
            self.aspects[aspect.field] = button
            self._row.addWidget(button)
        self.clear = self._button(tr("Clear"), menu=None)
        self.clear.clicked.connect(self._clear)
        self._row.addWidget(self.clear)
        self._row.addStretch(1)
        self.charts = self._button("", menu=self._fill_charts)
        self._row.addWidget(self.charts)
        dress(self, host.appearance, _sheet)

    def refresh(self) -> None:
        """Say which scores count now; what leaves no choice is not there."""
        snapshot, wanted = self._workspace.snapshot, self._workspace.look.filter.scores
        action = _survey()
        measured = self._page == NUMBERS
        self.survey.setVisible(measured and action is not None)
        journey = self._workspace.journey
        self.enter.setVisible(measured and not any(scores_in(snapshot, journey)))
        self.enter.setEnabled(bool(cards(snapshot, journey)))
        for aspect in ASPECTS:
            there = values_of(snapshot, journey, aspect)
            value = getattr(wanted, aspect.field)
            button = self.aspects[aspect.field]
            button.setVisible(bool(value) or len(there) > (aspect.field in _PLAIN))
            name = aspect.name(snapshot, value) if value else ""
            words = name[:1].upper() + name[1:] if name and aspect.field in _PLAIN else ""
            said = tr("{label}: {value}", label=tr(aspect.label), value=name or tr(aspect.each))
            self._words[aspect.field] = words or said, words or tr(aspect.label)
            button.setAccessibleName(said)
            button.setToolTip(said)
            emphasise(button, "chosen" if value else "menu")
        self.clear.setVisible(wanted.active)
        every = self._charts_there()
        shown = len(self._shown())
        told = (
            tr("Charts: {n} of {all}", n=shown, all=len(every))
            if measured
            else tr("Cards: {n} of {all}", n=shown, all=len(every))
        )
        self.charts.setText(told)
        self.charts.setAccessibleName(told)
        self.charts.setVisible(len(every) > 1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say on each button what is chosen; where that has no room, only what it chooses by."""
        for short in (False, True):
            for field, words in self._words.items():
                self.aspects[field].setText(words[short].replace("&", "&&"))
            self._row.activate()
            if self._row.minimumSize().width() <= self.width():
                return

    def _button(self, words: str, menu: Callable[[QMenu], None] | None) -> QPushButton:
        if menu is not None:
            return menu_button(words, menu)
        button = QPushButton(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fill(self, aspect: ScoreAspect, menu: QMenu) -> None:
        """Put what there is to choose into a menu; of periods the newest first."""
        snapshot = self._workspace.snapshot
        now = getattr(self._workspace.look.filter.scores, aspect.field)
        self._entry(menu, _upper(tr(aspect.each)), not now, aspect, "")
        there = values_of(snapshot, self._workspace.journey, aspect)
        if there:
            menu.addSeparator()
        for value in there:
            words = aspect.name(snapshot, value)
            self._entry(menu, _upper(words), value == now, aspect, value)

    def _entry(
        self, menu: QMenu, words: str, chosen: bool, aspect: ScoreAspect, value: str
    ) -> None:
        entry = menu.addAction(words.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(chosen)
        entry.triggered.connect(lambda: self._choose(aspect.field, value))

    def _choose(self, field: str, value: str) -> None:
        wanted = self._workspace.look.filter
        self._workspace.change_look(filter=wanted.but(scores=wanted.scores.but(**{field: value})))

    def _clear(self) -> None:
        wanted = self._workspace.look.filter
        self._workspace.change_look(filter=wanted.but(scores=type(wanted.scores)()))
        self._host.focus()

    def _fill_charts(self, menu: QMenu) -> None:
        """Put every chart into a menu, those that are seen ticked."""
        look, shown = self._workspace.look, self._shown()
        for name, label in self._charts_there():
            entry = menu.addAction(label.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(name in shown)
            entry.triggered.connect(lambda _=False, name=name: self._turn(name))
        menu.addSeparator()
        every_one = menu.addAction(tr("Show all charts"))
        every_one.setEnabled(bool(look.charts))
        every_one.triggered.connect(lambda: self._workspace.change_look(charts=()))

    def _turn(self, name: str) -> None:
        """Show a chart, or hide it; the last one stays."""
        every = [one for one, _ in self._charts_there()]
        shown = self._shown() ^ {name}
        if shown:
            hidden = [f"-{one}" for one in every if one not in shown]
            own = looked_at(self._workspace.look, self._page).charts
            others = [one for one in self._workspace.look.charts if one not in own]
            self._workspace.change_look(charts=(*others, *hidden))

    def _shown(self) -> set[str]:
        """Return the names of the charts that are seen of those there are."""
        look = looked_at(self._workspace.look, self._page)
        return {name for name, _ in self._charts_there() if look.shows_chart(name)}

    def _bring_survey(self) -> None:
        action = _survey()
        if action is not None and applies(self._host, action):
            perform(self._host, action)


_PLAIN = frozenset({"respondents", "segment", "persona", "metric"})
"""What says itself once it is chosen, and is no choice where there is only one of it."""


def _survey() -> Action | None:
    return next((one for one in ACTIONS.ours() if one.name == SURVEY), None)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sheet(theme: Theme) -> str:
    return (
        f"QWidget#numbers-bar {{ background: {theme.lane}; border-bottom: 1px solid {theme.edge}; }}"
        f"QPushButton {{ padding: 4px 10px; background: {theme.pill};"
        f" border: 1px solid transparent; border-radius: 6px; }}"
        f'QPushButton[look="menu"], QPushButton[look="chosen"] {{ padding-right: 24px; }}'
        f'QPushButton[look="chosen"] {{ background: {theme.accent_tint};'
        f" color: {theme.accent_ink}; font-weight: 600; }}"
        f"QPushButton:focus {{ border-color: {theme.accent}; }}"
    )

"""What if: sliders at what is selected, what would come of them, and what is done with that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journeymap.language import tr
from journeymap.ui.panels.paths.handles import Handle, with_figures
from journeymap.ui.panels.paths.scenarios import ScenarioResult, Scenarios
from journeymap.ui.panels.paths.trying import Try, TrySliders, Value
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.word_link import WordLink
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

_MOST = 6
"""How many of what is tried elsewhere are named; of the others it is said how many."""


class WhatIfSection(QFrame):
    """The part of the panel in which something is tried; nothing of it is in the document."""

    wanted = Signal(str)

    def __init__(self, appearance: Appearance, field_editor: FieldEditor, act: Try) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.setAccessibleName(tr("What if"))
        self._field_editor = field_editor
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, 12, SIDE, 14)
        self.column.setSpacing(6)
        self.at = Words("soft")
        self.sliders = TrySliders(field_editor, act)
        self.elsewhere: list[WordLink] = []
        self._places: list[str] = []
        self.scenarios = Scenarios(appearance)
        self._kept = Words("section", tr("Scenarios"))
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.addWidget(Words("section", tr("What if")))
        self.column.addWidget(self.at)
        self.column.addWidget(self.sliders)
        self._more = QVBoxLayout()
        self._more.setSpacing(2)
        self.column.addLayout(self._more)
        self.column.addWidget(self._kept)
        self.column.addWidget(self.scenarios)

    def present(
        self,
        place: str,
        found: Sequence[Handle],
        others: Sequence[Handle],
        value: Value,
        then: Value,
    ) -> None:
        """Show what can be tried at what is selected, and what is tried elsewhere.

        ``then`` is what else would be otherwise, as the other shares of a touchpoint are.
        """
        self.at.say("" if found else tr("Select a touchpoint, an arrow or a friction point, and"
                                        " try it otherwise."))  # fmt: skip
        self.at.setVisible(not found)
        self.sliders.present(place, found, value, then)
        self._name(others, value)

    def _name(self, others: Sequence[Handle], value: Value) -> None:
        while len(self.elsewhere) < min(_MOST, len(others)):
            words, at = WordLink(self._field_editor, "soft"), len(self.elsewhere)
            words.followed.connect(lambda at=at: self.wanted.emit(self._places[at]))
            self.elsewhere.append(words)
            self._more.addWidget(words)
        self._places = [one.place for one in others]
        for i, words in enumerate(self.elsewhere):
            words.setVisible(i < len(others))
            if i < len(others):
                one = others[i]
                told = with_figures(one.name, f"{one.said(one.now)} → {one.said(value(one))}")
                words.say(one.name if one.kind == "without" else told)
                words.setToolTip(words.text())

    def list_scenarios(self, found: Sequence[ScenarioResult], chosen: str) -> None:
        """Show the scenarios that are kept."""
        self._kept.setVisible(bool(found))
        self.scenarios.present(found, chosen)

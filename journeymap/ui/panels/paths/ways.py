"""The ways customers go, as cards: the most travelled, the worst or the fastest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journeymap.language import tr
from journeymap.ui.panels.paths.way_cards import WayCard, WayStop
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

TRAVELLED, WORST, FASTEST = range(3)


class ShownWay(NamedTuple):
    """A way as it is shown: its touchpoints, its figure, what stands on it, and all in words.

    ``end`` is said behind the last touchpoint where that is not the goal.
    """

    ids: tuple[str, ...]
    value: str
    stops: tuple[WayStop, ...]
    end: str
    words: str


class WaysSection(QFrame):
    """A switch and cards; ``wanted`` asks for a way by its touchpoints to be shown."""

    wanted = Signal(tuple)
    turned = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.setAccessibleName(tr("Ways"))
        self._appearance = appearance
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE, 10, SIDE, 14)
        self._column.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(-4, 0, -4, 0)  # the words, not their buttons, stand in line
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        for i, words in enumerate((tr("Most travelled"), tr("Worst"), tr("Fastest"))):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(i == TRAVELLED)
            button.setProperty("look", "way")
            self._group.addButton(button, i)
            self.buttons.append(button)
            row.addWidget(button)
        row.insertStretch(1, 1)
        self._group.idClicked.connect(lambda _: self.turned.emit())
        self._column.addLayout(row)
        self.note = Words("soft")
        self.cards: list[WayCard] = []
        self._ways: tuple[ShownWay, ...] = ()
        self._column.addWidget(self.note)

    @property
    def kind(self) -> int:
        """Which ways are shown."""
        return self._group.checkedId()

    def present(self, ways: Sequence[ShownWay], note: str, selection: Sequence[str]) -> None:
        """Show ways; the one that is selected is marked."""
        self._ways = tuple(ways)
        while len(self.cards) < len(ways):
            card, at = WayCard(self._appearance), len(self.cards)
            card.clicked.connect(lambda _=False, at=at: self.wanted.emit(self._ways[at].ids))
            self.cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        chosen = frozenset(selection)
        for i, card in enumerate(self.cards):
            card.setVisible(i < len(ways))
            if i < len(ways):
                way = ways[i]
                met = len(chosen) > 1 and chosen >= frozenset(way.ids)
                card.present(way.value, way.stops, way.end, way.words, met)
        self.note.say(note)
        self.note.setVisible(bool(note))

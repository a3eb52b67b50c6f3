"""What completion falls to without each touchpoint, the heaviest loss first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journeymap.language import plural, tr
from journeymap.ui.panels.paths.bars import RemovalBar
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.workspace.appearance import Appearance

_FIRST, MOST = 10, 60


class Left(NamedTuple):
    """What is left without a touchpoint: as text, and as a share of the present, 0 to 1."""

    id: str
    title: str
    value: str
    share: float
    words: str


class WithoutSection(QFrame):
    """A bar for each touchpoint; ``wanted`` asks for one to be shown."""

    wanted = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("look", "part")
        heading = tr("Without it, completion falls to")
        self.setAccessibleName(heading)
        self._appearance = appearance
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SIDE - 4, 12, SIDE - 3, 12)
        self._column.setSpacing(1)
        self._column.addWidget(Words("section", heading, indent=4))
        self._column.addSpacing(4)
        self.bars: list[RemovalBar] = []
        self._left: tuple[Left, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._all = False
        self.more = link("", self._turn)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def present(self, left: Sequence[Left], selection: Sequence[str]) -> None:
        """Show what is left without each; those selected are marked."""
        self._left, self._chosen = tuple(left), frozenset(selection)
        shown = self._left[: MOST if self._all else _FIRST]
        while len(self.bars) < len(shown):
            bar, at = RemovalBar(self._appearance), len(self.bars)
            bar.clicked.connect(lambda _=False, at=at: self.wanted.emit(self._left[at].id))
            self.bars.append(bar)
            self._column.insertWidget(self._column.count() - 1, bar)
        for i, bar in enumerate(self.bars):
            bar.setVisible(i < len(shown))
            if i < len(shown):
                one = shown[i]
                bar.present(one.title, one.value, one.share, one.words, one.id in self._chosen)
        rest = min(MOST, len(self._left)) - _FIRST
        self.more.setVisible(rest > 0)
        words = tr("Show fewer") if self._all else plural("{n} more", "{n} more", max(1, rest))
        self.more.setText(words)
        self.setVisible(bool(self._left))

    def _turn(self) -> None:
        self._all = not self._all
        self.present(self._left, tuple(self._chosen))

"""The head of the panel of paths: the goal, how many reach it, and what it takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from journeymap.analysis.flow.outcome_words import OutcomeLine
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words, tight


class PathsHeadline(QFrame):
    """The goal by its name, a large share, of whom, and the figures under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 14, SIDE, 12)
        column.setSpacing(6)
        self.goal = Words("goal")
        self.share = tight("large")
        self.of = Words("soft")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.share, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.of, 1)
        column.addWidget(self.goal)
        column.addLayout(line)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        self.rows: list[tuple[Words, Words]] = []

    def present(self, goal: str, share: str, of: str, lines: Sequence[OutcomeLine]) -> None:
        """Show what a journey comes to; a share that cannot be said is left out."""
        self.goal.say(goal)
        self.share.say(share)
        self.share.setVisible(bool(share))
        self.share.setAccessibleName(f"{share} {of}".strip())
        self.of.say(of)
        while len(self.rows) < len(lines):
            pair = Words("name"), tight("figure")
            for at, words in enumerate(pair):
                side = Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag(0)
                self._grid.addWidget(words, len(self.rows), at, side)
            self.rows.append(pair)
        for i, (name, value) in enumerate(self.rows):
            name.setVisible(i < len(lines))
            value.setVisible(i < len(lines))
            if i < len(lines):
                name.say(lines[i].name)
                value.say(lines[i].value)
                value.setAccessibleName(f"{lines[i].name}: {lines[i].value}")

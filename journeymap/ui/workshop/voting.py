"""Dot voting to look at: whose turn it is, how many dots are left, and what leads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from journeymap.language import plural, tr
from journeymap.ui.panels.editors import called
from journeymap.ui.panels.sections import link
from journeymap.ui.widgets.look import SIDE
from journeymap.ui.widgets.words import Words
from journeymap.ui.workshop.ballot import Ballot
from journeymap.workspace.workspace import Workspace

_ID = int(Qt.ItemDataRole.UserRole)
_MOST = 20
_SHOWN = 8


class Voting(QFrame):
    """Begins and ends a vote; ``wanted`` asks the canvas to show what was chosen in the ranking."""

    wanted = Signal(tuple)

    def __init__(self, ballot: Ballot, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("look", "part")
        self.ballot, self._workspace = ballot, workspace
        self.voter = QLineEdit()
        self.voter.setPlaceholderText(tr("Whose turn is it?"))
        self.voter.setAccessibleName(tr("Who votes"))
        self.voter.textChanged.connect(ballot.hand_to)
        self.voter.returnPressed.connect(self._next)
        self.limit = QSpinBox()
        self.limit.setRange(1, _MOST)
        self.limit.setValue(ballot.limit)
        self.limit.valueChanged.connect(ballot.allow)
        self.switch = QPushButton()
        self.switch.setProperty("look", "primary")
        self.switch.clicked.connect(lambda: ballot.end() if ballot.open else ballot.begin())
        self._told = Words("soft")
        self.ranking = QListWidget()
        self.ranking.setAccessibleName(tr("What has dots"))
        self.ranking.setFrameShape(QFrame.Shape.NoFrame)
        self.ranking.setWordWrap(True)
        self.ranking.itemClicked.connect(self._chosen)
        self.cover = link("", lambda: ballot.board.cover_dots(not ballot.board.dots_covered))
        self._anew = link(tr("Remove all dots"), ballot.clear)
        self._arrange()
        ballot.changed.connect(self.refresh)

    def _next(self) -> None:
        """Let clicks be dots of whose name was typed; the next name is typed over it."""
        self.ballot.begin()
        self.voter.selectAll()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(7)
        column.addWidget(Words("section", tr("Dot voting")))
        grid = QGridLayout()
        grid.setSpacing(6)
        for row, (words, field) in enumerate(
            ((tr("Who votes"), self.voter), (tr("Dots a person"), self.limit))
        ):
            grid.addWidget(Words("name", words), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnMinimumWidth(0, 100)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        row_ = QHBoxLayout()
        row_.addWidget(self.switch)
        row_.addWidget(self._told, 1)
        column.addLayout(row_)
        column.addWidget(self.ranking)
        foot = QHBoxLayout()
        foot.addWidget(self.cover)
        foot.addStretch(1)
        foot.addWidget(self._anew)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Show who votes, how many dots are left and what leads."""
        ballot = self.ballot
        self.switch.setText(tr("End the vote") if ballot.open else tr("Start the vote"))
        self._told.say(self._state())
        if self.voter.text().strip() != ballot.voter:
            self.voter.setText(ballot.voter)
        rows = [
            (id, f"{n}   {called(record)}")
            for id, n in ballot.ranking()
            if (record := self._workspace.view.snapshot.find(id))
        ]
        self._fill(rows)
        self.ranking.setVisible(bool(rows))
        covered = ballot.board.dots_covered
        self._anew.setVisible(ballot.put_down > 0)
        self.cover.setText(tr("Uncover the dots") if covered else tr("Cover the dots"))

    def _fill(self, rows: list[tuple[str, str]]) -> None:
        now = [(i.data(_ID), i.text()) for i in map(self.ranking.item, range(self.ranking.count()))]
        if now != rows:
            self.ranking.clear()
            for id, words in rows:
                QListWidgetItem(words, self.ranking).setData(_ID, id)
            self._fit()

    def _fit(self) -> None:
        """Give the ranking the height of its rows, which wrap."""
        self.ranking.doItemsLayout()
        last = self.ranking.item(min(self.ranking.count(), _SHOWN) - 1)
        bottom = self.ranking.visualItemRect(last).bottom() if last else 0
        self.ranking.setFixedHeight(bottom + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _state(self) -> str:
        left, down = self.ballot.left, self.ballot.put_down
        if not self.ballot.open and self.ballot.board.dots_covered and down:
            return plural("{n} dot is down, covered", "{n} dots are down, covered", down)
        if not self.ballot.open:
            return ""
        if not left:
            return tr("No dots left. Shift+click takes one back.")
        return plural(
            "{n} dot left: click on the map to put it down.",
            "{n} dots left: click on the map to put them down.",
            left,
        )

    def _chosen(self, item: QListWidgetItem) -> None:
        id = str(item.data(_ID))
        if self._workspace.snapshot.find(id):
            self._workspace.select((id,))
            self.wanted.emit((id,))

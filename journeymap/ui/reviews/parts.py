"""The parts the dialog of reviews is put together of: its head, its foot, the candidates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journeymap.language import tr
from journeymap.ui.reviews.choices import MOST_CANDIDATES
from journeymap.ui.widgets.flowing import FlowLayout
from journeymap.ui.widgets.words import Words

SIDE = 26
"""The margin left and right, in pixels."""

_LONGEST, _LINE = 36, 30


class ReviewsHead(QFrame):
    """The title, which file this is, and what of it is not offered."""

    def __init__(self, told: str, remarks: str) -> None:
        super().__init__()
        self.setObjectName("head")
        title = QLabel(tr("Reviews"))
        title.setProperty("look", "page-title")
        self.told, self.remarks = Words("soft", told), Words("soft", remarks)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.remarks)
        self.remarks.setVisible(bool(remarks))


class CandidatesBar(QFrame):
    """Under the list: where the current review may go, each with the number that is its key.

    ``chosen`` carries a touchpoint, blank for none; ``wanted`` asks for all of them.
    """

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("candidates")
        self._ids: list[str] = []
        inside = QWidget()
        row = FlowLayout(inside, 8)
        row.setContentsMargins(0, 0, 0, 0)
        self._lead = QLabel()
        self._lead.setProperty("look", "soft")
        self._lead.setMinimumHeight(_LINE)
        self.buttons = [
            _button("", lambda at=at: self.chosen.emit(self._ids[at]))
            for at in range(MOST_CANDIDATES)
        ]
        for button in self.buttons:
            button.setProperty("look", "segment")
            button.setCheckable(True)
        self.search = _button(tr("Another (just type)…"), self.wanted.emit)
        self.none = _button(tr("Nowhere (0)"), lambda: self.chosen.emit(""))
        for part in (self._lead, *self.buttons, QWidget()):
            row.addWidget(part)
        for part in (self.search, self.none):
            part.setProperty("look", "link")
            part.setCursor(Qt.CursorShape.PointingHandCursor)
        self.keys = Words(
            "soft",
            tr("Enter confirms and goes on. Space confirms or takes back. Ctrl+Enter brings in."),
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 10, SIDE - 8, 8)
        column.setSpacing(4)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.keys, 1)
        foot.addWidget(self.search)
        foot.addWidget(self.none)
        column.addWidget(inside)
        column.addLayout(foot)
        self.rest()

    def offer(self, candidates: Sequence[tuple[str, str]], now: str) -> None:
        """Offer touchpoints by their ids and titles; ``now`` is the one it goes to."""
        self._ids = [touchpoint for touchpoint, _ in candidates]
        for at, button in enumerate(self.buttons):
            there = at < len(candidates)
            button.setVisible(there)
            if there:
                touchpoint, title = candidates[at]
                short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
                button.setText(f"{at + 1}  {short}".replace("&", "&&"))
                button.setToolTip(title)
                button.setChecked(touchpoint == now)
        named = tr("It belongs to") if candidates else tr("Nothing in it names a touchpoint.")
        self._lead.setText(named)
        self.search.setEnabled(True)
        self.none.setEnabled(bool(now))

    @property
    def lead(self) -> str:
        """What is said before the touchpoints it may go to."""
        return self._lead.text()

    def rest(self) -> None:
        """Offer nothing, as where a heading is the current row."""
        self.offer((), "")
        self._lead.clear()
        self.search.setEnabled(False)


class ReviewsFoot(QFrame):
    """What comes in as it is chosen now, and the two ways out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self.outcome = Words("outcome")
        self.promise = Words(
            "soft",
            tr("Nothing has changed yet. What is not confirmed stays out. One step to undo."),
        )
        self.cancel, self.bring = _button(tr("Cancel")), _button(tr("Bring in"))
        self.bring.setMinimumWidth(120)
        self.bring.setProperty("look", "primary")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.outcome)
        words.addWidget(self.promise)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 12, SIDE, 14)
        row.setSpacing(12)
        row.addLayout(words, 1)
        for part in (self.cancel, self.bring):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)


def _button(words: str, act: object = None) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    if act is not None:
        button.clicked.connect(lambda _=False: act())  # type: ignore[operator]
    return button

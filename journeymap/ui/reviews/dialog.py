"""The dialog before reviews come in: each is confirmed where it belongs, or stays out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.offering import ReviewsOffer
from journeymap.ui.reviews.choices import GroupOfReviews, ReviewChoices
from journeymap.ui.reviews.list_view import ReviewList
from journeymap.ui.reviews.parts import SIDE, CandidatesBar, ReviewsFoot, ReviewsHead
from journeymap.ui.reviews.rows import ReviewRow, ReviewRows
from journeymap.ui.reviews.wording import offer_told, outcome_told
from journeymap.ui.surveys.look import sheet as style_of
from journeymap.ui.widgets.pick_list import Pick, PickList

_LARGEST, _LEAST = QSize(1180, 980), QSize(860, 640)


class ReviewsDialog(QDialog):
    """Shows reviews under the touchpoints they seem to be about.

    ``taken`` carries what is confirmed.
    """

    taken = Signal(object)

    def __init__(
        self, parent: QWidget, theme: Theme, snapshot: Snapshot, journey: str, offer: ReviewsOffer
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.offer = offer
        self.choices = ReviewChoices(offer.quotes, snapshot, journey)
        self.rows = ReviewRows(self.choices)
        self.setObjectName("reviews-dialog")
        self.setWindowTitle(tr("Reviews"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(style_of(theme) + _style(theme))
        self.head = ReviewsHead(offer_told(offer), " ".join(offer.remarks))
        self.list = ReviewList(theme, self.rows)
        self.candidates, self.foot = CandidatesBar(), ReviewsFoot()
        self._build()
        self._connect()
        self.resize(_fitting(parent))
        self._show()
        self.list.setFocus()
        first = next(iter(self.choices.groups()), None)
        self.list.go_to(first.places[0] if first else None)
        self._offer_candidates()

    def accept(self) -> None:
        """Hand over what is confirmed, if anything is."""
        if self.choices.confirmed:
            self.taken.emit(self.choices.confirmed)

    def confirm(self) -> None:
        """Confirm the current review, or all of the current group, and go on to the next."""
        row = self.list.current
        if isinstance(row, GroupOfReviews):
            self._confirm_group(row.touchpoint)
        elif isinstance(row, ReviewRow):
            if not row.choice.touchpoint:
                self.pick()
                return
            self.choices.confirm(row.at)
            after = self.choices.next_open(row.at)
            self._show(row.at if after is None else after)

    def place(self, touchpoint: str) -> None:
        """Let the current review go to a touchpoint, confirmed; blank for nowhere."""
        row = self.list.current
        if not isinstance(row, ReviewRow):
            return
        there = self.list.currentIndex().row()
        self.choices.place(row.at, touchpoint)
        self.choices.confirm(row.at, bool(touchpoint))
        self._show()
        # Its row is elsewhere now: who goes through the list stays where they were in it.
        rows = self.rows.rows
        near = next((r.at for r in rows[there:] if isinstance(r, ReviewRow)), row.at)
        self.list.go_to(near)
        self._offer_candidates()

    def pick(self, typed: str = "") -> None:
        """Ask where the current review goes, in a list that is searched by typing."""
        row = self.list.current
        if not isinstance(row, ReviewRow):
            return
        self.list.scrollTo(self.list.currentIndex())
        picks, stage = [Pick(tr("nowhere"), "")], ""
        for one in self.choices.touchpoints:
            if one.stage != stage:
                picks.append(Pick(one.stage))
                stage = one.stage
            picks.append(Pick(one.title, one.id))
        found = PickList(self, self._theme, picks, row.choice.touchpoint or None)
        found.picked.connect(self.place)
        rect = self.list.chip_rect()
        below = QPoint(round(rect.left()), round(rect.bottom()) + 2)
        found.open_at(self.list.viewport().mapToGlobal(below), round(rect.height()) + 4)
        if typed:
            found.words.setText(typed)

    def _numbered(self, number: int) -> None:
        row = self.list.current
        if isinstance(row, ReviewRow) and number <= len(row.choice.candidates):
            self.place(row.choice.candidates[number - 1])

    def _toggle(self, at: int) -> None:
        choice = self.choices.all[at]
        if not choice.touchpoint:
            self.list.go_to(at)
            self.pick()
            return
        self.choices.confirm(at, not choice.confirmed)
        self._show(at)

    def _confirm_group(self, touchpoint: str) -> None:
        if not touchpoint:
            return
        there = self.list.currentIndex().row()
        self.choices.confirm_group(touchpoint)
        self._show()
        self.list.setCurrentIndex(self.rows.index(there))

    def _show(self, at: int | None = None) -> None:
        """Show what is chosen now, and put the keyboard on a review."""
        self.rows.show()
        if at is not None:
            self.list.go_to(at)
        self.foot.outcome.say(outcome_told(self.choices))
        self.foot.bring.setEnabled(bool(self.choices.confirmed))
        self._offer_candidates()

    def _offer_candidates(self) -> None:
        row = self.list.current
        if not isinstance(row, ReviewRow):
            self.candidates.rest()
            return
        found = [(one, self.choices.title(one)) for one in row.choice.candidates]
        self.candidates.offer(found, row.choice.touchpoint)

    def _connect(self) -> None:
        self.list.confirmed.connect(self.confirm)
        self.list.toggled.connect(self._toggle)
        self.list.wanted.connect(self.pick)
        self.list.numbered.connect(self._numbered)
        self.list.let_go.connect(lambda: self.place(""))
        self.list.grouped.connect(self._confirm_group)
        self.list.moved.connect(self._offer_candidates)
        self.candidates.chosen.connect(self._placed)
        self.candidates.wanted.connect(self.pick)
        self.foot.cancel.clicked.connect(self.reject)
        self.foot.bring.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _placed(self, touchpoint: str) -> None:
        self.place(touchpoint)
        self.list.setFocus()

    def _build(self) -> None:
        body = QFrame()
        body.setObjectName("page")
        inside = QHBoxLayout(body)
        inside.setContentsMargins(SIDE - 8, 0, SIDE - 8, 0)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.head, 0), (body, 1), (self.candidates, 0), (self.foot, 0)):
            column.addWidget(part, stretch)


def _fitting(parent: QWidget) -> QSize:
    """Return how large the dialog may be over its window, on its screen."""
    window, room = parent.window().size(), parent.screen().availableSize()
    wide = max(min(window.width() - 40, _LARGEST.width()), min(room.width() - 40, _LEAST.width()))
    high = max(
        min(window.height() - 30, _LARGEST.height()), min(room.height() - 60, _LEAST.height())
    )
    return QSize(wide, high)


def _style(theme: Theme) -> str:
    return f"""
#page QListView#reviews::item {{ background: transparent; border: none; }}
#candidates {{ background: {theme.lane_alt}; border: none; border-top: 1px solid {theme.edge}; }}
#foot QPushButton[look="primary"]:enabled {{ background: {theme.accent}; color: {theme.lane};
  border: 1px solid {theme.accent}; font-weight: 600; }}
"""

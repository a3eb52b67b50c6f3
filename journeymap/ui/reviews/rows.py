"""The rows of the list of reviews: a heading for each touchpoint, and the reviews that go there."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journeymap.language import plural, tr
from journeymap.ui.reviews.choices import ChosenPlace, GroupOfReviews, ReviewChoices
from journeymap.ui.reviews.wording import about, sign_label

Index = QModelIndex | QPersistentModelIndex

ROW = int(Qt.ItemDataRole.UserRole)


class ReviewRow(NamedTuple):
    """A review at its place among the choices, what its touchpoint is called, whether it comes in."""

    at: int
    choice: ChosenPlace
    title: str
    confirmed: bool


class ReviewRows(QAbstractListModel):
    """What is chosen, as rows; shown anew after each choice."""

    def __init__(self, choices: ReviewChoices) -> None:
        super().__init__()
        self.choices = choices
        self.rows: list[GroupOfReviews | ReviewRow] = []
        self.show()

    def show(self) -> None:
        """Put the reviews under the headings of where they go now."""
        rows: list[GroupOfReviews | ReviewRow] = []
        for group in self.choices.groups():
            rows.append(group)
            there = ((at, self.choices.all[at]) for at in group.places)
            rows += [ReviewRow(at, one, group.title, one.confirmed) for at, one in there]
        same = [*map(_place, rows)] == [*map(_place, self.rows)]
        if same and rows:
            other = [i for i, row in enumerate(rows) if row != self.rows[i]]
            self.rows = rows
            if other:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, at: int) -> int:
        """Return the row of the review at a place; −1 for none."""
        fits = (i for i, row in enumerate(self.rows) if isinstance(row, ReviewRow) and row.at == at)
        return next(fits, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(row, ReviewRow):
            return Qt.CheckState.Checked if row.choice.confirmed else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row)
        return None


def _place(row: GroupOfReviews | ReviewRow) -> object:
    return row.at if isinstance(row, ReviewRow) else ("group", row.touchpoint)


def _told(row: GroupOfReviews | ReviewRow) -> str:
    """Return a row in a line, as it is read aloud."""
    if isinstance(row, ReviewRow):
        state = tr("confirmed") if row.choice.confirmed else tr("not confirmed")
        sign = sign_label(row.choice.quote.sign)
        parts = (row.choice.quote.said, row.title, state, sign, about(row.choice.quote.review))
        return ", ".join(filter(None, parts))
    many = plural("{n} review", "{n} reviews", len(row.places))
    return f"{row.title}: {many}, {tr('{n} confirmed', n=row.confirmed)}"

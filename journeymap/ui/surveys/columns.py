"""The columns of a survey as a table, a row each; fluid with as many as a file may have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeymap.language import decimal, percent, plural, tr
from journeymap.model.matching import Wanted, folded
from journeymap.ui.surveys.lines import (
    ANSWERS,
    IS,
    MISSING,
    PLACE,
    QUESTION,
    REFUSED,
    SCALE,
    VALID,
    SurveyLine,
)

Index = QModelIndex | QPersistentModelIndex

LINE = int(Qt.ItemDataRole.UserRole)
"""The role of the whole line."""

_ROLE = Qt.ItemDataRole
_SHOWN = (_ROLE.DisplayRole, _ROLE.EditRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_COUNTS = (VALID, MISSING, REFUSED)


class SurveyColumns(QAbstractTableModel):
    """The lines that are wanted just now, in the order that is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SurveyLine, ...] = ()
        self._rows: list[int] = []
        self._only_used, self._words = True, ""
        self._order, self._falling = -1, False

    def show(self, lines: Sequence[SurveyLine]) -> None:
        """Show lines as they are now; where the same columns are shown, each stays in its row."""
        before, self._lines = self._lines, tuple(lines)
        same = [line.key for line in before] == [line.key for line in lines]
        used = [_is_used(line) for line in before] == [_is_used(line) for line in lines]
        if same and (used or not self._only_used) and self._order < 0:
            if self._rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, ANSWERS))
            return
        self._arrange()

    def keep(self, *, only_used: bool | None = None, words: str | None = None) -> None:
        """Show only what comes in, and only what has some words in it."""
        self._only_used = self._only_used if only_used is None else only_used
        self._words = self._words if words is None else words
        self._arrange()

    @property
    def only_used(self) -> bool:
        """Whether what is left out is not shown."""
        return self._only_used

    def line(self, row: int) -> SurveyLine:
        """Return the line that stands in a row."""
        return self._lines[self._rows[row]]

    def row_of(self, key: str) -> int:
        """Return the row in which a column of the file is shown, -1 where it is not."""
        return next((i for i, n in enumerate(self._rows) if self._lines[n].key == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        keys = [(self.line(i.row()).key, i.column()) for i in held]
        wanted = Wanted(self._words) if self._words.strip() else None
        self._rows = [
            n
            for n, line in enumerate(self._lines)
            if (_is_used(line) or not self._only_used)
            and (wanted is None or wanted.spans(folded(f"{line.heading} {line.place}")))
        ]
        if self._order >= 0:
            self._rows.sort(key=lambda n: _sort_key(self._lines[n], self._order))
            if self._falling:
                self._rows.reverse()
        at = {self._lines[n].key: row for row, n in enumerate(self._rows)}
        moved = [
            self.index(at[key], column) if key in at else QModelIndex() for key, column in keys
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else ANSWERS + 1

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        line, column = self.line(index.row()), index.column()
        if role == LINE:
            return line
        if role in _SHOWN:
            return shown(line, column)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column in _COUNTS else _LEFT
        if role == _ROLE.ToolTipRole:
            return _tip(line, column) or None
        if role == _ROLE.AccessibleTextRole:
            return f"{headings()[column]}: {shown(line, column) or tr('nothing')}"
        return None

    def headerData(self, at: int, way: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if way != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return headings()[at]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if at in _COUNTS else _LEFT
        return None


def headings() -> tuple[str, ...]:
    """Return what stands over the columns of the table."""
    return (
        tr("Column"),
        tr("Is"),
        tr("Touchpoint, stage or journey"),
        tr("Answer scale"),
        tr("Valid"),
        tr("Missing"),
        tr("Refused"),
        tr("Answers"),
    )


def shown(line: SurveyLine, column: int) -> str:
    """Return what a cell says, also to those who do not see it."""
    if column in _COUNTS:
        count = (line.valid, line.missing, line.refused)[column - VALID]
        said = "" if count is None else decimal(count, groups=True)
        note = line.missing_note if column == MISSING and count else ""
        return f"{said} · {note}" if note else said
    if column == ANSWERS:
        return _bars(line)
    return {QUESTION: line.heading, IS: line.means, PLACE: line.place, SCALE: line.scale}[column]


def _is_used(line: SurveyLine) -> bool:
    """Tell whether a line is shown where what is left out is not."""
    return line.comes_in or line.suggested


def _bars(line: SurveyLine) -> str:
    """Return the bars in words: how many gave which answer."""
    total = sum(count for count, _ in line.bars)
    return ", ".join(
        f"{line.first_answer + i}: {decimal(count, groups=True)} ({percent(count / total)})"
        for i, (count, _) in enumerate(line.bars)
        if total
    )


def _tip(line: SurveyLine, column: int) -> str:
    if column == REFUSED and line.refused:
        return plural(
            "{n} answer is outside the scale; it does not come in.",
            "{n} answers are outside the scale; they do not come in.",
            line.refused,
        )
    if column == PLACE and line.problem:
        return line.problem
    return shown(line, column)


def _sort_key(line: SurveyLine, column: int) -> tuple[float, str]:
    if column in _COUNTS:
        return float((line.valid, line.missing, line.refused)[column - VALID] or 0), ""
    if column == ANSWERS:
        total = sum(count for count, _ in line.bars)
        mean = sum(i * count for i, (count, _) in enumerate(line.bars)) / total if total else 0.0
        return mean / max(1, len(line.bars) - 1), ""
    return 0.0, shown(line, column).casefold()

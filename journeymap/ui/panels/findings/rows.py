"""The findings as rows: headings of groups, findings, how many more, and those dismissed."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.analysis.dismissals import DismissedFinding
from journeymap.analysis.findings import Finding, kind_about
from journeymap.language import plural, tr
from journeymap.ui.panels.findings.wording import kind_line
from journeymap.workspace.findings_review import DISMISSED, FindingsReview

Index = QModelIndex | QPersistentModelIndex

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role of what a row shows, one of the classes below."""

_READ = Qt.ItemFlag.ItemIsEnabled
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GroupHeading(NamedTuple):
    """The heading of a group: how many are in it, and whether they are shown."""

    group: str
    label: str
    findings: int
    open: bool


class FindingRow(NamedTuple):
    """A finding that is open."""

    finding: Finding


class MoreRow(NamedTuple):
    """What shows all findings, or those to be read first again."""

    label: str
    whole: bool


class DismissedRow(NamedTuple):
    """A finding that was dismissed, and why."""

    dismissed: DismissedFinding


ListedRow = GroupHeading | FindingRow | MoreRow | DismissedRow


class FindingRows(QAbstractListModel):
    """The findings of a review as a list that stays where it is as far as they stay the same."""

    def __init__(self, review: FindingsReview, parent: QObject) -> None:
        super().__init__(parent)
        self.review = review
        self.shows_dismissed = False
        self._rows = self._read()
        self._keys = [self._key(row) for row in self._rows]

    def follow(self) -> None:
        """Become what the review says now; rows that stay are the same rows."""
        rows = self._read()
        keys = [self._key(row) for row in rows]
        if keys == self._keys:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self._take_out(set(keys))
        if self._keys != [key for key in keys if key in set(self._keys)]:
            self._take_out(set())  # they stand in another order
        self._put_in(rows, keys)
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _take_out(self, stay: set[object]) -> None:
        """Take out the rows that do not stay, run by run from below."""
        end = len(self._keys)
        while end > 0:
            if self._keys[end - 1] in stay:
                end -= 1
                continue
            start = end - 1
            while start > 0 and self._keys[start - 1] not in stay:
                start -= 1
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            del self._rows[start:end], self._keys[start:end]
            self.endRemoveRows()
            end = start

    def _put_in(self, rows: list[ListedRow], keys: list[object]) -> None:
        """Put in the rows that are new, run by run from above."""
        known, start = set(self._keys), 0
        while start < len(keys):
            if keys[start] in known:
                start += 1
                continue
            end = start + 1
            while end < len(keys) and keys[end] not in known:
                end += 1
            self.beginInsertRows(QModelIndex(), start, end - 1)
            self._rows[start:start], self._keys[start:start] = rows[start:end], keys[start:end]
            self.endInsertRows()
            start = end

    def show_dismissed(self, yes: bool) -> None:
        """Show those that were dismissed, or how many they are alone."""
        self.shows_dismissed = yes
        self.follow()

    def at(self, index: Index) -> ListedRow | None:
        """Return what a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    def key_at(self, index: Index) -> object:
        """Return by what a finding that is listed in a row is known again, none for headings."""
        finding = isinstance(self.at(index), (FindingRow, DismissedRow))
        return self._keys[index.row()] if finding else None

    def row_with(self, key: object) -> QModelIndex:
        """Return where what is known by a key stands now, if it does."""
        return self.index(self._keys.index(key)) if key in self._keys else QModelIndex()

    def row_of(self, finding: Finding | None) -> QModelIndex:
        """Return where an open finding stands in the list, if it does."""
        if finding is not None:
            return self.row_with(self._key(FindingRow(finding)))
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index)
        return _READ if isinstance(row, GroupHeading) and row.open else _CHOSEN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.at(index)
        if role == ROW:
            return row
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, FindingRow):
            return kind_about(row.finding.kind)
        return None

    def _read(self) -> list[ListedRow]:
        review, rows = self.review, list[ListedRow]()
        for group in review.groups:
            shown = review.is_open(group)
            rows.append(GroupHeading(group.group, group.title, len(group.findings), shown))
            rows += map(FindingRow, review.rows(group))
        if review.left:
            rows.append(MoreRow(tr("Show all {n}", n=review.listed), False))
        elif review.whole and review.listed > review.first:
            rows.append(MoreRow(tr("Show the first {n}", n=review.first), True))
        gone = review.dismissed
        if gone:
            label = tr("Dismissed")
            rows.append(GroupHeading(DISMISSED, label, len(gone), self.shows_dismissed))
            rows += map(DismissedRow, gone if self.shows_dismissed else ())
        return rows

    def _key(self, row: ListedRow) -> object:
        match row:
            case GroupHeading():
                return row.group, row.open
            case FindingRow():
                return self.review.key(row.finding)
            case MoreRow():
                return row.whole
            case DismissedRow():
                return row.dismissed.dismissal.id, row.dismissed.finding.about


def _spoken(row: ListedRow) -> str:
    match row:
        case GroupHeading():
            count = plural("{n} finding", "{n} findings", row.findings)
            return f"{row.label}, {count}, {tr('expanded') if row.open else tr('collapsed')}"
        case FindingRow():
            return f"{row.finding.text}, {kind_line(row.finding)}"
        case MoreRow():
            return row.label
        case DismissedRow():
            return ", ".join(
                (row.dismissed.finding.text, tr("dismissed"), row.dismissed.reason or "–")
            )

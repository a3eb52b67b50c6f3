"""What is found as rows: a heading for each kind, and under it each hit with its words marked."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from journeymap.editing.records import naming
from journeymap.editing.text_search import GROUPS, TextHit
from journeymap.editing.whereabouts import way_to
from journeymap.language import tr
from journeymap.workspace.text_search import TextSearch
from journeymap.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The role of what a row shows: a ``HitRow`` or a ``GroupRow``."""

MOST = 5_000
"""No more hits are listed: nobody reads them, and another letter leaves fewer."""

_BEFORE, _AFTER = 40, 160
"""How many letters of the text round a hit are shown, at most."""

_NO_ITEM = Qt.ItemFlag.ItemIsEnabled
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class GroupRow(NamedTuple):
    """The heading of what was found in records of one kind."""

    label: str
    hits: int


class HitRow(NamedTuple):
    """A hit as it is read: what stands before and behind it, and where that is."""

    before: str
    words: str
    after: str
    where: str
    ticked: bool


class FoundRows(QAbstractListModel):
    """The hits of a search as a list that grows while it goes on."""

    def __init__(self, search: TextSearch, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._workspace = search, workspace
        self._rows: list[int | str] = []
        self._counts: dict[str, int] = {}
        self._taken: list[TextHit] = []
        self._places: list[int] = []
        search.found.connect(self.follow)

    def follow(self) -> None:
        """Take in what is found by now."""
        hits = self._search.hits
        if hits is not self._taken:
            self.beginResetModel()
            self._rows, self._counts, self._taken, self._places = [], {}, hits, []
            self._grow(hits)
            self.endResetModel()
        elif len(hits) > len(self._places) and len(self._places) < MOST:
            rows, counts = list(self._rows), dict(self._counts)
            self._grow(hits)
            added, self._rows = self._rows, rows
            self.beginInsertRows(QModelIndex(), len(rows), len(added) - 1)
            self._rows = added
            self.endInsertRows()
            if counts != self._counts and rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        elif self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _grow(self, hits: list[TextHit]) -> None:
        rows = self._rows = list(self._rows)
        for place in range(len(self._places), min(len(hits), MOST)):
            kind = type(hits[place].found.record).__name__
            if kind not in self._counts:
                rows.append(kind)
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._places.append(len(rows))
            rows.append(place)

    def row_of(self, place: int) -> QModelIndex:
        """Return where a hit stands in the list, by its place among all."""
        row = self._places[place] if 0 <= place < len(self._places) else -1
        return self.index(row) if row >= 0 else QModelIndex()

    def place_of(self, index: Index) -> int:
        """Return the place among all hits of the one in a row; −1 for a heading."""
        row = self._rows[index.row()] if index.isValid() else -1
        return row if isinstance(row, int) else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _NO_ITEM if self.place_of(index) < 0 else _ITEM

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return self._group(row) if isinstance(row, str) else self._hit(self._taken[row])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, str):
            return " · ".join(map(str, self._group(row)))
        hit = self._hit(self._taken[row])
        return f"{hit.before}{hit.words}{hit.after} · {hit.where}"

    def _group(self, kind: str) -> GroupRow:
        return GroupRow(tr(GROUPS[kind]), self._counts[kind])

    def _hit(self, hit: TextHit) -> HitRow:
        found, (start, end) = hit.found, hit.span
        before = " ".join(f".{found.text[max(0, start - _BEFORE) : start]}.".split())[1:-1]
        after = " ".join(f".{found.text[end : end + _AFTER]}.".split())[1:-1]
        if start > _BEFORE:
            before = "…" + before.partition(" ")[2]
        where = way_to(self._workspace.snapshot, found.record)
        if found.field != naming(found.record):
            where = f"{tr(found.spec.label)} · {where}"
        words = " ".join(hit.words.split()) or hit.words
        return HitRow(before, words, after, where, self._search.ticked(hit))

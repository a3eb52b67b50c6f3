"""The library as Qt wants it: a row an entry, and under one with several places a row for each."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.analysis.library import words
from journeymap.analysis.library.choice import ChosenEntries, chosen
from journeymap.analysis.library.entries import LibraryEntry, LibraryPlace, library
from journeymap.drawing.memo import Memo
from journeymap.language import current, tr
from journeymap.layout.library.card import tone_of
from journeymap.model.names import kind_name
from journeymap.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex

CELL = int(Qt.ItemDataRole.UserRole) + 1
"""The role of what stands in a cell: a ``LibraryCell``."""

WHAT, KIND, WHERE, USED = range(4)
"""The columns."""

_NOWHERE = QModelIndex()
_SHOWN = Qt.ItemDataRole.DisplayRole
_TOLD = (_SHOWN, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LibraryCell(NamedTuple):
    """Two lines in a cell, the second softer; ``more`` stands in a pill behind the first.

    ``kind`` is that of the record whose sign stands before them, blank for none, ``tone`` its
    colour. What is ``soft`` is so in its first line, too.
    """

    first: str
    second: str = ""
    more: str = ""
    kind: str = ""
    tone: str = ""
    quoted: bool = False
    soft: bool = False


class LibraryModel(QAbstractItemModel):
    """The entries that answer to what is looked for, in its order."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._memo = workspace, Memo()
        self.every: tuple[LibraryEntry, ...] = ()
        self.found = ChosenEntries((), {})
        self._rows: dict[str, int] = {}

    @property
    def entries(self) -> tuple[LibraryEntry, ...]:
        """The entries that are listed."""
        return self.found.entries

    def take(self) -> bool:
        """List what there is now and what is looked for; tell whether that is anything else."""
        with self._memo.round(current()):
            every = library(self._workspace.snapshot, self._memo)
        found = chosen(every, self._workspace.look.library)
        if every is self.every and found == self.found:
            return False
        self.beginResetModel()
        self.every, self.found = every, found
        self._rows = {id: row for row, one in enumerate(found.entries) for id in one.ids}
        self.endResetModel()
        return True

    def entry(self, index: Index) -> LibraryEntry | None:
        """Return the entry of a row, also of one of its places."""
        if not index.isValid():
            return None
        row = index.internalId() - 1 if index.internalId() else index.row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def place(self, index: Index) -> LibraryPlace | None:
        """Return the place a row is for: of an entry its first."""
        entry = self.entry(index)
        at = index.row() if index.isValid() and index.internalId() else 0
        return entry.places[at] if entry and at < len(entry.places) else None

    def id(self, index: Index) -> str:
        """Return the id of the record a row stands for: of an entry the first that says it."""
        entry, place = self.entry(index), self.place(index)
        if index.isValid() and index.internalId():
            return place.record.id if place else ""
        return entry.id if entry else ""

    def index_of(self, id: str) -> QModelIndex:
        """Return the row of the entry a record belongs to."""
        row = self._rows.get(id)
        return QModelIndex() if row is None else self.index(row, 0)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not (0 <= column < 4 and 0 <= row < self.rowCount(parent)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self.entries)
        if parent.internalId() or parent.column():
            return 0
        places = len(self.entries[parent.row()].places)
        return places if places > 1 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _SHOWN) -> Any:
        if role == _SHOWN and orientation == Qt.Orientation.Horizontal:
            return (tr("What"), tr("Kind"), tr("Where"), tr("Used by"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _SHOWN) -> Any:
        entry = self.entry(index)
        if entry is None or (role != CELL and role not in _TOLD):
            return None
        cell = self._cell(entry, index)
        if role == CELL:
            return cell
        said = " · ".join(filter(None, (cell.first, cell.second)))
        return f"{said} {cell.more}" if cell.more and role != Qt.ItemDataRole.ToolTipRole else said

    def _cell(self, entry: LibraryEntry, index: Index) -> LibraryCell:
        column = index.column()
        if index.internalId():
            place = entry.places[index.row()]
            if column == WHAT:
                return LibraryCell(words.at(place), words.under(place))
            return LibraryCell("")
        if column == WHAT:
            theme = self._workspace.view.theme
            said = words.title_of(entry)
            return LibraryCell(
                said, "", "", entry.kind, tone_of(entry, theme), entry.kind == "Quote"
            )
        if column == KIND:
            return LibraryCell(kind_name(entry.kind), words.state(entry))
        if column == WHERE:
            return self._where(entry)
        return LibraryCell(words.used(entry), words.used_by(entry), soft=not entry.linked)

    def _where(self, entry: LibraryEntry) -> LibraryCell:
        if not entry.places:
            return LibraryCell(tr("nowhere yet"), soft=True)
        first, more = entry.places[0], len(entry.places) - 1
        second = words.spread(entry) or words.under(first)
        return LibraryCell(words.at(first), second, f"+{more}" if more else "")

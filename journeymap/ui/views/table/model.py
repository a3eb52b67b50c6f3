"""The table as Qt knows it: straight over what is looked at, with no copy of its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymap.language import plural, tr
from journeymap.view.table.columns import GridColumn
from journeymap.view.table.contents import EMPTY, CellContent
from journeymap.view.table.rows import TableRow, TouchpointTable
from journeymap.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
_EDIT = Qt.ItemDataRole.EditRole
_TIP = Qt.ItemDataRole.ToolTipRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEVEL = Qt.Orientation.Horizontal
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

Refused = dict[tuple[str, str], tuple[str, str]]
"""What was typed into cells and did not fit, with why, by the key of the row and the column."""


class TableModel(QAbstractTableModel):
    """Rows are touchpoints; the last begins one more. A cell is looked up when it is seen."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.table = TouchpointTable(workspace.view)
        self.refused: Refused = {}
        self._places = self._placed()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows but for the last, which is always there."""
        return self.table.rows

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        """The columns in their order."""
        return self.table.columns

    def take(self, *, anew: bool = False) -> None:
        """Follow what is looked at now; only what is another row or column is laid out anew.

        ``anew`` sorts again, too.
        """
        before = self.table
        table = TouchpointTable(self._workspace.view, None if anew else before)
        same = _keys(table) == _keys(before)
        if same and (table.columns, table.frozen) == (before.columns, before.frozen):
            self.table = table
            self._places = self._placed()
            if table.rows:
                last = self.index(len(table.rows), len(table.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.table, self.refused = table, {}
        self._places = self._placed()
        self.endResetModel()

    def row(self, at: int) -> TableRow | None:
        """Return a row, ``None`` for the last one."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def place(self, card: str) -> int | None:
        """Return in which row a touchpoint stands."""
        return self._places.get(card)

    def column(self, name: str) -> int | None:
        """Return the number of a column by its name."""
        names = (i for i, column in enumerate(self.columns) if column.name == name)
        return next(names, None)

    def content(self, at: int, column: int) -> CellContent:
        """Return what a cell says."""
        row = self.row(at)
        return self.table.content(row, self.columns[column]) if row else EMPTY

    def refusal(self, at: int, column: int) -> tuple[str, str] | None:
        """Return what was typed into a cell and did not fit, and why."""
        row = self.row(at)
        return self.refused.get((row.key if row else "", self.columns[column].name))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        at, column = index.row(), index.column()
        if role in (_DISPLAY, _EDIT):
            return self.content(at, column).text
        if role == _TIP:
            refused = self.refusal(at, column)
            said = self.content(at, column)
            return refused[1] if refused else said.tip or said.text
        if role == _SPOKEN:
            return self._spoken(at, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        typed = self.columns[index.column()].typed and not self._workspace.looks_back
        return _FLAGS if typed else _READ

    def headerData(self, at: int, along: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if along == _LEVEL:
            if role == _DISPLAY and at < len(self.columns):
                column, table = self.columns[at], self.table
                sign = (" ↓" if table.down else " ↑") if column.name == table.key else ""
                return column.heading + sign
            if role == _ALIGN and at < len(self.columns):
                return _RIGHT if self.columns[at].kind in ("score", "number") else None
            return None
        row = self.row(at)
        if role == _DISPLAY:
            return str(row.number) if row and row.number else "+" if row is None else ""
        return None

    def _spoken(self, at: int, column: int) -> str:
        """Return what a screen reader says of a cell: where it is, and what stands in it."""
        row, heading = self.row(at), self.columns[column].heading
        if row is None or row.card is None:
            return tr("New touchpoint: {column}", column=heading)
        said = self.content(at, column)
        more = plural("and {n} more", "and {n} more", said.more) if said.more else ""
        refused = self.refusal(at, column)
        words = [said.text or tr("empty"), more, refused[1] if refused else ""]
        told = ", ".join(word for word in words if word)
        return tr("{touchpoint}, {column}: {words}", touchpoint=row.card.title or tr("(no title)"),
                  column=heading, words=told)  # fmt: skip

    def _placed(self) -> dict[str, int]:
        return {row.card.id: i for i, row in enumerate(self.table.rows) if row.card}


def _keys(table: TouchpointTable) -> list[tuple[str, int]]:
    """Return what rows are known by, and where their groups begin."""
    return [(row.card.id if row.card else row.key, row.first) for row in table.rows]

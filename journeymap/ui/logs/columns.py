"""The first rows of a log as they stand, over each column what it is taken to be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QTableView

from journeymap.drawing.theme import Theme
from journeymap.language import mark, tr
from journeymap.tabular.logs.columns import LogChoices, LogColumns
from journeymap.ui.documents.mapping_view import MappingHeader

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_LONGEST, _ROW = 200, 26

LABELS = {
    "case": mark("Case"),
    "activity": mark("Activity"),
    "time": mark("Time"),
    "start": mark("Begun"),
    "lifecycle": mark("Begin or end"),
    "resource": mark("Who did it"),
    "channel": mark("Channel (lane)"),
}
"""What a column of a log may be, by the field of a choice."""


class LogRows(QAbstractTableModel):
    """The first rows of a log under their headings; what is left out is faint."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._soft = QColor(theme.ink_soft)
        self._headings: tuple[str, ...] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self.meant: tuple[str, ...] = ()

    def show_rows(self, headings: tuple[str, ...], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._headings, self._rows = headings, rows
        self.endResetModel()

    def mean(self, meant: tuple[str, ...]) -> None:
        """Take columns for something else."""
        self.meant = meant
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, at = self._rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return " ".join((row[at] if at < len(row) else "").split())[:_LONGEST]
        if role == _ROLE.ForegroundRole and not self._used(at):
            return self._soft
        return None

    def headerData(self, at: int, way: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.DisplayRole and way == Qt.Orientation.Horizontal:
            return self._headings[at]
        return None

    def _used(self, at: int) -> bool:
        return at < len(self.meant) and bool(self.meant[at])


class LogHeader(MappingHeader):
    """Headings with a choice over each of what the column is in a log."""

    def _box(self, heading: str, name: str, number: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setAccessibleName(tr("Column {n}", n=number))
        box.addItem(tr("Left out"), "")
        for key, label in LABELS.items():
            box.addItem(tr(label), key)
        box.insertSeparator(1)
        box.setCurrentIndex(box.findData(name))
        box.activated.connect(lambda _: self._settle(box))
        box.show()
        return box


class LogTable(QTableView):
    """The table of the dialog; ``chosen`` carries what somebody takes the columns for."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = LogRows(theme)
        self.header = LogHeader(self)
        self._headings: tuple[str, ...] = ()
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows)
        self.setWordWrap(False)
        self.setAccessibleName(tr("First rows"))
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.header.chosen.connect(self._choose)

    def show_log(
        self, headings: tuple[str, ...], rows: Sequence[Sequence[str]], columns: LogColumns
    ) -> None:
        """Show the first rows of a log, and what its columns are taken for."""
        self._headings = headings
        self.rows.show_rows(headings, rows)
        meant = _meant(columns, len(headings))
        self.header.offer(headings, meant)
        self.rows.mean(meant)

    def choices(self, before: LogChoices) -> LogChoices:
        """Return what is chosen of the columns, and otherwise what was chosen before."""
        meant = self.header.columns
        named = {key: heading for key, heading in zip(meant, self._headings, strict=True) if key}
        out = (h for key, h in zip(meant, self._headings, strict=True) if not key)
        return before._replace(
            case=named.get("case", ""),
            activity=named.get("activity", ""),
            time=named.get("time", ""),
            start=named.get("start", ""),
            lifecycle=named.get("lifecycle", ""),
            resource=named.get("resource", ""),
            channel=named.get("channel", ""),
            left_out=tuple(out),
        )

    def _choose(self) -> None:
        self.rows.mean(self.header.columns)
        self.chosen.emit(self.header.columns)


def _meant(columns: LogColumns, width: int) -> tuple[str, ...]:
    places = {at: name for name, at in columns._asdict().items() if at is not None}
    return tuple(places.get(at, "") for at in range(width))

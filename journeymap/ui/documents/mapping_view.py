"""A sheet before it comes in: its cells as they stand, over each column what it is taken to be."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.tabular.cells import CARDS, COLUMNS, FELT, REPEATED, TEXT, felt_by
from journeymap.tabular.meant import MeantSheet
from journeymap.tabular.rows import Problem
from journeymap.tabular.sheets.sheet import Mapping, ReadTable, headings_of
from journeymap.ui.widgets.icons import icon

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_ACROSS = Qt.Orientation.Horizontal
_WIDE, _WIDEST_TEXT = 176, 200
_TALL, _ROW = 66, 28
_FIRST = ("title", "stage", "step", "lane", "feeling", FELT)


class SheetModel(QAbstractTableModel):
    """The rows under the headings, those with problems marked; perhaps only those.

    ``corrected`` tells the row, the column and the new text of a cell a person has edited.
    """

    corrected = Signal(int, int, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._soft, self._bad = QColor(theme.ink_soft), QColor(theme.below)
        self._ink, self._sign = QColor(theme.pain_ink), icon("friction", theme.pain_ink)
        self._table, self._mapping = ReadTable("", ()), Mapping(0, ())
        self._sheet = MeantSheet(self._table, self._table, self._mapping)
        self._headings: tuple[str, ...] = ()
        self._rows: list[int] = []
        self._cells: dict[tuple[int, int], str] = {}
        self._whole: dict[int, str] = {}

    def show(self, sheet: MeantSheet, problems: tuple[Problem, ...], *, only_bad: bool) -> None:
        """Show a sheet as it is read now."""
        self.beginResetModel()
        self._sheet, self._table, self._mapping = sheet, sheet.table, sheet.mapping
        table, mapping = sheet.table, sheet.mapping
        self._headings = headings_of(table, mapping.head)
        self._cells = {(p.row, p.column): p.why for p in problems if p.column is not None}
        self._whole = {p.row: p.why for p in problems if p.column is None}
        bad = {problem.row for problem in problems}
        numbers = range(mapping.head + 1, len(table.rows) + 1)
        self._rows = [n for n in numbers if any(table.rows[n - 1]) and (not only_bad or n in bad)]
        self.endResetModel()

    def place(self, problem: Problem) -> QModelIndex:
        """Return where a problem is shown; nowhere when it stands over the headings."""
        return self.at(problem.row, problem.column or 0)

    def at(self, number: int, column: int) -> QModelIndex:
        """Return where a cell of the sheet is shown, nowhere when its row is not."""
        if number not in self._rows:
            return QModelIndex()
        return self.index(self._rows.index(number), column)

    def cell(self, index: Index) -> tuple[int, int]:
        """Return the row of the sheet and the column that are shown at a place."""
        return self._rows[index.row()], index.column()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.EditRole or str(value) == self.data(index, _ROLE.EditRole):
            return False
        self.corrected.emit(*self.cell(index), str(value))
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._table.width

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        number, column = self._rows[index.row()], index.column()
        why = self._cells.get((number, column), "")
        if role in (_ROLE.DisplayRole, _ROLE.EditRole):
            row = self._table.rows[number - 1]
            text = row[column] if column < len(row) else ""
            return text if role == _ROLE.EditRole else " ".join(text.split())[:_WIDEST_TEXT]
        if role == _ROLE.ToolTipRole:
            return why or self._whole.get(number) or None
        if role == _ROLE.DecorationRole:
            return self._sign if why else None
        if role == _ROLE.BackgroundRole:
            return self._bad if why or number in self._whole else None
        if role == _ROLE.ForegroundRole:
            used = column < len(self._mapping.columns) and self._mapping.columns[column]
            return self._ink if why else None if used else self._soft
        return None

    def headerData(self, at: int, way: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if way == _ACROSS:
            if role == _ROLE.DisplayRole:
                return self._headings[at] or tr("Column {n}", n=at + 1)
            return None
        number = self._rows[at]
        if role == _ROLE.DisplayRole:
            return self._sheet.called(number)
        if role == _ROLE.ToolTipRole:
            return self._whole.get(number)
        return self._sign if role == _ROLE.DecorationRole and number in self._whole else None


class MappingHeader(QHeaderView):
    """Headings with a choice over each of what the column is."""

    chosen = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(_ACROSS, view)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.setDefaultSectionSize(_WIDE)
        self.setMinimumSectionSize(96)
        self.boxes: list[QComboBox] = []
        self.sectionResized.connect(self._arrange)
        view.horizontalScrollBar().valueChanged.connect(self._arrange)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _TALL)

    def offer(self, headings: tuple[str, ...], columns: tuple[str, ...]) -> None:
        """Offer for each column what it may be, and choose what it is taken to be."""
        for box in self.boxes:
            box.deleteLater()
        self.boxes = [
            self._box(heading, name, number)
            for number, (heading, name) in enumerate(zip(headings, columns, strict=True), 1)
        ]
        self._arrange()

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is taken to be."""
        return tuple(str(box.currentData()) for box in self.boxes)

    def _box(self, heading: str, name: str, number: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setAccessibleName(tr("Column {n}", n=number))
        box.setMaxVisibleItems(24)
        box.addItem(tr("Left out"), "")
        whose = felt_by(heading) or heading.strip() or tr("Column {n}", n=number)
        for key in (*_FIRST, *(key for key in COLUMNS if key not in _FIRST)):
            if key == FELT:
                box.addItem(tr("Feeling of {persona}", persona=whose[:40]), FELT)
            else:
                box.addItem(tr(COLUMNS[key]), key)
        named = heading.strip()[:40] or tr("Column {n}", n=number)
        box.addItem(tr("Touchpoints in the lane “{lane}”", lane=named), CARDS)
        box.addItem(tr("Texts in the lane “{lane}”", lane=named), TEXT)
        box.insertSeparator(1)
        box.setCurrentIndex(box.findData(name))
        box.activated.connect(lambda _: self._settle(box))
        box.show()
        return box

    def _settle(self, box: QComboBox) -> None:
        """A meaning that one column has no other has as well, but for what may be repeated."""
        name = box.currentData()
        for other in self.boxes:
            if other is not box and name not in ("", *REPEATED) and other.currentData() == name:
                other.setCurrentIndex(0)
        self.chosen.emit()

    def _arrange(self) -> None:
        for i, box in enumerate(self.boxes):
            if i < self.count():
                wide = self.sectionSize(i) - 10
                box.setGeometry(self.sectionViewportPosition(i) + 4, 6, wide, 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class MappingTable(QTableView):
    """The table of the dialog."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model_ = SheetModel(theme, self)
        self.header = MappingHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(self.model_)
        self.setWordWrap(False)
        self.setAccessibleName(tr("Preview"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumWidth(44)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.setTabKeyNavigation(False)

    @property
    def editing(self) -> bool:
        """Whether somebody is at a cell with a new text not yet taken."""
        return self.state() == QTableView.State.EditingState

    def show_sheet(
        self, sheet: MeantSheet, problems: tuple[Problem, ...], *, only_bad: bool
    ) -> None:
        """Show a sheet as it is read now, and stay at the cell one is at."""
        now = self.currentIndex()
        cell = self.model_.cell(now) if now.isValid() else None
        self.model_.show(sheet, problems, only_bad=only_bad)
        if cell:
            self.setCurrentIndex(self.model_.at(*cell))

    def reveal(self, problem: Problem) -> None:
        """Show the cell of a problem."""
        index = self.model_.place(problem)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)


def sheet_style(theme: Theme) -> str:
    """Return the style sheet of the dialogs of an import."""
    return f"""
#top, #below, #foot {{ background: {theme.lane}; border: none; }}
#top {{ border-bottom: 1px solid {theme.edge}; }}
#below, #foot {{ border-top: 1px solid {theme.edge}; }}
QTableView {{ background: {theme.lane}; border: none; gridline-color: {theme.edge};
  selection-background-color: {theme.accent_tint}; selection-color: {theme.ink}; }}
QTableView::item {{ padding: 0 6px; }}
QHeaderView, QTableCornerButton::section {{ background: {theme.lane_alt}; border: none; }}
QHeaderView::section {{ background: {theme.lane_alt}; border: none; padding: 5px 8px;
  border-right: 1px solid {theme.edge}; border-bottom: 1px solid {theme.divider};
  font-weight: 600; }}
QHeaderView::section:vertical {{ border-bottom: 1px solid {theme.edge}; font-weight: 400;
  color: {theme.ink_soft}; padding: 0 6px; }}
QListWidget {{ background: {theme.lane}; border: 1px solid {theme.edge}; border-radius: 6px;
  padding: 3px; }}
QListWidget::item {{ padding: 3px 6px; }}
QListWidget::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}
QSpinBox {{ background: {theme.lane}; border: 1px solid {theme.divider}; border-radius: 6px;
  padding: 0 8px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox:focus {{ border-color: {theme.accent}; }}
QComboBox QAbstractItemView {{ background: {theme.lane}; border: 1px solid {theme.divider};
  outline: none; selection-background-color: {theme.accent_tint};
  selection-color: {theme.ink}; }}
#report {{ border: 1px solid {theme.edge}; border-radius: 6px; }}
#report::item {{ padding: 5px 8px; }}
[look="strong"], [look="outcome"] {{ font-weight: 600; }}
[look="title"] {{ font-size: 15px; font-weight: 600; }}
[look="problem"] {{ color: {theme.pain_ink}; }}
"""

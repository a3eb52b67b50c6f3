"""The headings of the table: a click sorts, a drag puts columns in another order."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHeaderView

from journeymap.ui.views.table.bar import ColumnChoices
from journeymap.ui.views.table.grid import TableGrid
from journeymap.ui.widgets.menus import LetterMenu


class Headings(QObject):
    """Hears what is done to the headings of both halves."""

    def __init__(self, grid: TableGrid, choices: ColumnChoices) -> None:
        super().__init__(grid)
        self._grid, self._choices = grid, choices
        for sheet in (grid.left, grid.right):
            header = sheet.horizontalHeader()
            header.sectionClicked.connect(self._sort_by)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(
                lambda at, header=header: self._show_menu(header, at)
            )
        grid.right.horizontalHeader().sectionMoved.connect(self._reorder)

    def _sort_by(self, place: int) -> None:
        self._choices.sort(self._grid.model.columns[place].name)

    def _reorder(self, *_: object) -> None:
        """Take the order into which headings were dragged."""
        if self._grid.quiet:
            return
        header, frozen = self._grid.right.horizontalHeader(), self._grid.model.table.frozen
        columns = self._grid.model.columns
        order = [header.logicalIndex(i) for i in range(header.count())]
        moved = [columns[i].name for i in order if i >= frozen]
        kept = [column.name for column in columns[:frozen]]
        # Not while Qt moves it.
        QTimer.singleShot(0, self, lambda: self._choices.put([*kept, *moved]))

    def _show_menu(self, header: QHeaderView, at: QPoint) -> None:
        place = header.logicalIndexAt(at)
        menu = LetterMenu(header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= place < len(self._grid.model.columns):
            self._choices.fill_heading(menu, place)
        else:
            self._choices.fill_columns(menu)
        menu.popup(header.mapToGlobal(at))

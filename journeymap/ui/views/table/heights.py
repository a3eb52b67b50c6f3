"""How high rows are: as their longest text needs, three lines at most."""

from __future__ import annotations

from typing import Protocol

from journeymap.ui.views.table.model import TableModel
from journeymap.ui.views.table.painter import CellPainter
from journeymap.ui.views.table.sheet import SheetView

MOST_LINES = 3
_MOST_AT_ONCE = 200
_WRAPPED = ("title", "text", "friction", "next", "tags", "lane", "count")
_TIGHT = 10
"""What a row is higher than its lines, in pixels at 100 %."""


class MeasuredGrid(Protocol):
    """The grid, as what measures its rows sees it."""

    cells: CellPainter
    model: TableModel
    left: SheetView
    right: SheetView

    @property
    def zoom(self) -> float:
        """How large everything is."""
        ...

    def owner(self, column: int) -> SheetView:
        """Return the half a column stands in."""
        ...

    def seen_rows(self) -> range:
        """Return the rows that are in view."""
        ...


class RowHeights:
    """Makes the rows of both halves as high as their texts need; short ones are not measured."""

    def __init__(self, grid: MeasuredGrid) -> None:
        self._grid = grid
        self._known: dict[str, tuple[object, int]] = {}

    def begin(self) -> None:
        """Measure the rows anew: columns are of other widths, or are others."""
        self._known.clear()
        few = len(self._grid.model.rows) <= _MOST_AT_ONCE
        self._measure(range(len(self._grid.model.rows)) if few else self._grid.seen_rows())

    def follow(self) -> None:
        """Measure the rows that are seen and say something else than when they were measured."""
        self._measure(self._grid.seen_rows())

    def _measure(self, rows: range) -> None:
        grid, model = self._grid, self._grid.model
        columns = [
            (i, column)
            for i, column in enumerate(model.columns)
            if column.kind in _WRAPPED and column.typed
        ]
        usual = round(34 * grid.zoom)
        for at in rows:
            row = model.row(at)
            if row is None or row.card is None:
                continue
            said = tuple(model.content(at, i).said for i, _ in columns)
            before = self._known.get(row.key)
            if before is not None and before[0] == said:
                continue
            lines = 1
            for (i, _), text in zip(columns, said, strict=True):
                lines = max(lines, self._lines(at, i, text))
            high = max(usual, min(lines, MOST_LINES) * grid.cells.line + round(_TIGHT * grid.zoom))
            self._known[row.key] = said, high
            for sheet in (grid.left, grid.right):
                if sheet.rowHeight(at) != high:
                    sheet.setRowHeight(at, high)

    def _lines(self, at: int, column: int, text: str) -> int:
        grid = self._grid
        content = grid.model.content(at, column)
        width = grid.owner(column).columnWidth(column) - 2 * grid.cells.pad
        if content.friction:
            width -= round(26 * grid.zoom) + (24 if content.more else 0)
        return grid.cells.lines(text, content.tone, width)

"""A table as it stands in a workbook, for charts to point at its cells."""

from __future__ import annotations

from typing import Any, NamedTuple

from journeymap.rendering.grids import DataTable


class Worksheet(NamedTuple):
    """A table in the workbook, under the name of its tab."""

    tab: str
    grid: DataTable
    sheet: Any

    def column(self, key: str, first: int = 0, last: int | None = None) -> list[Any]:
        """Return the cells of a column as XlsxWriter's charts want them, from row to row."""
        at, end = self.grid.place(key), len(self.grid.rows) if last is None else last
        return [self.tab, first + 1, at, end, at]

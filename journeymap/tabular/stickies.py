"""Sheets that are no table: one sticky a cell, as a board of stickies is exported."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.language import tr
from journeymap.tabular.cells import meaning
from journeymap.tabular.feelings import number
from journeymap.tabular.sheets.sheet import ReadTable


class StickyList(NamedTuple):
    """The stickies of a sheet as one column under a heading, its title over it.

    ``cells`` tells for each row the row, from 1, and the column, from 0, it was in the sheet.
    """

    table: ReadTable
    head: int
    cells: tuple[tuple[int, int] | None, ...]

    def place(self, number: int, column: int) -> tuple[int, int] | None:
        """Return the row, from 1, and the column, from 0, that a cell has in the sheet."""
        return self.cells[number - 1] if 0 < number <= len(self.cells) and not column else None


def stickies(table: ReadTable) -> StickyList | None:
    """Return the stickies of a sheet without headings; ``None`` for a table.

    Nothing is said twice, most rows end before the widest does, and there are only words; one
    row alone is a row of stickies, too. A single cell over all others is the title.
    """
    filled = [(n, row) for n, row in enumerate(table.rows, 1) if any(map(str.strip, row))]
    title: tuple[int, str] | None = None
    if len(filled) > 1 and _count(filled[0][1]) == 1 and _count(filled[1][1]) > 1:
        title = filled[0][0], next(filter(None, map(str.strip, filled[0][1])))
        filled = filled[1:]
    found = [
        (cell.strip(), (n, column))
        for n, row in filled
        for column, cell in enumerate(row)
        if cell.strip()
    ]
    if not _alone([row for _, row in filled], [cell for cell, _ in found]):
        return None
    above = [((title[1],), (title[0], 0))] if title else []
    rows = (*(row for row, _ in above), (tr("Touchpoint"),), *((cell,) for cell, _ in found))
    places = (*(place for _, place in above), None, *(place for _, place in found))
    return StickyList(table._replace(rows=rows), len(above) + 1, places)


def _alone(rows: list[tuple[str, ...]], cells: list[str]) -> bool:
    """Tell whether each cell stands for itself, and is not one of a column."""
    widest = max(map(_count, rows), default=0)
    worded = all(number(cell) is None and any(map(str.isalpha, cell)) for cell in cells)
    if widest < 2 or not worded or len(set(cells)) < len(cells) or any(map(meaning, cells)):
        return False
    short = sum(_count(row) < widest for row in rows)
    return len(rows) == 1 or 2 * short >= len(rows)


def _count(row: tuple[str, ...]) -> int:
    return sum(bool(cell.strip()) for cell in row)

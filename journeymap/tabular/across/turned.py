"""Sheets with their stages along the top and what is told of them down the side, turned round."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journeymap.language import plural, tr
from journeymap.tabular.feelings import number
from journeymap.tabular.sheets.sheet import ReadTable, known_in_headings
from journeymap.tabular.telling import blank
from journeymap.tabular.words.row_names import is_corner, is_row, is_stage, row_meaning

_LOOKED_AT = 60
_NAMES = 4
"""So many columns from the left can hold the names of the rows."""
_MOST_NAMES = 120
"""So many rows a sheet can have that is read from its side."""


class NamePlaces(NamedTuple):
    """Where in a sheet the names stand: of the rows in which column, of the stages in which row.

    The column counts from 0 and is ``None`` where rows have no names; the row counts from 1 and
    is 0 where stages have none. ``likely`` says that the sheet is to be read so.
    """

    names: int | None
    head: int
    likely: bool


class TurnedTable(NamedTuple):
    """A sheet turned round: a column for each of its rows, a row for each of its columns.

    ``lines`` tells for each row the row, from 1, that each of its cells stood in, and ``columns``
    the column, from 0; ``None`` where nothing of the sheet stands. ``names`` is the column of the
    names of rows.
    """

    table: ReadTable
    head: int
    names: int | None
    lines: tuple[tuple[int | None, ...], ...]
    columns: tuple[int | None, ...]

    def place(self, number: int, column: int) -> tuple[int, int] | None:
        """Return the row, from 1, and the column, from 0, that a cell had before it was turned."""
        was = self.columns[number - 1] if 0 < number <= len(self.columns) else None
        row = self.line(number, column)
        return None if row is None or was is None else (row, was)

    def line(self, number: int, column: int) -> int | None:
        """Return the row, from 1, in which a cell stood before it was turned."""
        rows = self.lines[number - 1] if 0 < number <= len(self.lines) else ()
        return rows[column] if column < len(rows) else None


def name_places(table: ReadTable) -> NamePlaces:
    """Return where the names of a sheet stand if its stages run along the top."""
    rows = table.rows[:_MOST_NAMES]
    counts = [_known(rows, column) for column in range(min(_NAMES, table.width))]
    column, (count, share) = max(
        enumerate(counts), key=lambda one: (one[1], -one[0]), default=(0, (0, 0.0))
    )
    beside = known_in_headings(table)
    if count > 1 and (count, share) > beside and not _all_known(beside):
        return NamePlaces(column, _head(rows, column), True)
    return _by_stages(rows, column if count else 0, beside[0])


def stages_across(table: ReadTable) -> bool:
    """Tell whether the stages of a sheet run along its top, by the names at its side and top."""
    return name_places(table).likely


def turned(table: ReadTable) -> TurnedTable:
    """Return a sheet as if its stages ran down: each of its columns is a row, under headings.

    What stands over the stages stays over the headings, so that a title is found there. Where
    the stages go on below, under the same names, they come behind the others.
    """
    names, head, _ = name_places(table)
    first = 0 if names is None else names + 1
    begin = _first(table, names, head)
    filled = [
        n
        for n, row in enumerate(table.rows, 1)
        if n >= begin and (any(row[first:]) or (names is not None and _at(row, names)))
    ]
    left = filled[_MOST_NAMES:]
    blocks = _blocks(table, names, head, filled[:_MOST_NAMES])
    said, places = _together([_headings(table, names, head, block) for block in blocks], blocks)
    above = table.rows[: begin - 1]
    whole: list[tuple[str, ...]] = [*above, said]
    lines: list[tuple[int | None, ...]] = [*(() for _ in above), places[0]]
    columns: list[int | None] = [None] * len(whole)
    for rows in places:
        for column in range(first, table.width):
            cells = tuple(_at(table.rows[n - 1], column) if n else "" for n in rows)
            if any(cells):
                whole.append(cells)
                lines.append(rows)
                columns.append(column)
    report = ((left[0], _too_many(len(left))),) if left else ()
    return TurnedTable(
        table._replace(rows=tuple(whole), report=(*table.report, *report)),
        len(above) + 1,
        names,
        tuple(lines),
        tuple(columns),
    )


def _first(table: ReadTable, names: int | None, head: int) -> int:
    """Return the first row that belongs to the table: that of the stages, or a known one above."""
    above = table.rows[: max(0, head - 1)] if names is not None else ()
    for n, row in enumerate(above, 1):
        if names is not None and is_row(_at(row, names)) and any(row[names + 1 :]):
            return n
    return max(head, 1)


def _blocks(
    table: ReadTable, names: int | None, head: int, filled: Sequence[int]
) -> list[Sequence[int]]:
    """Return the rows of a sheet, apart where its stages go on under names that stood before."""
    said = ["" if names is None else _at(table.rows[n - 1], names).casefold() for n in filled]
    starts = [0]
    for i in range(1, len(filled) - 1):
        stage = filled[i] != head and row_meaning(said[i]) == "stage"
        if stage and said[i] in said[:i] and said[i + 1] and said[i + 1] in said[:i]:
            starts.append(i)
    return [filled[a:b] for a, b in pairwise([*starts, len(filled)])]


def _together(
    headings: Sequence[Sequence[str]], blocks: Sequence[Sequence[int]]
) -> tuple[tuple[str, ...], list[tuple[int | None, ...]]]:
    """Return the headings of all blocks, each once, and for each block the rows under them."""
    said = [*headings[0]]
    found: list[list[int | None]] = [[*blocks[0]]]
    for names, rows in zip(headings[1:], blocks[1:], strict=True):
        places: list[int | None] = [None] * len(said)
        for name, row in zip(names, rows, strict=True):
            free = (i for i, one in enumerate(said) if one == name and places[i] is None)
            at = next(free, len(said))
            if at == len(said):
                said.append(name)
                places.append(None)
            places[at] = row
        found.append(places)
    return tuple(said), [(*rows, *[None] * (len(said) - len(rows))) for rows in found]


def _too_many(count: int) -> str:
    return plural(
        "{n} row was left out: so many kinds of rows cannot stand on a map.",
        "{n} rows were left out: so many kinds of rows cannot stand on a map.",
        count,
    )


def _headings(
    table: ReadTable, names: int | None, head: int, filled: Sequence[int]
) -> tuple[str, ...]:
    """Return the headings of the turned sheet: the names of the rows, one without that above it."""
    found: list[str] = []
    for n in filled:
        said = "" if names is None else _at(table.rows[n - 1], names)
        if n == head and row_meaning(said) != "stage":
            said = tr("Stage")
        elif not said and found and names is not None and row_meaning(found[-1]) != "stage":
            said = found[-1]
        found.append(said)
    return tuple(found)


def _known(rows: Sequence[Sequence[str]], column: int) -> tuple[int, float]:
    """Return how many names of rows a column has, and of how many cells in it they are a share."""
    cells = [cell for row in rows if (cell := _at(row, column))]
    known = [cell for row in rows if is_row(cell := _at(row, column)) and any(row[column + 1 :])]
    different = {cell.casefold() for cell in known}
    return len(different), len(known) / len(cells) if cells else 0.0


def _head(rows: Sequence[Sequence[str]], column: int) -> int:
    """Return the row that names the stages: the one that says so, else that over the first name."""
    first = next(n for n, row in enumerate(rows, 1) if is_row(_at(row, column)))
    for n, row in enumerate(rows, 1):
        if row_meaning(_at(row, column)) == "stage" and any(row[column + 1 :]):
            return n
    if is_corner(_at(rows[first - 1], column)):
        return first
    for n in range(first - 1, 0, -1):
        if sum(map(bool, rows[n - 1][column + 1 :])) > 1:
            return n
    return 0


def _by_stages(rows: Sequence[Sequence[str]], column: int, known: int) -> NamePlaces:
    """Return where names stand when only what stages are often called tells it, or a blank corner."""
    for n, row in enumerate(rows[:_LOOKED_AT], 1):
        filled = [cell for cell in row if cell]
        if len(filled) < 2:
            continue
        stages = sum(map(is_stage, filled))
        corner = _at(row, 0)
        if stages > 1 and 2 * stages >= len(filled):
            return NamePlaces(None if is_stage(corner) else 0, n, known < 2)
        below = [_at(other, column) for other in rows[n:] if any(other)]
        grid = not corner and known == 0 and len(below) > 1 and all(map(_named, below))
        return NamePlaces(column, n, grid and len({*below}) == len(below))
    return NamePlaces(0, 0, False)


def _named(cell: str) -> bool:
    return not blank(cell) and number(cell) is None and any(map(str.isalpha, cell))


def _at(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _all_known(beside: tuple[int, float]) -> bool:
    """Tell whether a whole row of headings is known, so that nothing at the side outweighs it."""
    return beside[0] > 1 and beside[1] == 1.0

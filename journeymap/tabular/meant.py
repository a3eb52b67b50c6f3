"""A sheet with what it seems to mean: as it stands, or turned round where its stages run across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.tabular.across.row_kinds import guess_across
from journeymap.tabular.across.turned import TurnedTable, stages_across, turned
from journeymap.tabular.sheets.sheet import Mapping, ReadTable, guess, headings_of
from journeymap.tabular.stickies import StickyList, stickies
from journeymap.tabular.telling import blank, left_out

_SHOWN = 40


class MeantSheet(NamedTuple):
    """A sheet as it is read, ``table``, and what its columns are.

    ``source`` is how it stands in its file; ``round`` how it was turned, or its stickies were put
    below one another, ``None`` where it was not.
    """

    source: ReadTable
    table: ReadTable
    mapping: Mapping
    round: TurnedTable | StickyList | None = None

    def line(self, number: int, column: int | None = None) -> int:
        """Return the row of the file, from 1, in which a cell stands; 0 for a column of a file."""
        if self.round is None or not number:
            return number
        if isinstance(self.round, StickyList):
            return (self.round.place(number, 0) or (0, 0))[0]
        if number < self.round.head:
            return number
        return (self.round.line(number, column) or 0) if column is not None else 0

    def corrected(self, number: int, column: int, text: str) -> MeantSheet:
        """Return the sheet with another text in a cell of ``table``, as it stands there too."""
        place = self.round.place(number, column) if self.round else (number, column)
        source = self.source.corrected(*place, text) if place else self.source
        return self._replace(source=source, table=self.table.corrected(number, column, text))

    def called(self, number: int) -> str:
        """Return what a row of ``table`` is called: its number, or the column it was, as in Excel."""
        if not isinstance(self.round, TurnedTable):
            return str(self.line(number))
        was = self.round.columns[number - 1]
        return str(number) if was is None else _letters(was)

    def unknown(self) -> tuple[tuple[int, str], ...]:
        """Return, by its row, a sentence for each column nothing is known to be done with."""
        headings = headings_of(self.table, self.mapping.head)
        below = self.table.rows[self.mapping.head :]
        found: list[tuple[int, str]] = []
        for i, name in enumerate(self.mapping.columns):
            cells = [row[i] for row in below if i < len(row) and not blank(row[i])]
            if name or not (cells or (self.round and headings[i])):
                continue
            said = left_out(clean(headings[i])) if headings[i] else _nameless(i + 1, cells[0])
            if headings[i] and self.mapping.across:
                said = tr("The row “{heading}” was left out.", heading=clean(headings[i]))
            found.append((self.line(self.mapping.head, i), said))
        return (*self._beside(), *found)

    def _beside(self) -> Iterator[tuple[int, str]]:
        """Yield a sentence for each column that stands before the names of rows."""
        names = self.round.names if isinstance(self.round, TurnedTable) else None
        for column in range(names or 0):
            cells = [row[column] for row in self.source.rows if column < len(row)]
            filled = [cell for cell in cells if not blank(cell)]
            if filled:
                yield 0, _nameless(column + 1, filled[0])


def meant(table: ReadTable, across: bool | None = None) -> MeantSheet:
    """Return a sheet with what it seems to mean; ``across`` says whether its stages run across.

    Where nobody says so, the names at its top and side tell.
    """
    if stages_across(table) if across is None else across:
        sheet = turned(table)
        return MeantSheet(table, sheet.table, guess_across(sheet), sheet)
    mapping = guess(table)
    alone = stickies(table) if not mapping.head else None
    if alone:
        return MeantSheet(table, alone.table, Mapping(alone.head, ("title",)), alone)
    return MeantSheet(table, table, mapping)


def most_telling(tables: Sequence[ReadTable]) -> ReadTable:
    """Return the sheet in which the most columns are understood, the first of equals."""
    return max(tables, key=lambda table: len({*filter(None, meant(table).mapping.columns)}))


def _letters(column: int) -> str:
    """Return what spreadsheets call a column that counts from 0."""
    before, rest = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + rest)


def _nameless(number: int, cell: str) -> str:
    said = " ".join(cell.split())
    said = said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1]}…"
    return tr(
        "Column {n} was left out: nothing says what it holds. Its first cell is “{cell}”.",
        n=number,
        cell=said,
    )

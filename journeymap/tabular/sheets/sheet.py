"""A sheet as it was read, and what its columns seem to mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.cells import FELT, meaning
from journeymap.tabular.deciding import decided, nameless
from journeymap.tabular.entries import FEELING
from journeymap.tabular.feelings import number, valence
from journeymap.tabular.telling import blank
from journeymap.tabular.words.headings import NOBODY

MOST_ROWS, MOST_COLUMNS = 20_000, 200
_LOOKED_AT = 20
_SAMPLE = 500
_NEARLY_ALL = 0.75
_AGE = re.compile(r"\s*(?:,\s*|\()\d{1,3}\)?$")
_WORDY = 5.0


class ReadTable(NamedTuple):
    """A sheet: its name, its rows as they stand, blank ones too, and how it had to be read."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    report: tuple[tuple[int, str], ...] = ()

    @property
    def width(self) -> int:
        """How many columns its longest row has."""
        return max(map(len, self.rows), default=0)

    def corrected(self, number: int, column: int, text: str) -> ReadTable:
        """Return the sheet with another text in a cell of a row, from 1, and a column, from 0."""
        row = [*self.rows[number - 1]]
        row += [""] * (column + 1 - len(row))
        row[column] = text.strip()
        return self._replace(rows=(*self.rows[: number - 1], tuple(row), *self.rows[number:]))


class Mapping(NamedTuple):
    """What a sheet means: the row of its headings, from 1, or 0 for none; what each column is.

    Columns are named as in ``editing.cells``, blank for those left out; ``scale`` is how
    feelings are written, blank for as they look; ``across`` says that the sheet was turned
    round (``across.turned``), so that a row of it may name several touchpoints.
    """

    head: int
    columns: tuple[str, ...]
    scale: str = ""
    across: bool = False


def checked(table: ReadTable, name: str) -> ReadTable:
    """Return a sheet that is not too large and not blank; raises ``JourneyError`` otherwise."""
    if len(table.rows) > MOST_ROWS or table.width > MOST_COLUMNS:
        raise too_large(name)
    if not any(cell.strip() for row in table.rows for cell in row):
        raise JourneyError(tr("{name} has nothing in it. Nothing was imported.", name=name))
    return table


def too_large(name: str) -> JourneyError:
    """Return what to say of a sheet with more rows or columns than a journey can be made of."""
    return JourneyError(
        tr(
            "{name} is too large a sheet for a journey: more than {rows} rows or {columns} "
            "columns. Nothing was imported; leave in it only what is to be on the map.",
            name=name,
            rows=MOST_ROWS,
            columns=MOST_COLUMNS,
        )
    )


def guess(table: ReadTable) -> Mapping:
    """Return what a sheet seems to mean, by its headings, else by what stands in its columns."""
    head = _head(table)
    return Mapping(head, columns_below(table, head))


def columns_below(table: ReadTable, head: int) -> tuple[str, ...]:
    """Return what the columns seem to mean when the headings stand in this row, 0 for none."""
    headings = headings_of(table, head)
    below = [row for row in table.rows[head:] if any(row)][:_SAMPLE]
    cells = [
        [row[i] for row in below if i < len(row) and not blank(row[i])] for i in range(table.width)
    ]
    known = decided(headings, [meaning(heading) for heading in headings], cells)
    if "title" not in known:
        _find_title(known, headings, cells)
    if not set(known) & set(FEELING):
        for i, heading in enumerate(headings):
            if not known[i] and somebody_felt(heading, cells[i]):
                known[i] = FELT
    return tuple(known)


def known_in_headings(table: ReadTable) -> tuple[int, float]:
    """Return how many different headings are known in the row that has the most, and their share."""
    found = [(0, 0.0)]
    for row in table.rows[:_LOOKED_AT]:
        known = [name for cell in row if cell and (name := meaning(cell))]
        found.append((len({*known}), len(known) / max(1, sum(map(bool, row)))))
    return max(found)


def headings_of(table: ReadTable, head: int) -> tuple[str, ...]:
    """Return the headings, one for each column, blank where there is none."""
    row = table.rows[head - 1] if 0 < head <= len(table.rows) else ()
    return (*row, *[""] * (table.width - len(row)))


def _head(table: ReadTable) -> int:
    """Return the row that holds the headings: the first that names two columns, or a title."""
    best = 0
    for i, row in enumerate(table.rows[:_LOOKED_AT], 1):
        names = {name for cell in row if (name := meaning(cell))}
        if len(names) > 1 or ("title" in names and sum(map(bool, row)) <= 2):
            return i
    filled = [i for i, row in enumerate(table.rows[:_LOOKED_AT], 1) if sum(map(bool, row)) > 1]
    if filled and (_reads_like_headings(table, filled[0]) or _names_a_title(table, filled[0])):
        best = filled[0]
    return best


def _names_a_title(table: ReadTable, at: int) -> bool:
    """Tell whether a row says where the touchpoints stand, among other words that are all headings.

    Words that occur again below, or that are sentences, are none.
    """
    row = [cell for cell in table.rows[at - 1] if cell]
    below = {cell for other in table.rows[at:][:_SAMPLE] for cell in other if cell}
    words = len({*row}) == len(row) and all(map(_wordy, row)) and not below & {*row}
    return words and any(meaning(cell) == "title" for cell in row)


def _reads_like_headings(table: ReadTable, at: int) -> bool:
    """Tell whether words stand over numbers."""
    row = [cell for cell in table.rows[at - 1] if cell]
    below = [r for r in table.rows[at:] if any(r)][:_SAMPLE]
    if not below or len(set(row)) < len(row) or any(number(cell) is not None for cell in row):
        return False
    return any(
        cells and all(number(cell) is not None for cell in cells)
        for cells in (
            [r[i] for r in below if i < len(r) and not blank(r[i])] for i in range(len(row))
        )
    )


def _find_title(known: list[str], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Take for touchpoints the column of the most different words, for stages one that repeats."""
    free = [
        i
        for i, name in enumerate(known)
        if not name and any(map(_wordy, cells[i])) and not nameless(headings[i], cells[i])
    ]
    if not free:
        return
    title = max(free, key=lambda i: (len({*filter(_wordy, cells[i])}), -i))
    known[title] = "title"
    before = [i for i in free if i < title and len(set(cells[i])) < len(cells[title])]
    if before and "stage" not in known:
        known[before[0]] = "stage"


def _wordy(cell: str) -> bool:
    return number(cell) is None and any(map(str.isalpha, cell))


def somebody_felt(heading: str, cells: Sequence[str]) -> bool:
    """Tell whether a heading reads like somebody, and the cells under it like what they feel."""
    return _somebody(heading) and _felt(cells)


def _somebody(heading: str) -> bool:
    """Tell whether a heading reads like somebody: up to three words, perhaps with an age."""
    words = _AGE.sub("", heading).casefold().split()
    plain = all(map(str.isalpha, re.sub("[-.'’]", "", "".join(words))))
    return (
        0 < len(words) <= 3
        and plain
        and heading[0].isupper()
        and not (set(words) & set(NOBODY.split()))
    )


def _felt(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column could be feelings on one scale, but for a few slips."""
    values = [number(cell) for cell in cells]
    seen = Counter(value for value in values if value is not None and -3 <= value <= _WORDY)
    told = sum(
        value is None and valence(cell, "") is not None
        for value, cell in zip(values, cells, strict=True)
    )
    few = seen.total() + told >= _NEARLY_ALL * len(cells)
    return len(cells) > 1 and few and len(seen) > 1

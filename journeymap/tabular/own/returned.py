"""A workbook of ours that comes back: each sheet by the keys that were written beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.tabular.sheets.sheet import ReadTable

KEYS = "journeymap keys"
"""The sheet that says what the columns of the others are; its rows are tab, table, heading, key."""

_LOOKED_AT = 20


class KeyedRow(NamedTuple):
    """A row of a sheet: its number, from 1, and its texts by the keys of their columns."""

    number: int
    cells: dict[str, str]

    def __call__(self, *keys: str) -> str:
        """Return the first text there is under some keys."""
        return next((self.cells[key] for key in keys if self.cells.get(key)), "")


class KeyedBook(NamedTuple):
    """The rows of each table by its key, and what of the workbook nobody knows, in sentences."""

    rows: dict[str, list[KeyedRow]]
    front: dict[str, str]
    report: list[tuple[int, str]]

    def of(self, table: str) -> list[KeyedRow]:
        """Return the rows of a table, none where its sheet was taken away."""
        return self.rows.get(table, [])


def is_ours(tables: Sequence[ReadTable]) -> bool:
    """Tell whether sheets are of a workbook that we have written."""
    return any(table.name == KEYS for table in tables)


def keyed(tables: Sequence[ReadTable]) -> KeyedBook:
    """Return the rows of a workbook of ours by their keys, whatever was moved in it since."""
    plans: dict[str, tuple[str, dict[str, str]]] = {}
    for row in next(table.rows for table in tables if table.name == KEYS):
        if len(row) == 4:
            plans.setdefault(row[0], (row[1], {}))[1][row[2]] = row[3]
    book = KeyedBook({}, {}, [])
    for table in tables:
        if table.name == KEYS:
            continue
        plan = plans.get(table.name) or _alike(table, list(plans.values()))
        if plan is None:
            if table.name != tr("Pictures") and any(map(any, table.rows)):
                said = tr("The sheet “{sheet}” was left out.", sheet=table.name)
                book.report.append((0, said))
        elif plan[0] == "journey":
            _front(table, plan[1], book)
        else:
            _sheet(table, *plan, book)
    return book


def _alike(
    table: ReadTable, plans: Sequence[tuple[str, dict[str, str]]]
) -> tuple[str, dict[str, str]] | None:
    """Return what a sheet is whose tab was renamed, by its headings."""
    head = _head(table, {heading for _, keys in plans for heading in keys})
    there = {clean(cell) for cell in table.rows[head - 1]} if head else set()
    best = max(plans, key=lambda plan: len(there & {*plan[1]}), default=None)
    enough = best is not None and 2 * len(there & {*best[1]}) > len(best[1])
    return best if enough and best and best[0] != "journey" else None


def _head(table: ReadTable, headings: set[str]) -> int:
    counts = [len({clean(c) for c in row} & headings) for row in table.rows[:_LOOKED_AT]]
    best = max(counts, default=0)
    return counts.index(best) + 1 if best else 0


def _front(table: ReadTable, keys: dict[str, str], book: KeyedBook) -> None:
    """Take what is said of the journey as a whole: its title first, then labels with values."""
    filled = [[clean(cell) for cell in row if cell] for row in table.rows if any(row)]
    if filled and keys.get("") == "title":
        shown = filled[0][0]
        book.front["title"] = keys.get(f"={shown}", f"={shown}").removeprefix("=")
    for row in filled[1:]:
        if len(row) > 1 and row[0] in keys:
            book.front.setdefault(keys[row[0]], row[1])


def _sheet(table: ReadTable, name: str, keys: dict[str, str], book: KeyedBook) -> None:
    head = _head(table, {*keys})
    row = table.rows[head - 1] if head else ()
    headings = [clean(cell) for cell in row]
    if not head:
        return
    for i, heading in enumerate(headings):
        filled = any(i < len(r) and r[i] for r in table.rows[head:])
        if filled and heading not in keys:
            said = tr("{sheet}: the column “{heading}” was left out.", sheet=table.name,
                      heading=heading)  # fmt: skip
            book.report.append((head, said))
    found = book.rows.setdefault(name, [])
    for number, cells in enumerate(table.rows[head:], head + 1):
        if any(cells):
            known = zip(headings, map(clean, cells), strict=False)
            found.append(KeyedRow(number, {keys[h]: c for h, c in known if h in keys and c}))

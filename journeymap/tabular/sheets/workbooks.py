"""The sheets of a workbook, whichever program wrote it: which are read, and which are left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.tabular.meant import most_telling
from journeymap.tabular.recognised import refuse_no_map
from journeymap.tabular.sheets.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    ReadTable,
    checked,
    too_large,
)
from journeymap.tabular.sheets.spreadsheets import SpreadsheetLimits, pieces

MOST_SHEETS = 50
"""How many sheets of a workbook are looked at."""


def read_sheets(
    tables: Sequence[ReadTable], name: str, *, large: Collection[str] = (), further: int = 0
) -> tuple[ReadTable, ...]:
    """Return the sheets with something in them that fit, and say in the report which do not.

    ``large`` are sheets too large to be read at all, ``further`` how many were not looked at.
    Raises ``JourneyError`` where nothing is left, and for answers to a survey.
    """
    filled = [table for table in tables if any(any(row) for row in table.rows)]
    if not filled and large:
        raise too_large(name)
    if not filled:
        raise JourneyError(tr("{name} has nothing in it. Nothing was imported.", name=name))
    best = most_telling(filled)
    refuse_no_map(best.rows, name)
    checked(best, name)
    left = [(0, _left_out(title)) for title in large]
    left += [(0, _left_out(one.name)) for one in filled if one is not best and not _fits(one)]
    if further:
        said = plural(
            "{n} further sheet was not looked at.",
            "{n} further sheets were not looked at.",
            further,
        )
        left.append((0, said))
    kept = best._replace(report=(*best.report, *left))
    return tuple(kept if table is best else table for table in filled if _fits(table))


def _left_out(sheet: str) -> str:
    return tr("The sheet “{sheet}” was left out: it is too large for a journey.", sheet=sheet)


def _fits(table: ReadTable) -> bool:
    return len(table.rows) <= MOST_ROWS and table.width <= MOST_COLUMNS


def sheets(content: str | bytes, name: str) -> tuple[ReadTable, ...]:
    """Return the sheets of an ODS or XLS file that have something in them.

    Those too large for a journey are not read. Raises ``JourneyError``.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    limits = SpreadsheetLimits(MOST_ROWS, MOST_COLUMNS, MOST_SHEETS)
    rows: dict[str, list[tuple[str, ...]]] = {}
    shown: dict[str, bool] = {}
    large, further = list[str](), 0
    for piece in pieces(data, name, limits=limits):
        if piece.passed:
            further += 1
            continue
        if piece.large:
            large.append(piece.sheet)
            continue
        shown[piece.sheet] = piece.visible
        rows.setdefault(piece.sheet, []).extend(piece.rows)
    order = sorted(rows, key=lambda title: not shown[title])
    tables = [ReadTable(title, tuple(rows[title])) for title in order]
    return read_sheets(tables, name, large=large, further=further)

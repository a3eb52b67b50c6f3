"""What a file of a log begins with, so that it can be asked about before it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.storage.reading import beginning
from journeymap.tabular.logs.columns import (
    LogColumns,
    heading_row,
    seen_columns,
)
from journeymap.tabular.logs.sheet import Tell, beginning_of, open_data, untold
from journeymap.tabular.logs.xes import is_xes
from journeymap.tabular.recognised import LOG, PATHS, NotAMap, kind_of

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
"""The endings of tables that may hold a log."""

_ARCHIVES = (".xlsx", ".xlsm", ".ods", ".xls")
_LOOKED_AT = 1 << 18
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The kind of a log, and of a table its headings, its first rows, and what these seem to be."""

    xes: bool = False
    paths: bool = False
    headings: tuple[str, ...] = ()
    rows: Sequence[Sequence[str]] = ()
    columns: LogColumns | None = None
    sheet: str = ""
    sheets: tuple[str, ...] = ()


def holds_log(path: Path) -> bool:
    """Tell by its first bytes whether a file says what customers did.

    What cannot be read is none: whoever reads it as something else says why.
    """
    name = path.name.lower()
    try:
        if name.endswith((".xes", ".xes.gz")) or is_xes(beginning_of(path)):
            return True
        if not name.endswith(TABLES):
            return False
        if name.endswith(_ARCHIVES):
            return kind_of(open_data(path).sample) in (LOG, PATHS)
        return _kind_of_text(path) in (LOG, PATHS)
    except (JourneyError, OSError):
        return False


def first_rows(path: Path, name: str, sheet: str = "", tell: Tell = untold) -> FirstRows:
    """Return what a file begins with; raises ``JourneyError`` for what cannot be read."""
    if is_xes(beginning_of(path)) or name.lower().endswith((".xes", ".xes.gz")):
        return FirstRows(xes=True)
    data = open_data(path, name, sheet, tell)
    rows = data.sample
    if kind_of(rows) == PATHS:
        return FirstRows(paths=True, sheet=data.sheet, sheets=data.sheets)
    above = heading_row(rows)
    width = max(map(len, rows), default=0)
    row = rows[above - 1] if above else ()
    headings = tuple(
        (row[at].strip() if at < len(row) else "") or str(at + 1) for at in range(width)
    )
    below = rows[above:]
    return FirstRows(
        headings=headings,
        rows=below[:_SHOWN],
        columns=seen_columns(headings, below),
        sheet=data.sheet,
        sheets=data.sheets,
    )


def _kind_of_text(path: Path) -> str:
    from journeymap.formats.csv.reading import refuse_by_beginning

    try:
        refuse_by_beginning(beginning(path, _LOOKED_AT), path.name)
    except NotAMap as found:
        return found.kind
    return ""

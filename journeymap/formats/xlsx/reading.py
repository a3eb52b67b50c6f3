"""XLSX: the sheets of a workbook, read as they were last calculated."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journeymap.errors import JourneyError
from journeymap.formats import Imported
from journeymap.formats.tables.rows import import_table, most_telling
from journeymap.formats.tables.sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    Table,
    checked,
    refuse_survey,
)
from journeymap.language import tr

if TYPE_CHECKING:
    from zipfile import ZipFile

_MOST_PARTS = 2_000
_MOST_RATIO = 100
_SMALL = 2**20
_MOST_BYTES = 500 * 2**20
_MOST_PART = 100 * 2**20
_MOST_SHEETS = 50


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of the sheet whose headings tell the most; raises ``JourneyError``."""
    return import_table(tabulate(content, name), name)


def tabulate(content: str | bytes, name: str) -> tuple[Table, ...]:
    """Return the sheets that have something in them; raises ``JourneyError``."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    _inspect(data, name)
    from openpyxl import load_workbook

    # A damaged workbook can make openpyxl stumble in any way, so all of them are one sentence.
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets[:_MOST_SHEETS]]
        shown = sorted(sheets, key=lambda sheet: sheet.sheet_state != "visible")
        tables = [Table(sheet.title, _rows(sheet)) for sheet in shown]
    except MemoryError:
        raise
    except Exception as fault:
        raise _damaged(name) from fault
    filled = [table for table in tables if any(any(row) for row in table.rows)]
    if not filled:
        raise JourneyError(tr("{name} has nothing in it. Nothing was imported.", name=name))
    best = most_telling(filled)
    refuse_survey(checked(best, name), name)
    return tuple(table for table in filled if table is best or _fits(table))


def _inspect(data: bytes, name: str) -> None:
    """Raise a ``JourneyError`` for what is no workbook, or would become too much of one."""
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _measure(parts, name)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise _damaged(name) from fault


def _measure(parts: ZipFile, name: str) -> None:
    infos = parts.infolist()
    swollen = any(
        info.file_size > _MOST_PART
        or (info.file_size > _SMALL and info.file_size > _MOST_RATIO * info.compress_size)
        for info in infos
    )
    if swollen or len(infos) > _MOST_PARTS or sum(i.file_size for i in infos) > _MOST_BYTES:
        raise JourneyError(tr(
            "{name} would become far larger than it is when opened, so it was not. Nothing was "
            "imported; if it is a workbook you trust, save it anew in a spreadsheet program.",
            name=name,
        ))
    if not any(info.filename == "xl/workbook.xml" for info in infos):
        raise _damaged(name)


def _rows(sheet: Any) -> tuple[tuple[str, ...], ...]:
    """Return the rows up to one more than the limit, so that too many can be told."""
    # Other programs write wrong extents into their sheets.
    sheet.reset_dimensions()
    rows: list[tuple[str, ...]] = []
    for row in sheet.iter_rows(
        max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True
    ):
        rows.append(_trimmed(_shown(value) for value in row))
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return tuple(row)


def _shown(value: Any) -> str:
    """Return a cell as text: whole numbers without decimals, dates as ISO 8601 writes them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return str(value).strip()


def _fits(table: Table) -> bool:
    return len(table.rows) <= MOST_ROWS and table.width <= MOST_COLUMNS


def _damaged(name: str) -> JourneyError:
    return JourneyError(tr(
        "{name} is not a workbook that can be read: it is damaged, locked with a password, or of "
        "an older kind. Nothing was imported; save it anew as .xlsx and try again.", name=name,
    ))

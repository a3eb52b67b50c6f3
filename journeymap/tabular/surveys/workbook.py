"""A survey in a workbook: which sheet holds the answers, and its rows as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.sheets.spreadsheet_process import text_of
from journeymap.tabular.sheets.spreadsheets import SpreadsheetLimits, locked, pieces
from journeymap.tabular.surveys.likeness import looks_like_answers
from journeymap.tabular.surveys.spooled import SpooledRows

if TYPE_CHECKING:
    from zipfile import ZipFile

Tell = Callable[[float], None]

MOST_COLUMNS = 4_000
_LARGEST = 1 << 29
_MOST_PARTS, _MOST_SHEETS = 2_000, 50
_MOST_RATIO, _SMALL = 200, 1 << 20
_MOST_BYTES = 1 << 32
_PEEKED = 200
_TOLD_EACH = 1_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class WorkbookRows(NamedTuple):
    """The sheet of answers in a workbook, the names of all its sheets, and its rows."""

    sheet: str
    sheets: tuple[str, ...]
    rows: SpooledRows


def workbook_rows(path: Path, wanted: str, tell: Tell) -> WorkbookRows:
    """Return the answers in a workbook, from the sheet that is wanted or looks like them.

    Raises ``JourneyError`` for what is damaged, locked or would become too much.
    """
    name = path.name
    if path.stat().st_size > _LARGEST:
        raise _too_much(name)
    with open(path, "rb") as file:
        head = file.read(4)
        begun = file.read(1 << 16) if head == _OLE else b""
    if head == _OLE and _ENCRYPTED in begun:
        raise locked(name)
    if head == _ZIP and _is_xlsx(path, name):
        return _xlsx(path, wanted, tell)
    return _other(path, wanted, tell)


def _is_xlsx(path: Path, name: str) -> bool:
    """Tell whether an archive is an XLSX, once it is known not to become far larger than it is."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as parts:
            _measure(parts, name)
            return "xl/workbook.xml" in parts.namelist()
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError) as fault:
        raise _damaged(name) from fault


def _measure(parts: ZipFile, name: str) -> None:
    infos = parts.infolist()
    swollen = any(
        one.file_size > _SMALL and one.file_size > _MOST_RATIO * one.compress_size for one in infos
    )
    if swollen or len(infos) > _MOST_PARTS or sum(x.file_size for x in infos) > _MOST_BYTES:
        raise _too_much(name)


def _xlsx(path: Path, wanted: str, tell: Tell) -> WorkbookRows:
    from openpyxl import load_workbook

    name = path.name
    # A damaged workbook can make openpyxl stumble in any way, so all of them are one sentence.
    try:
        with open(path, "rb") as file:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheets = sorted(
                book.worksheets[:_MOST_SHEETS], key=lambda x: x.sheet_state != "visible"
            )
            names = tuple(sheet.title for sheet in sheets)
            peeked = {sheet.title: [*islice(_rows(sheet), _PEEKED)] for sheet in sheets}
            title = _chosen(peeked, wanted, name)
            sheet = next(one for one in sheets if one.title == title)
            extent = sheet.max_row or 0
            spooled = SpooledRows(_told(_rows(sheet), extent, tell), name)
    except (JourneyError, MemoryError):
        raise
    except Exception as fault:
        if type(fault).__module__.startswith(("journeymap", "concurrent", "asyncio")):
            raise
        raise _damaged(name) from fault
    return WorkbookRows(title, names, spooled)


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # other programs write wrong extents into their sheets
    for row in sheet.iter_rows(values_only=True):
        cells = row if len(row) <= MOST_COLUMNS else row[: MOST_COLUMNS + 1]
        yield ["" if x is None else x if type(x) is str else text_of(x) for x in cells]


def _told(rows: Iterator[list[str]], extent: int, tell: Tell) -> Iterator[list[str]]:
    for at, row in enumerate(rows):
        if at % _TOLD_EACH == 0:
            tell(min(1.0, at / extent) if extent else 0.0)
        yield row


def _other(path: Path, wanted: str, tell: Tell) -> WorkbookRows:
    """Read an ODS or XLS in a process of its own."""
    name = path.name
    first = SpreadsheetLimits(sheets=_MOST_SHEETS, columns=MOST_COLUMNS)
    peeked: dict[str, list[Sequence[str]]] = {}
    for piece in pieces(path, name, sheet=wanted, limits=first):
        if not piece.passed and not piece.large:
            begun = peeked.setdefault(piece.sheet, [])
            begun += piece.rows[: max(0, _PEEKED - len(begun))]
    title = _chosen(peeked, wanted, name)
    rows = (
        row
        for piece in pieces(path, name, sheet=title, limits=first, tell=tell)
        if piece.sheet == title
        for row in piece.rows
    )
    return WorkbookRows(title, tuple(peeked), SpooledRows(rows, name))


def _chosen(peeked: dict[str, list[Any]], wanted: str, name: str) -> str:
    """Return the sheet that is wanted, else the first that looks like answers, else the longest."""
    if wanted:
        if wanted in peeked:
            return wanted
        raise JourneyError(
            tr(
                "{name} has no sheet “{sheet}”; there are {sheets}.",
                name=name,
                sheet=wanted,
                sheets=", ".join(f"“{one}”" for one in peeked),
            )
        )
    filled = {title: rows for title, rows in peeked.items() if any(any(row) for row in rows)}
    if not filled:
        raise JourneyError(tr("{name} has nothing in it. Nothing was read.", name=name))
    answering = [title for title, rows in filled.items() if looks_like_answers(rows)]
    return answering[0] if answering else max(filled, key=lambda title: len(filled[title]))


def _too_much(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} would become far larger than it is when opened, so it was not. Nothing was"
            " changed; if it is a workbook you trust, save it as CSV.",
            name=name,
        )
    )


def _damaged(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} is not a workbook that can be read: it is damaged or of another kind. Nothing"
            " was changed; save it anew as .xlsx or CSV and try again.",
            name=name,
        )
    )

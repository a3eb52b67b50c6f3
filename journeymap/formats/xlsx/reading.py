"""XLSX: the sheets of a workbook, read as they were last calculated."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from journeymap.errors import JourneyError
from journeymap.formats import SURE, UNLIKE
from journeymap.formats.xlsx.formulas import unreckoned
from journeymap.language import tr
from journeymap.tabular.imported import Imported
from journeymap.tabular.recognised import MOST_ROWS_ASKED, refuse_no_map
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import MOST_COLUMNS, MOST_ROWS, ReadTable, too_large
from journeymap.tabular.sheets.spreadsheets import locked
from journeymap.tabular.sheets.workbooks import MOST_SHEETS, read_sheets

if TYPE_CHECKING:
    from zipfile import ZipFile

_MOST_PARTS = 2_000
_MOST_RATIO = 100
_SMALL = 2**20
_MOST_BYTES = 500 * 2**20
_MOST_PART = 100 * 2**20
_CHUNK = 2**18
_LONGEST_TAG = 2**12
_BOX, _LOCKED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_FAR = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=\"(?P<column>[A-Z]{3}|[A-Z]{2}(?=\d)|[A-Z](?=\d{5}))(?P<row>\d{1,9})\""
    rb"[^>]*(?<!/)>(?!\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>)"
)
"""A cell that is not empty and may be far off: in a column of two letters, or in a high row."""
_OPENS = re.compile(rb"<(?:\w+:)?(?:c|row)[\s>]")
_SHEET_NAMED = re.compile(rb"<(?:\w+:)?sheet[\s/>]")
_NOTHING = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
    b"</worksheet>"
)


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of the sheet whose headings tell the most; raises ``JourneyError``."""
    return import_table(tabulate(content, name), name)


def likeness(content: bytes) -> int:
    """Tell whether a content is an archive that names a workbook, or one that is locked."""
    named = content.startswith(b"PK\x03\x04") and b"xl/workbook.xml" in content
    return SURE if named or _locked(content) else UNLIKE


def tabulate(content: str | bytes, name: str) -> tuple[ReadTable, ...]:
    """Return the sheets that have something in them; raises ``JourneyError``."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if _locked(data):
        raise locked(name)
    long, every = _inspect(data, name)
    if long:
        _refuse_by_beginning(data, long, name)
    if every:
        raise too_large(name)
    data = _with_sheets(data, dict.fromkeys(long, _nothing)) if long else data
    from openpyxl import load_workbook

    # A damaged workbook can make openpyxl stumble in any way, so all of them are one sentence.
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = book.worksheets
        shown = sorted(sheets[:MOST_SHEETS], key=lambda sheet: sheet.sheet_state != "visible")
        bare = unreckoned(data, {sheet._worksheet_path: sheet.title for sheet in shown})
        tables = [ReadTable(x.title, _rows(x), bare.get(x.title, ())) for x in shown]
        large = [sheet.title for sheet in shown if sheet._worksheet_path in long]
    except MemoryError:
        raise
    except Exception as fault:
        raise _damaged(name) from fault
    further = max(0, len(sheets) - MOST_SHEETS)
    return read_sheets(tables, name, large=large, further=further)


def _locked(content: bytes) -> bool:
    """Tell whether a workbook was locked with a password: Office puts it into a box of its own."""
    return content.startswith(_BOX) and _LOCKED in content


def _refuse_by_beginning(data: bytes, long: Collection[str], name: str) -> None:
    """Raise ``NotAMap`` where a sheet too long for a map holds something else in its first rows."""
    from openpyxl import load_workbook

    found: list[tuple[tuple[str, ...], ...]] = []
    short = _with_sheets(data, dict.fromkeys(long, _first_rows))
    try:
        book = load_workbook(BytesIO(short), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets[:MOST_SHEETS]:
            if sheet._worksheet_path in long:
                found.append(_rows(sheet, MOST_ROWS_ASKED))
    except MemoryError:
        raise
    except Exception as fault:
        raise _damaged(name) from fault
    for rows in found:
        refuse_no_map(rows, name)


def _inspect(data: bytes, name: str) -> tuple[frozenset[str], bool]:
    """Return the sheets with more rows than are read, and whether there are no others.

    They are only counted that far. Raises a ``JourneyError`` for what is no workbook, or would
    become too much of one.
    """
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            _measure(parts, name)
            sheets = [path for path in parts.namelist() if _SHEET.fullmatch(path)]
            long = frozenset(path for path in sheets if _too_long(parts, path))
            if (count := _names(parts)) > _MOST_PARTS:
                raise JourneyError(
                    tr(
                        "{name} names {count} sheets. Nothing was imported; leave in it only what is "
                        "to be on the map.",
                        name=name,
                        count=count,
                    )
                )
            return long, bool(long) and len(long) == len(sheets)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError) as fault:
        raise _damaged(name) from fault


def _measure(parts: ZipFile, name: str) -> None:
    infos = parts.infolist()
    swollen = any(
        info.file_size > _MOST_PART
        or (info.file_size > _SMALL and info.file_size > _MOST_RATIO * info.compress_size)
        for info in infos
    )
    if swollen or len(infos) > _MOST_PARTS or sum(i.file_size for i in infos) > _MOST_BYTES:
        raise JourneyError(
            tr(
                "{name} would become far larger than it is when opened, so it was not. Nothing was "
                "imported; if it is a workbook you trust, save it anew in a spreadsheet program.",
                name=name,
            )
        )
    if not any(info.filename == "xl/workbook.xml" for info in infos):
        raise _damaged(name)


def _rows(sheet: Any, most: int = MOST_ROWS) -> tuple[tuple[str, ...], ...]:
    """Return the rows up to one more than the limit, so that too many can be told."""
    # Other programs write wrong extents into their sheets.
    sheet.reset_dimensions()
    rows: list[tuple[str, ...]] = []
    for row in sheet.iter_rows(max_row=most + 1, max_col=MOST_COLUMNS + 1, values_only=True):
        end = len(row)
        while end and row[end - 1] is None:
            end -= 1
        rows.append(_trimmed(map(_shown, row[:end])))
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


def _too_long(parts: ZipFile, path: str) -> bool:
    """Tell whether a sheet has more rows, or cells farther off, than are read; no more is looked at."""
    found, tail = 0, b""
    with parts.open(path) as part:
        while found <= MOST_ROWS and (chunk := part.read(_CHUNK)):
            seen = tail + chunk
            # What may be cut in two is left to the next chunk, whole ones are not counted twice.
            last = max(0, len(seen) - _LONGEST_TAG)
            opens = [one.start() for one in _OPENS.finditer(seen, last)]
            tail = seen[opens[-1] if opens else max(seen.rfind(b"<"), last) :]
            whole = seen[: len(seen) - len(tail)]
            found += len(_ROW.findall(whole))
            if any(map(_is_far, _FAR.finditer(whole))):
                return True
    found += len(_ROW.findall(tail))
    if any(map(_is_far, _FAR.finditer(tail))):
        return True
    return found > MOST_ROWS


def _is_far(cell: re.Match[bytes]) -> bool:
    """Tell whether a cell with something in it stands beyond the rows and columns that are read."""
    column = 0
    for letter in cell["column"]:
        column = column * 26 + letter - ord("A") + 1
    return column > MOST_COLUMNS or int(cell["row"]) > MOST_ROWS


def _nothing(parts: ZipFile, path: str) -> bytes:
    """Return a sheet that holds nothing."""
    return _NOTHING


def _first_rows(parts: ZipFile, path: str) -> bytes:
    """Return a sheet that ends after its first rows, so that they are read in a moment."""
    seen, at, count = bytearray(), 0, 0
    with parts.open(path) as part:
        while chunk := part.read(_CHUNK):
            seen += chunk
            for row in _ROW.finditer(seen, at):
                at, count = row.end(), count + 1
                if count > MOST_ROWS_ASKED:
                    space = row[0][1:].partition(b":")[0] + b":" if b":" in row[0] else b""
                    end = b"</%ssheetData></%sworksheet>" % (space, space)
                    return bytes(seen[: row.start()]) + end
            at = max(at, len(seen) - _LONGEST_TAG)
    return bytes(seen)


def _with_sheets(data: bytes, sheets: Mapping[str, Callable[[ZipFile, str], bytes]]) -> bytes:
    """Return a workbook with other sheets in place of some, since reading them takes minutes."""
    import zipfile

    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as kept:
        for path in parts.namelist():
            made = sheets.get(path)
            kept.writestr(path, made(parts, path) if made else parts.read(path))
    return out.getvalue()


def _names(parts: ZipFile) -> int:
    """Return how many sheets a workbook names, whether they are there or not."""
    return len(_SHEET_NAMED.findall(parts.read("xl/workbook.xml")))


def _damaged(name: str) -> JourneyError:
    return JourneyError(
        tr(
            "{name} is not a workbook that can be read: it is damaged or of another kind. Nothing "
            "was imported; save it anew as .xlsx and try again.",
            name=name,
        )
    )

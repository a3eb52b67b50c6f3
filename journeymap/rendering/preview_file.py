"""The beginning of a file that was written, to be looked at before it is wanted."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_ROWS = 60
_COLUMNS = 40
_LINES = 300
_WIDEST = 400
_LARGEST = 2**18


class PreviewTable(NamedTuple):
    """The first rows of a table, and what it is called."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def preview_file(path: Path) -> tuple[PreviewTable | str, ...]:
    """Return the tables of a file, or the beginning of its text; nothing for other files."""
    if path.suffix.lower() == ".xlsx":
        return _workbook(path)
    with path.open("rb") as file:
        start = file.read(_LARGEST)
    try:
        text = start.decode("utf-8-sig", "strict" if len(start) < _LARGEST else "ignore")
    except UnicodeDecodeError:
        return ()
    if path.suffix.lower() == ".csv":
        return (PreviewTable("", _rows(text)),)
    return ("\n".join(_cut(line) for line in text.split("\n")[:_LINES]),)


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    head = text.partition("\n")[0]
    mark = max(",;\t", key=head.count)
    lines = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    found = []
    # A text longer than ``csv`` reads ends what is shown.
    with suppress(csv.Error):
        for row in islice(lines, _ROWS):
            found.append(tuple(map(_cut, row[:_COLUMNS])))
    return tuple(found)


def _workbook(path: Path) -> tuple[PreviewTable, ...]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        return tuple(
            PreviewTable(
                sheet.title,
                _trimmed(
                    tuple("" if value is None else _cut(str(value)) for value in row)
                    for row in sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
                ),
            )
            for sheet in book.worksheets
        )
    finally:
        book.close()


def _trimmed(rows: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return rows without the columns at their end in which nothing stands."""
    found = tuple(rows)
    wide = max((i + 1 for row in found for i, cell in enumerate(row) if cell), default=0)
    return tuple(row[:wide] for row in found)


def _cut(line: str) -> str:
    return line if len(line) <= _WIDEST else line[:_WIDEST] + "…"

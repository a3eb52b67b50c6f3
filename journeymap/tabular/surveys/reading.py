"""A file of a survey, opened to be passed over: what kind it is, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.shapes import columns_of, shape_of
from journeymap.tabular.surveys.sheet import Row, SurveySheet
from journeymap.tabular.surveys.text import TextFile, looked_through
from journeymap.tabular.surveys.workbook import MOST_COLUMNS, workbook_rows

_LOOKED_AT = 500

Tell = Callable[[float], None]


def read_survey(path: Path, sheet: str = "", tell: Tell = lambda share: None) -> SurveySheet:
    """Open a survey to be passed over; ``sheet`` is the one wanted where there are several.

    Without it, it is the first that looks like answers. ``tell`` is told which share is done,
    and may raise to stop. Raises ``JourneyError`` for what cannot be read or holds no answers.
    """
    if not is_archive(path):
        return _of_text(looked_through(path, tell), path.name)
    book = workbook_rows(path, sheet, tell)
    told = sheet_of(book.rows.rows, path.name, sheet=book.sheet)
    named = book.sheet if len(book.sheets) > 1 else ""
    return replace(told, sheets=book.sheets, digest=workbook_digest(path, named))


def sheet_of(rows: Callable[[], Iterable[list[str]]], name: str, *, sheet: str = "") -> SurveySheet:
    """Return rows that can be read again and again as a sheet of answers.

    Raises ``JourneyError`` for none, for headings alone, and for too many columns.
    """
    first: list[Row] = [*islice(rows(), _LOOKED_AT)]
    if not any(any(cell.strip() for cell in row) for row in first):
        raise JourneyError(tr("{name} has nothing in it. Nothing was read.", name=name))
    width = max(map(len, first))
    if width > MOST_COLUMNS:
        raise JourneyError(
            tr(
                "{name} has {count} columns; up to {most} are read. Nothing was changed; leave in it"
                " only what is needed.",
                name=name,
                count=width,
                most=MOST_COLUMNS,
            )
        )
    shape, heading_rows = shape_of(first)
    if not any(any(cell.strip() for cell in row) for row in first[heading_rows:]):
        raise JourneyError(
            tr("{name} has headings and no answers below them. Nothing was changed.", name=name)
        )
    return SurveySheet(
        name=name, shape=shape, heading_rows=heading_rows, sheet=sheet,
        columns=columns_of(shape, first, heading_rows), read=rows,
    )  # fmt: skip


def is_archive(path: Path) -> bool:
    """Tell whether a file is a workbook, by how it begins.

    Raises ``JourneyError`` where it cannot be read.
    """
    from journeymap.storage.reading import beginning

    try:
        return beginning(path, 4).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault)
        ) from fault


def _of_text(file: TextFile, name: str) -> SurveySheet:
    told = sheet_of(file.rows, name)
    return replace(told, encoding=file.encoding, delimiter=file.delimiter, digest=file.digest)


def workbook_digest(path: Path, sheet: str) -> str:
    """Return what tells a workbook from others; each of several sheets is a survey of its own."""
    from journeymap.storage.digest import sha256

    sha = sha256(path.stat().st_size)
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            sha.update(block)
    sha.update(sheet.encode("utf-8", "replace"))
    return sha.hexdigest()

"""A file of a survey, opened to be passed over: what kind it is, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.surveys.shapes import columns_of, shape_of
from journeymap.tabular.surveys.sheet import Row, SurveySheet
from journeymap.tabular.surveys.text import TextFile, looked_through

MOST_COLUMNS = 4_000
_LOOKED_AT = 500
_TEXTS = (".csv", ".tsv", ".txt", ".tab")

Tell = Callable[[float], None]


def read_survey(path: Path, sheet: str = "", tell: Tell = lambda share: None) -> SurveySheet:
    """Open a survey to be passed over; ``sheet`` is the one wanted where there are several.

    Without it, it is the first that looks like answers. ``tell`` is told which share is done,
    and may raise to stop. Raises ``JourneyError`` for what cannot be read or holds no answers.
    """
    if path.suffix.lower() in _TEXTS or not _is_archive(path):
        return _of_text(looked_through(path, tell), path.name)
    raise JourneyError(tr("{name} is no table of answers.", name=path.name))


def sheet_of(rows: Callable[[], Iterator[list[str]]], name: str, *, sheet: str = "") -> SurveySheet:
    """Return rows that can be read again and again as a sheet of answers.

    Raises ``JourneyError`` for none, for headings alone, and for too many columns.
    """
    begun = rows()
    first: list[Row] = [row for row in islice(begun, _LOOKED_AT)]
    close = getattr(begun, "close", None)
    if close:
        close()
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


def _is_archive(path: Path) -> bool:
    from journeymap.storage.reading import beginning

    try:
        return beginning(path, 4).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    except OSError as fault:
        raise JourneyError(
            tr("{name} cannot be read: {why}.", name=path, why=fault.strerror or fault)
        ) from fault


def _of_text(file: TextFile, name: str) -> SurveySheet:
    from dataclasses import replace

    told = sheet_of(file.rows, name)
    return replace(told, encoding=file.encoding, delimiter=file.delimiter, digest=file.digest)

"""XLS: the workbooks of Excel before 2007."""

from __future__ import annotations

from journeymap.formats import IMPORTERS, SURE, UNLIKE, Importer
from journeymap.language import mark
from journeymap.tabular.imported import Imported
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import ReadTable
from journeymap.tabular.sheets.workbooks import sheets

_BOX = b"\xd0\xcf\x11\xe0"
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook\0", "Book\0"))


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of the sheet whose headings tell the most; raises ``JourneyError``."""
    return import_table(tabulate(content, name), name)


def tabulate(content: str | bytes, name: str) -> tuple[ReadTable, ...]:
    """Return the sheets that have something in them; raises ``JourneyError``."""
    return sheets(content, name)


def likeness(content: bytes) -> int:
    """Tell whether a content is a box of old Office with a workbook in it."""
    named = any(book in content for book in _BOOKS)
    return SURE if content.startswith(_BOX) and named else UNLIKE


IMPORTERS.add(
    Importer(
        name="xls",
        label=mark("Workbook (XLS)"),
        suffixes=(".xls", ".xlt"),
        read=read,
        tabulate=tabulate,
        likeness=likeness,
    )
)

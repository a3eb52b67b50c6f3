"""ODS: the sheets of LibreOffice and others."""

from __future__ import annotations

from journeymap.formats import IMPORTERS, SURE, UNLIKE, Importer
from journeymap.language import mark
from journeymap.tabular.imported import Imported
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import ReadTable
from journeymap.tabular.sheets.workbooks import sheets

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_LOOKED_AT = 200


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of the sheet whose headings tell the most; raises ``JourneyError``."""
    return import_table(tabulate(content, name), name)


def tabulate(content: str | bytes, name: str) -> tuple[ReadTable, ...]:
    """Return the sheets that have something in them; raises ``JourneyError``."""
    return sheets(content, name)


def likeness(content: bytes) -> int:
    """Tell whether a content is an archive that begins by saying it is a spreadsheet."""
    start = content[:_LOOKED_AT]
    return SURE if start.startswith(b"PK\x03\x04") and _KIND in start else UNLIKE


IMPORTERS.add(
    Importer(
        name="ods",
        label=mark("Workbook (ODS)"),
        suffixes=(".ods", ".ots"),
        read=read,
        tabulate=tabulate,
        likeness=likeness,
    )
)

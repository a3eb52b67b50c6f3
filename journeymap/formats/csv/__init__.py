"""CSV: one row a touchpoint, under headings that an import knows again.

Spreadsheets set to a language with decimal commas want semicolons between cells; a file with
commas is one column there, and of 1.5 they make the first of May.
"""

from __future__ import annotations

import re
from datetime import date
from io import StringIO

from journeymap.formats import EXPORTERS, IMPORTERS, Exporter, Importer, pictures_left
from journeymap.formats.csv.reading import likeness, read, tabulate
from journeymap.language import current, mark
from journeymap.rendering.grids import Cell
from journeymap.rendering.grids.difference import difference_tables, shown_difference
from journeymap.rendering.grids.flat import flat, left_of_flat
from journeymap.rendering.options import Order

_DECIMAL_COMMAS = ("uk", "ru")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\0]")


def write(order: Order) -> None:
    """Write the touchpoints as UTF-8 with a byte order mark, so that Excel reads every letter.

    Where two journeys are compared it is what differs, a row for each difference.

    For programs, ``raw``, there are commas between cells and points before decimals.
    """
    import csv

    options = order.options
    grid = difference_tables(order.view).get("differences") or flat(order.view, options)
    commas = current() in _DECIMAL_COMMAS and not options.raw
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if commas else ",")

    def said(cell: Cell) -> str:
        if isinstance(cell, str):
            return cell if options.raw else guarded(cell)
        if isinstance(cell, date):
            return cell.isoformat()
        return "" if cell is None else f"{cell:.12g}".replace(".", "," if commas else ".")

    writer.writerow(said(column.heading) for column in grid.columns)
    for i, row in enumerate(grid.rows, 1):
        writer.writerow(map(said, row))
        options.tell(i / len(grid.rows))
    order.path.write_bytes(out.getvalue().encode("utf-8-sig"))


def _left(order: Order) -> tuple[str, ...]:
    """Say what a table of touchpoints has no room for; one of differences leaves nothing out."""
    if shown_difference(order.view) is not None:
        return ()
    return (*pictures_left(order), *left_of_flat(order))


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10)."""
    return f"'{text}" if _DANGEROUS.match(text) else text


EXPORTERS.add(
    Exporter(
        name="csv",
        label=mark("Table of touchpoints (CSV)"),
        suffix=".csv",
        write=write,
        supports=("view", "stages", "selection", "focus", "raw", "arrangement"),
        leaves=_left,
    )
)
IMPORTERS.add(
    Importer(
        name="csv",
        label=mark("Table (CSV)"),
        suffixes=(".csv", ".tsv"),
        read=read,
        tabulate=tabulate,
        likeness=likeness,
    )
)

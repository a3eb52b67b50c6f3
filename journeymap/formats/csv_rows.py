"""CSV: one row a touchpoint, under headings that an import knows again."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from journeymap.formats import EXPORTERS, Exporter, Options
from journeymap.formats.grids import Cell, touchpoints
from journeymap.language import mark
from journeymap.model.snapshot import Snapshot

_DANGEROUS = re.compile(r"'*[=+\-@\t\r\n\0]")


def write(snapshot: Snapshot, journey: str, path: Path, options: Options) -> None:
    """Write the touchpoints as UTF-8 with a byte order mark, so that Excel reads every letter."""
    import csv

    grid = touchpoints(snapshot, journey, options)
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_said(column.heading, options.raw) for column in grid.columns)
    for i, row in enumerate(grid.rows, 1):
        writer.writerow(_said(cell, options.raw) for cell in row)
        options.tell(i / len(grid.rows))
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def _said(cell: Cell, raw: bool) -> str:
    """Return a cell as text that no spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10).

    Numbers are numbers, also negative ones.
    """
    if isinstance(cell, str):
        return cell if raw or not _DANGEROUS.match(cell) else f"'{cell}"
    return "" if cell is None else f"{cell:.12g}"


EXPORTERS.add(
    Exporter(
        name="csv", label=mark("Table of touchpoints (CSV)"), suffix=".csv", write=write,
        heeds=("stages", "selection", "focus", "raw"),
    )
)

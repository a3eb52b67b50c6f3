"""The table behind a chart, as spreadsheets and pages take it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journeymap.analysis.charts.tables import ChartTable, TableCell, table_of
from journeymap.language import decimal, whole_percent
from journeymap.layout.numbers.charts import Chart

_FINEST = 3
_FORMULA = "=+-@"
"""What a text begins with that a spreadsheet takes for a formula (OWASP ASVS 5.0, 1.2.10)."""


def table(chart: Chart) -> ChartTable | None:
    """Return the table a chart is drawn of, ``None`` where there is nothing to show."""
    return table_of(chart.data) if chart.body is not None else None


def said_rows(found: ChartTable) -> list[list[str]]:
    """Return the rows of a table as people read them, the numbers of a column alike."""
    digits = [_digits(column) for column in zip(*found.rows, strict=True)]
    return [
        [_said(one, digits[i], i in found.shares) for i, one in enumerate(row)]
        for row in found.rows
    ]


def texts_of(found: ChartTable) -> tuple[int, ...]:
    """Return the numbers of the columns that hold words."""
    columns = enumerate(zip(*found.rows, strict=True))
    return tuple(i for i, column in columns if any(isinstance(one, str) for one in column))


def _digits(column: Sequence[TableCell]) -> int:
    """Return how many digits the numbers of a column have after the point: as few as tell them."""
    known = [abs(one) for one in column if isinstance(one, float | int)]
    if all(one == round(one) for one in known):
        return 0
    largest = max(known)
    return 1 if largest >= 10 else 2 if largest > 1 else _FINEST


def as_cells(chart: Chart) -> str:
    """Return the table of a chart as a spreadsheet takes it from the clipboard, blank for none."""
    found = table(chart)
    if found is None:
        return ""
    rows = (found.headings, *found.rows)
    return "\n".join("\t".join(_cell(one) for one in row) for row in rows) + "\n"


def as_markup(chart: Chart) -> str:
    """Return the same as HTML."""
    found = table(chart)
    if found is None:
        return ""
    head = "".join(f"<th>{escape(one)}</th>" for one in found.headings)
    rows = ("".join(f"<td>{escape(_cell(one))}</td>" for one in row) for row in found.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _said(value: TableCell, digits: int, is_share: bool) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if is_share:
        return whole_percent(value)
    return decimal(value, digits)


def _cell(value: TableCell) -> str:
    """Return a cell without what would part it in two; what begins as a formula does not."""
    if value is None:
        return ""
    if isinstance(value, float):  # as the spreadsheet of somebody of this language reads numbers
        return f"{value:.10g}".replace(".", decimal(0.5)[1])
    words = " ".join(value.split())
    return f"'{words}" if words[:1] in _FORMULA and words else words

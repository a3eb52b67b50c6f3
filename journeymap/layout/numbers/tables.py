"""The table behind a chart, as spreadsheets and pages take it."""

from __future__ import annotations

from html import escape

from journeymap.analysis.charts.tables import ChartTable, table_of
from journeymap.layout.numbers.charts import Chart


def table(chart: Chart) -> ChartTable | None:
    """Return the table a chart is drawn of, ``None`` where there is nothing to show."""
    return table_of(chart.data) if chart.data is not None else None


def as_cells(chart: Chart) -> str:
    """Return the table of a chart as a spreadsheet takes it from the clipboard, blank for none."""
    found = table(chart)
    if found is None:
        return ""
    rows = (found.headings, *found.rows)
    return "\n".join("\t".join(_cell(one) for one in row) for row in rows) + "\n"


def as_markup(chart: Chart) -> str:
    """Return the same as HTML, in which numbers stay numbers whatever decimal sign is usual."""
    found = table(chart)
    if found is None:
        return ""
    head = "".join(f"<th>{escape(one)}</th>" for one in found.headings)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(one))}</td>" for one in row) + "</tr>"
        for row in found.rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _cell(value: str | float | None) -> str:
    """Return a cell without what would part it in two, and a number without an end it never had."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    return " ".join(str(value).split())

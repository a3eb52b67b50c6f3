"""The numbers of each chart as a table: what a screen reader and a spreadsheet are given."""

from __future__ import annotations

from functools import singledispatch
from typing import NamedTuple

from journeymap.analysis.charts.along import ScoresAlong
from journeymap.language import tr

Cell = str | float | None


class ChartTable(NamedTuple):
    """Headings, and rows of texts and numbers; ``None`` is an empty cell."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@singledispatch
def table_of(data: object) -> ChartTable | None:
    """Return what a chart is made of as a table, ``None`` for what is not known here."""
    return None


@table_of.register
def _(data: ScoresAlong) -> ChartTable:
    headings = (
        tr("Touchpoint"),
        tr("Score"),
        tr("from"),
        tr("to"),
        tr("n"),
        tr("our own guess"),
        tr("Target"),
    )
    rows = tuple(
        (
            point.title,
            point.asked.reading.value if point.asked else None,
            point.asked.reading.low if point.asked else None,
            point.asked.reading.high if point.asked else None,
            float(point.asked.reading.n) if point.asked else None,
            point.guess.reading.value if point.guess else None,
            data.target if point.asked else None,
        )
        for point in data.points
    )
    return ChartTable(headings, rows)

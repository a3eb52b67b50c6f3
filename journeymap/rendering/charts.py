"""The charts of a journey for what is read or presented elsewhere: reports, pages, slides."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.layout.numbers.charts import Chart
from journeymap.layout.numbers.pages import CHART_PAGES
from journeymap.layout.seen import seen_through
from journeymap.model.records import Frame, SavedView
from journeymap.rendering.region import RenderRegion
from journeymap.view import View


class NamedTable(NamedTuple):
    """The table of a chart in words: its headings, its rows, and which columns hold words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: tuple[int, ...]


def charts(view: View) -> tuple[Chart, ...]:
    """Return the charts of a view there is something to see in, in the order of their pages.

    A page of charts has its own, any other arrangement those of all pages; what two show alike is
    then told once.
    """
    from journeymap.layout.numbers.charts import CHARTS, looked_at
    from journeymap.layout.numbers.page import charts_of
    from journeymap.painting.fonts import QtMeasure
    from journeymap.painting.picture import needs_application

    needs_application()
    alone = view.arrangement in CHART_PAGES
    pages = (view.arrangement,) if alone else CHART_PAGES
    found: dict[str, Chart] = {}
    for page in pages:
        there = charts_of(view.but(arrangement=page), QtMeasure(), Memo())
        wanted = looked_at(view, page) if alone else view
        found |= {c.name: c for c in there if c.body and wanted.shows_chart(c.name)}
    larger = {} if alone else {kind.name: kind.larger for kind in CHARTS}
    return tuple(chart for name, chart in found.items() if larger.get(name, "") not in found)


def charts_on(view: View, frame: Frame) -> dict[str, Chart]:
    """Return the charts on a frame by name, none where it shows none."""
    saved = view.snapshot.get(SavedView, frame.view) if frame.kind == "view" else None
    if saved is not None and saved.arrangement in CHART_PAGES:
        view = seen_through(view, saved)
    elif frame.kind in CHART_PAGES:
        view = view.but(arrangement=frame.kind)
    else:
        return {}
    return {chart.name: chart for chart in charts(view)}


def drawn(chart: Chart, width: float) -> RenderRegion:
    """Return the picture of a chart alone, without its words, so wide in page units."""
    assert chart.body is not None
    place = Rect(0.0, 0.0, width, chart.body.height(width))
    made = chart.body.draw(place)
    ground = Figure("", FigureRole.CHART, chart.words, place, made.ground)
    layer = Layer(LayerName.FRAME, (ground, *made.marks))
    return RenderRegion(Scene(place.w, place.h, (layer,)), place, "")


def in_words(chart: Chart) -> NamedTable | None:
    """Return the table behind a chart as it is read, ``None`` where there is none."""
    from journeymap.layout.numbers.tables import said_rows, table, texts_of

    found = table(chart)
    if found is None or not found.rows:
        return None
    return NamedTable(found.headings, tuple(map(tuple, said_rows(found))), texts_of(found))

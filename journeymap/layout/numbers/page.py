"""A page of charts, the numbers or the plan: its title, and every chart on its card."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import TITLE
from journeymap.layout.numbers.card import ChartCard, carded, drawn
from journeymap.layout.numbers.charts import CHARTS, Chart, ChartContext, ChartKind, looked_at
from journeymap.layout.numbers.grid import PlacedCard, placed
from journeymap.layout.numbers.loading import prepare
from journeymap.layout.numbers.pages import page_of
from journeymap.layout.numbers.scene import DrawnCard, NumbersScene
from journeymap.layout.numbers.widths import EDGE, GAP, WHOLE_PAGE, WIDTH, CardWidths
from journeymap.model.names import journey_name
from journeymap.plug_ins import PlugInFault
from journeymap.view import View

_PAGE = WIDTH + 2 * EDGE
_ALONE = 2
"""How many thirds of a page a chart has at the least that stands alone."""


def charts_of(view: View, measure: Measure, memo: Memo, room: float = WIDTH) -> list[Chart]:
    """Return every chart of a page, in the order of their kinds, for one with such room."""
    prepare()
    context = ChartContext(view, measure, memo, CardWidths(room))
    here = page_of(view.arrangement)
    kinds = sorted(CHARTS, key=lambda kind: (kind.order, kind.name))
    return [chart for kind in kinds if kind.page == here for chart in _found(kind, context)]


def seen(every: Sequence[Chart], view: View) -> list[Chart]:
    """Return those of the charts of a page that a view shows."""
    here = looked_at(view, page_of(view.arrangement))
    return [chart for chart in every if here.shows_chart(chart.name)]


def _found(kind: ChartKind, context: ChartContext) -> list[Chart]:
    """Return what a kind of chart finds; one of a plug-in that fails says so in its place."""
    try:
        return list(kind.finds(context))
    except PlugInFault as fault:
        return [Chart(kind.name, kind.name, str(fault), "")]


def lay_out(
    view: View, measure: Measure, memo: Memo, width: float = _PAGE, *, titled: bool = True
) -> NumbersScene:
    """Return the page of the charts of a journey, so wide in page units.

    Cards stand below one another where they have no room side by side. ``titled`` is a picture:
    what has nothing to show yet is left out of it.
    """
    every = charts_of(view, measure, memo, width - 2 * EDGE)
    found = seen(every, view)
    if titled and any(chart.body for chart in found):
        # A picture is for others: how to get what is not there yet is told to who can.
        found = [chart for chart in found if chart.body]
    if len(found) == 1:  # alone it is no wider than it asks for
        width = min(width, WHOLE_PAGE.card(max(_ALONE, found[0].breadth)) + 2 * EDGE)
    room = width - 2 * EDGE
    title, y = _title(view if titled else view.but(path=()), measure, room)

    def card_of(chart: Chart, wide: float) -> ChartCard:
        inputs = (chart, wide)
        return memo(("card", chart.name), inputs, partial(carded, chart, wide, measure))

    cards = placed(found, y, CardWidths(room), card_of)
    made = [_drawn(one, view, measure, memo) for one in cards]
    layers = [Layer(LayerName.FRAME, title)] if title else []
    layers += [card.layer for card in made]
    bottom = max((card.place.bottom for card in made), default=y - GAP)
    return NumbersScene(width, bottom + EDGE, tuple(layers), tuple(every), tuple(made))


def _drawn(one: PlacedCard, view: View, measure: Measure, memo: Memo) -> DrawnCard:
    """Return a card as it was drawn the last time, unless what it says or its place has changed."""
    card, place = one

    def make() -> DrawnCard:
        figures, axes = drawn(card, place, view.theme, measure)
        return DrawnCard(card.chart, place, Layer(card.chart.name, figures), axes)

    return memo(("chart", card.chart.name), one, make)


def _title(view: View, measure: Measure, room: float) -> tuple[tuple[Figure, ...], float]:
    """Return the title of the journey, and where the cards begin."""
    here = ChartContext(view, measure, Memo()).shown.journey
    if here is None:
        return (), EDGE
    name = journey_name(here)
    text = paragraph(name, TITLE, room, measure)
    place = Rect(EDGE, EDGE - 4, room, text.height)
    shapes = text.shapes(EDGE, place.y, view.theme.ink, measure)
    figure = Figure(here.id, FigureRole.TITLE, name, place, shapes)
    return (figure,), place.bottom + GAP - 4

"""The page of the numbers: cards in a grid, the wide ones first, what is missing at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import TITLE
from journeymap.layout.numbers.card import ChartCard, carded, drawn
from journeymap.layout.numbers.charts import CHARTS, Chart, ChartContext
from journeymap.layout.numbers.loading import prepare
from journeymap.model.names import journey_name
from journeymap.view import View

WIDTH = 1352.0
"""How wide the cards of a page are together, in page units."""

GAP = 18.0
"""How far apart cards stand, in page units."""

EDGE = 24.0
"""How far the cards keep from the edge of the page, in page units."""

_PAGE = WIDTH + 2 * EDGE
_ACROSS = 3
_ALONE = 2
"""How many thirds of a page a chart has at the least that stands alone."""

_LEAST_THIRD = 330.0
"""How wide a third of a page is at the least; on a narrower page there are fewer."""


class _Placed(NamedTuple):
    card: ChartCard
    place: Rect


def charts_of(view: View, measure: Measure, memo: Memo) -> list[Chart]:
    """Return every chart of a view: those that show something, then those that cannot yet."""
    prepare()
    context = ChartContext(view, measure, memo)
    kinds = sorted(CHARTS, key=lambda kind: (kind.order, kind.name))
    found = [chart for kind in kinds for chart in kind.finds(context)]
    return sorted(found, key=lambda chart: chart.body is None)


class NumbersScene(Scene):
    """The page of the charts; ``charts`` are all there are, also those that are not to be seen."""

    __slots__ = ("charts",)

    def __init__(
        self, width: float, height: float, layers: tuple[Layer, ...], charts: tuple[Chart, ...]
    ) -> None:
        super().__init__(width, height, layers)
        self.charts = charts

    def chart(self, name: str) -> Chart | None:
        """Return a chart by name."""
        return next((one for one in self.charts if one.name == name), None)

    def place(self, name: str) -> Rect | None:
        """Return where the card of a chart stands, ``None`` for one that is not seen."""
        layer = next((one for one in self.layers if one.name == name), None)
        return layer.figures[0].rect if layer else None


def lay_out(
    view: View, measure: Measure, memo: Memo, width: float = _PAGE, *, titled: bool = True
) -> NumbersScene:
    """Return the page of the charts of a journey, so wide in page units: cards below one another
    where they have no room side by side."""
    every = charts_of(view, measure, memo)
    found = [chart for chart in every if view.shows_chart(chart.name)]
    if len(found) == 1:  # alone it is no wider than it asks for
        wanted = (WIDTH + GAP) * max(_ALONE, found[0].breadth) / _ACROSS - GAP
        width = min(width, wanted + 2 * EDGE)
    room = width - 2 * EDGE
    title, y = _title(view if titled else view.but(path=()), measure, room)
    placed = _in_rows(found, y, room, measure, memo)
    layers = [Layer(LayerName.FRAME, title)] if title else []
    for card, place in placed:
        layers.append(
            memo(
                ("chart", card.chart.name),
                (card, place),
                partial(_layer, card, place, view, measure),
            )
        )
    bottom = max((place.bottom for _, place in placed), default=y)
    return NumbersScene(width, bottom + EDGE, tuple(layers), tuple(every))


def _layer(card: ChartCard, place: Rect, view: View, measure: Measure) -> Layer:
    return Layer(card.chart.name, drawn(card, place, view.theme, measure))


def _title(view: View, measure: Measure, room: float) -> tuple[tuple[Figure, ...], float]:
    """Return the title of the journey, and where the cards begin."""
    here = ChartContext(view, measure, Memo()).shown.journey
    if here is None:
        return (), EDGE
    name = journey_name(here)
    text = paragraph(name, TITLE, room, measure)
    place = Rect(EDGE, EDGE, room, text.height)
    shapes = text.shapes(EDGE, EDGE, view.theme.ink, measure)
    figure = Figure(here.id, FigureRole.TITLE, name, place, shapes)
    return (figure,), place.bottom + GAP


def _in_rows(
    found: Sequence[Chart], y: float, room: float, measure: Measure, memo: Memo
) -> list[_Placed]:
    """Place cards in rows as wide as the page, those of a row as tall as the tallest."""
    placed: list[_Placed] = []
    across = max(1, min(_ACROSS, int((room + GAP) // (_LEAST_THIRD + GAP))))
    for row in _rows(found, across):
        total = sum(min(chart.breadth, across) for chart in row)
        spare = room - GAP * (len(row) - 1)
        x, cards = EDGE, list[tuple[ChartCard, float]]()
        for chart in row:
            width = spare * min(chart.breadth, across) / total
            card = memo(
                ("card", chart.name), (chart, width), partial(carded, chart, width, measure)
            )
            cards.append((card, x))
            x += width + GAP
        tall = max(card.height for card, _ in cards)
        placed += [_Placed(card, Rect(left, y, card.width, tall)) for card, left in cards]
        y += tall + GAP
    return placed


def _rows(found: Sequence[Chart], across: int) -> list[list[Chart]]:
    """Fill rows of so many thirds; what shows something never shares one with what cannot."""
    rows: list[list[Chart]] = []
    for chart in found:
        last = rows[-1] if rows else []
        used = sum(min(one.breadth, across) for one in last)
        alike = bool(last) and (last[0].body is None) == (chart.body is None)
        if last and alike and used + min(chart.breadth, across) <= across:
            last.append(chart)
        else:
            rows.append([chart])
    return rows

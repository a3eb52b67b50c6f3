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

_ACROSS = 3


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


def lay_out(view: View, measure: Measure, memo: Memo) -> Scene:
    """Return the page of the charts of a journey."""
    found = charts_of(view, measure, memo)
    title, y = _title(view, measure)
    placed = _in_rows(found, y, measure, memo)
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
    return Scene(WIDTH + 2 * EDGE, bottom + EDGE, tuple(layers))


def _layer(card: ChartCard, place: Rect, view: View, measure: Measure) -> Layer:
    return Layer(card.chart.name, drawn(card, place, view.theme, measure))


def _title(view: View, measure: Measure) -> tuple[tuple[Figure, ...], float]:
    """Return the title of the journey, and where the cards begin."""
    here = ChartContext(view, measure, Memo()).shown.journey
    if here is None:
        return (), EDGE
    name = journey_name(here)
    text = paragraph(name, TITLE, WIDTH, measure)
    place = Rect(EDGE, EDGE, WIDTH, text.height)
    shapes = text.shapes(EDGE, EDGE, view.theme.ink, measure)
    figure = Figure(here.id, FigureRole.TITLE, name, place, shapes)
    return (figure,), place.bottom + GAP


def _in_rows(found: Sequence[Chart], y: float, measure: Measure, memo: Memo) -> list[_Placed]:
    """Place cards in rows as wide as the page, those of a row as tall as the tallest."""
    placed: list[_Placed] = []
    for row in _rows(found):
        third = (WIDTH - GAP * (_ACROSS - 1)) / _ACROSS
        total = sum(chart.breadth for chart in row)
        spare = (WIDTH - GAP * (len(row) - 1)) if total else third
        x, cards = EDGE, list[tuple[ChartCard, float]]()
        for chart in row:
            width = spare * chart.breadth / total
            card = memo(
                ("card", chart.name), (chart, width), partial(carded, chart, width, measure)
            )
            cards.append((card, x))
            x += width + GAP
        tall = max(card.height for card, _ in cards)
        placed += [_Placed(card, Rect(left, y, card.width, tall)) for card, left in cards]
        y += tall + GAP
    return placed


def _rows(found: Sequence[Chart]) -> list[list[Chart]]:
    """Fill rows of three thirds; what shows something never shares one with what cannot."""
    rows: list[list[Chart]] = []
    for chart in found:
        last = rows[-1] if rows else []
        used = sum(one.breadth for one in last)
        alike = bool(last) and (last[0].body is None) == (chart.body is None)
        if last and alike and used + chart.breadth <= _ACROSS:
            last.append(chart)
        else:
            rows.append([chart])
    return rows

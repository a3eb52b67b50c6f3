"""The card of a chart: its name in capitals, its finding, what it was found of, and the picture."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart, ChartAxes, DrawnChart
from journeymap.layout.numbers.widths import PAD

MENU = "chart."
"""What the id of the place for a chart's menu begins with; its name follows."""

_KICKER = TextStyle(11, 600)
_FINDING = TextStyle(17, 700)
_QUIET = TextStyle(14, 500)
_NOTE = TextStyle(12, 400)
_DOTS = 34.0
_UNDER = 16.0
_RADIUS = 12.0
_STRETCH = 1.6
"""So many times its least height a picture may be: taller it says no more."""


class ChartCard(NamedTuple):
    """A chart on a card of a width, its words set in lines."""

    chart: Chart
    width: float
    kicker: Paragraph
    finding: Paragraph
    note: Paragraph | None

    @property
    def head(self) -> float:
        """The height of the words, with the space round them."""
        note = self.note.height + 3 if self.note else 0.0
        return PAD - 2 + self.kicker.height + 4 + self.finding.height + note

    @property
    def height(self) -> float:
        """The least height it takes."""
        body = self.chart.body
        below = _UNDER + body.height(self.width - 2 * PAD) if body else 0.0
        return self.head + below + PAD - 4


def carded(chart: Chart, width: float, measure: Measure) -> ChartCard:
    """Set the words of a chart in the lines of a card so wide."""
    room = width - 2 * PAD
    style = _FINDING if chart.body else _QUIET
    return ChartCard(
        chart,
        width,
        paragraph(chart.label.upper(), _KICKER, room - _DOTS, measure),
        paragraph(chart.sentence, style, room, measure),
        paragraph(chart.note, _NOTE, room, measure) if chart.note else None,
    )


def drawn(
    card: ChartCard, place: Rect, theme: Theme, measure: Measure
) -> tuple[tuple[Figure, ...], ChartAxes | None]:
    """Draw a card in a place as wide as it and as tall or taller: its ground, then its marks."""
    chart, x, y = card.chart, place.x + PAD, place.y + PAD - 2
    edge = Box(place._replace(h=place.h - 2), theme.card, theme.card_edge, 1.0, _RADIUS)
    shadow = Box(
        Rect(place.x, place.y + 2, place.w, place.h - 2), theme.card_shadow, radius=_RADIUS
    )
    shapes: list[Shape] = [shadow, edge, *card.kicker.shapes(x, y, theme.ink_soft, measure)]
    y += card.kicker.height + 4
    ink = theme.ink if chart.body else theme.ink_soft
    shapes += card.finding.shapes(x, y, ink, measure)
    y += card.finding.height + 3
    if card.note:
        shapes += card.note.shapes(x, y, theme.ink_soft, measure)
    body = DrawnChart(())
    if chart.body:
        top = place.y + card.head + _UNDER
        room, wide = place.bottom - PAD + 4 - top, place.w - 2 * PAD
        tall = min(room, chart.body.height(wide) * _STRETCH)
        body = chart.body.draw(Rect(x, top, wide, tall))
        shapes += body.ground
    base = Figure("", FigureRole.CHART, chart.words, place, tuple(shapes), theme.card)
    return (base, _menu(chart, place, theme), *body.marks), body.axes


def _menu(chart: Chart, place: Rect, theme: Theme) -> Figure:
    """Draw the place for the menu of a chart, which is in no picture."""
    middle = place.right - PAD - 8, place.y + PAD + 5
    dots = tuple(disc(middle[0] + 6 * i, middle[1], 1.6, theme.ink_soft) for i in (-1, 0, 1))
    rect = Rect(middle[0] - 15, middle[1] - 12, 30, 24)
    name = tr("What can be done with this chart")
    return Figure(f"{MENU}{chart.name}", FigureRole.HINT, name, rect, dots)

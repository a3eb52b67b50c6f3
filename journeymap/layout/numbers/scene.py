"""The scene of the numbers, which knows its charts: which card is where, and its axes."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.scene import Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.layout.numbers.charts import Chart, ChartAxes


class DrawnCard(NamedTuple):
    """A chart on the page: its place, the layer of its figures, and the axes marks are dragged on."""

    chart: Chart
    place: Rect
    layer: Layer
    axes: ChartAxes | None


class NumbersScene(Scene):
    """The page of the charts; ``charts`` are all there are, also those that are not to be seen."""

    __slots__ = ("cards", "charts")

    def __init__(
        self,
        width: float,
        height: float,
        layers: tuple[Layer, ...],
        charts: tuple[Chart, ...],
        cards: tuple[DrawnCard, ...],
    ) -> None:
        super().__init__(width, height, layers)
        self.charts, self.cards = charts, cards

    def chart(self, name: str) -> Chart | None:
        """Return a chart by name."""
        return next((one for one in self.charts if one.name == name), None)

    def card(self, name: str) -> DrawnCard | None:
        """Return the card of a chart by its name, ``None`` for one that is not seen."""
        return next((card for card in self.cards if card.chart.name == name), None)

    def place(self, name: str) -> Rect | None:
        """Return where the card of a chart stands, ``None`` for one that is not seen."""
        card = self.card(name)
        return card.place if card else None

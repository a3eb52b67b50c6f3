"""The marks of the charts on a page: which stands where, and which is next in a direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Rect

_ASIDE = 3.0
"""What is aside of a direction counts so many times as far."""

WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
"""The directions, y downwards."""


class Mark(NamedTuple):
    """A mark of a chart: which of its marks it is, and the figure that shows it."""

    chart: str
    place: int
    figure: Figure


class PlacedChart(NamedTuple):
    """A chart of a page: its name, the figure of its card, and its marks as they are read."""

    name: str
    card: Figure
    marks: tuple[Mark, ...]

    @property
    def walked(self) -> tuple[Mark, ...]:
        """The marks one walks through: a ground that only says its name is none of them."""
        return tuple(mark for mark in self.marks if mark.figure.shapes)


def charts_on(scene: Scene) -> tuple[PlacedChart, ...]:
    """Return the charts of a page in their order."""
    return tuple(_charts(scene))


def _charts(scene: Scene) -> Iterator[PlacedChart]:
    for layer in scene.layers:
        card = next((f for f in layer.figures if f.role == FigureRole.CHART), None)
        if card is not None:
            shown = [f for f in layer.figures if f.role == FigureRole.CHART_MARK and f.name]
            marks = (Mark(layer.name, i, figure) for i, figure in enumerate(shown))
            yield PlacedChart(layer.name, card, tuple(marks))


def chart_at(charts: Sequence[PlacedChart], x: float, y: float) -> PlacedChart | None:
    """Return the chart whose card is at a point of the page."""
    return next((chart for chart in charts if chart.card.rect.holds(x, y)), None)


def mark_at(chart: PlacedChart, x: float, y: float, near: float) -> Mark | None:
    """Return the uppermost mark within a distance of a point, the smallest of several."""
    place = Rect(x - near, y - near, 2 * near, 2 * near)
    found = [mark for mark in chart.marks if mark.figure.rect.meets(place)]
    return min(reversed(found), key=lambda m: m.figure.rect.w * m.figure.rect.h, default=None)


def after(charts: Sequence[PlacedChart], mark: Mark | None, by: int) -> Mark | None:
    """Return the mark so many further on in the order they are read; ``None`` past the ends."""
    order = [one for chart in charts for one in chart.walked]
    if mark is None:
        return (order[0] if by > 0 else order[-1]) if order else None
    at = next((i for i, one in enumerate(order) if one[:2] == mark[:2]), None)
    if at is None:
        return order[0] if order else None
    return order[at + by] if 0 <= at + by < len(order) else None


def beside(charts: Sequence[PlacedChart], mark: Mark, way: str) -> Mark | None:
    """Return the mark nearest in a direction, of its own chart where there is one."""
    across, down = WAYS[way]
    x, y = mark.figure.rect.centre

    def cost(one: Mark) -> float | None:
        dx, dy = one.figure.rect.centre[0] - x, one.figure.rect.centre[1] - y
        along = dx * across + dy * down
        aside = abs(dy if across else dx)
        return along + _ASIDE * aside if along > 1.0 else None

    for near in (True, False):
        others = (o for c in charts if (c.name == mark.chart) == near for o in c.walked)
        priced = [(price, one) for one in others if (price := cost(one)) is not None]
        if near and not across:  # a row of marks has nothing below: the next chart is meant
            priced = [pair for pair in priced if _mostly_down(mark, pair[1])]
        if priced:
            return min(priced, key=lambda pair: pair[0])[1]
    return None


def _mostly_down(mark: Mark, other: Mark) -> bool:
    one, two = mark.figure.rect.centre, other.figure.rect.centre
    return abs(two[1] - one[1]) >= abs(two[0] - one[0])

"""The tray beside a board: what has no place on it yet, to be dragged there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.analysis.charts.naming import short
from journeymap.analysis.charts.waiting import Unrated
from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import BODY, SMALL, SMALL_STRONG, Theme
from journeymap.language import plural, tr
from journeymap.layout.numbers.charts import ChartContext, DrawnChart

MOST = 8
"""How many stand in a tray; of more it says how many."""

_PAD, _INSIDE, _BETWEEN = 12.0, 9.0, 7.0
_DOT, _BESIDE = 4.5, 18.0
_RADIUS = 8.0


def tray(items: tuple[Unrated, ...], context: ChartContext) -> Tray | None:
    """Return the tray of what is not rated yet, ``None`` where there is nothing."""
    if not items:
        return None
    name = tr("Not rated: {n}", n=len(items))
    return Tray(name, items, context.theme, context.measure)


@dataclass(frozen=True)
class Tray:
    """What stands in a tray under its name, which says how many there are."""

    name: str
    items: tuple[Unrated, ...]
    theme: Theme
    measure: Measure

    def height(self, width: float) -> float:
        """Return how tall it is at the least."""
        rows = [self._tall(words) + _BETWEEN for _, words in self._rows(width)]
        more = self._more(width)
        return self._head(width).height + 2 * _PAD + 4 + sum(rows) + (more.height if more else 0.0)

    def draw(self, place: Rect) -> DrawnChart:
        """Draw the tray and a mark for each that stands in it."""
        theme, head = self.theme, self._head(place.w)
        x, y = place.x + _PAD, place.y + _PAD - 2
        ground: list[Shape] = [Box(place, theme.page, theme.divider, 1.0, _RADIUS, (4.0, 3.0))]
        ground += head.shapes(x, y, theme.ink_soft, self.measure)
        y += head.height + 6
        marks = []
        for item, words in self._rows(place.w):
            rect = Rect(x, y, place.w - 2 * _PAD, self._tall(words))
            marks.append(self._chip(item, words, rect))
            y = rect.bottom + _BETWEEN
        if more := self._more(place.w):
            ground += more.shapes(x, y, theme.ink_soft, self.measure)
        return DrawnChart(tuple(ground), tuple(marks))

    def _rows(self, width: float) -> Iterator[tuple[Unrated, Paragraph]]:
        room = width - 2 * _PAD - _INSIDE - _BESIDE
        for item in self.items[:MOST]:
            yield item, paragraph(short(item.title), BODY, room, self.measure)

    def _head(self, width: float) -> Paragraph:
        return paragraph(self.name, SMALL_STRONG, width - 2 * _PAD, self.measure)

    def _more(self, width: float) -> Paragraph | None:
        if (left := len(self.items) - MOST) <= 0:
            return None
        said = plural("and {n} more", "and {n} more", left)
        return paragraph(said, SMALL, width - 2 * _PAD, self.measure)

    def _tall(self, words: Paragraph) -> float:
        return words.height + _INSIDE

    def _chip(self, item: Unrated, words: Paragraph, rect: Rect) -> Figure:
        theme = self.theme
        shapes: list[Shape] = [Box(rect, theme.card, theme.card_edge, 1.0, 6.0)]
        dot = rect.x + _BESIDE / 2 + 1, rect.y + rect.h / 2
        shapes.append(disc(*dot, _DOT, theme.card, theme.assumed_edge, 1.6))
        shapes += words.shapes(rect.x + _BESIDE + 2, rect.y + _INSIDE / 2, theme.ink, self.measure)
        told = "\n".join(part for part in (item.title, item.told) if part)
        return Figure(item.id, FigureRole.CHART_MARK, told, rect, tuple(shapes))

"""Bars one below the other, each under its name, with room beside it for what it comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Rect, TextStyle

BAR = 9.0
"""How tall a bar is."""

_NAME = TextStyle(13, 500)
_BETWEEN, _MOST_BETWEEN, _UNDER = 13.0, 12.0, 3.0


@dataclass(frozen=True)
class NamedBars:
    """Where the rows stand; ``beside`` is how wide the room on the right is, ``below`` each bar."""

    titles: tuple[str, ...]
    beside: float
    measure: Measure
    below: float = 0.0

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        rows = [name.height + _UNDER + BAR + self.below for name in self._names(width)]
        return sum(rows) + _BETWEEN * (len(rows) - 1)

    def rows(self, place: Rect) -> Iterator[tuple[Paragraph, Rect]]:
        """Yield the name and the place of each row; what height is to spare goes between them."""
        names, y = self._names(place.w), place.y
        spare = (place.h - self.height(place.w)) / max(1, len(names))
        between = _BETWEEN + min(_MOST_BETWEEN, max(0.0, spare))
        for name in names:
            rect = Rect(place.x, y, place.w, name.height + _UNDER + BAR + self.below)
            yield name, rect
            y = rect.bottom + between

    def track(self, name: Paragraph, row: Rect) -> Rect:
        """Return where the bar of a row runs, at its longest."""
        return Rect(row.x, row.y + name.height + _UNDER, row.w - self.beside, BAR)

    def _names(self, width: float) -> list[Paragraph]:
        room = width - self.beside
        return [paragraph(title, _NAME, room, self.measure) for title in self.titles]

"""One sticky on the wall: its words as large as there is room for, its dots, who wrote it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from journeymap.drawing.faces import disc
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.layout.slides.letters import fitted, letters

_MOST_LINES = 7
"""Lines of a sticky; longer ones are set in smaller letters."""

_PAD, _APART, _DOT, _GAP = 0.62, 0.45, 0.78, 0.28
_AUTHOR = 0.72
_LEAST_AUTHOR = 15.0
_ROUND = 8.0


class WallSticky(NamedTuple):
    """A sticky as the room sees it; ``dots`` are those that are not covered."""

    id: str
    text: str
    author: str
    colour: str
    dots: int


class StickySet(NamedTuple):
    """A sticky set in letters of a size for a width."""

    sticky: WallSticky
    size: float
    words: Paragraph
    author: Paragraph | None

    @property
    def pad(self) -> float:
        """What is free at its edges."""
        return self.size * _PAD

    @property
    def height(self) -> float:
        """How high it is at least."""
        return self.words.height + self.foot + 2 * self.pad

    @property
    def foot(self) -> float:
        """How high what stands under the words is."""
        rows = [self.size * _DOT] if self.sticky.dots else []
        if self.author is not None:
            rows.append(self.author.height)
        return sum(rows) + self.size * _APART * len(rows)


Setting = Callable[[WallSticky, float, float], StickySet]
"""What sets a sticky in letters of a size for a width."""


def setting(measure: Measure) -> Setting:
    """Return what sets stickies and remembers how: of forty only the one that is new costs."""

    @lru_cache(maxsize=20_000)
    def words(text: str, size: float, inner: float) -> Paragraph:
        style = letters(size, 600)
        return fitted(text, (style,), inner, line_height(style) * _MOST_LINES, measure)

    @lru_cache(maxsize=4_000)
    def author(text: str, size: float, inner: float) -> Paragraph:
        style = letters(max(_LEAST_AUTHOR, size * _AUTHOR), 500)
        return fitted(text, (style,), inner, line_height(style), measure)

    def set_(sticky: WallSticky, size: float, width: float) -> StickySet:
        inner = width - 2 * size * _PAD
        by = author(sticky.author, size, inner) if sticky.author else None
        return StickySet(sticky, size, words(sticky.text, size, inner), by)

    return set_


def drawn_sticky(
    one: StickySet, place: Rect, colours: tuple[str, str], theme: Theme, measure: Measure
) -> Figure:
    """Draw a sticky in its place: words above, dots and its author at the foot."""
    tint, ink = colours
    sticky, pad, size = one.sticky, one.pad, one.size
    x, y = place.x + pad, place.y + pad
    shapes: list[Shape] = [Box(place, tint, radius=_ROUND)]
    shapes += one.words.shapes(x, y, ink, measure)
    bottom = place.bottom - pad
    if one.author is not None:
        bottom -= one.author.height
        shapes += one.author.shapes(x, bottom, theme.soft_on(tint, ink), measure)
        bottom -= size * _APART
    if sticky.dots:
        shapes += _dots(sticky.dots, x, bottom - size * _DOT, place.w - 2 * pad, size, tint, theme)
    return Figure(sticky.id, FigureRole.NOTE, sticky.text, place, tuple(shapes), tint)


def _dots(
    n: int, x: float, y: float, width: float, size: float, tint: str, theme: Theme
) -> list[Shape]:
    """Draw so many dots, or where they do not fit one with their number."""
    wide, step = size * _DOT, size * (_DOT + _GAP)
    tone = theme.accent_ink if tint == theme.accent else theme.accent
    if n * step - size * _GAP <= width:
        return [disc(x + wide / 2 + i * step, y + wide / 2, wide / 2, tone) for i in range(n)]
    style = TextStyle(float(round(size)), 700)
    return [
        disc(x + wide / 2, y + wide / 2, wide / 2, tone),
        Text(x + wide * 1.4, y + wide * 0.92, f"× {n}", style, tone),
    ]

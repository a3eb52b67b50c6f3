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

_PAD, _APART, _DOT, _GAP = 0.46, 0.2, 0.7, 0.26
_AUTHOR = 0.66
_LEAST_AUTHOR = 15.0
_SHARE = 0.62
"""How much of the foot an author takes at most: beside it stand the dots."""

_ROUND = 8.0


class WallSticky(NamedTuple):
    """A sticky as the room sees it; ``dots`` are those that are not covered."""

    id: str
    text: str
    author: str
    colour: str
    dots: int


class StickySet(NamedTuple):
    """A sticky set in letters of a size for a width, and how high it is at least."""

    sticky: WallSticky
    size: float
    words: Paragraph
    author: Paragraph | None
    height: float

    @property
    def pad(self) -> float:
        """What is free at its edges."""
        return self.size * _PAD


Setting = Callable[[WallSticky, float, float], StickySet]
"""What sets a sticky in letters of a size for a width."""


def setting(measure: Measure) -> Setting:
    """Return what sets stickies and remembers how: of forty only the one that is new costs."""

    @lru_cache(maxsize=20_000)
    def words(text: str, size: float, inner: float) -> Paragraph:
        style = letters(size, 500)
        return fitted(text, (style,), inner, line_height(style) * _MOST_LINES, measure)

    @lru_cache(maxsize=4_000)
    def author(text: str, size: float, inner: float) -> Paragraph:
        style = letters(max(_LEAST_AUTHOR, size * _AUTHOR), 500)
        return fitted(text, (style,), inner, line_height(style), measure)

    @lru_cache(maxsize=20_000)
    def set_(sticky: WallSticky, size: float, width: float) -> StickySet:
        inner = width - 2 * size * _PAD
        by = author(sticky.author, size, inner * _SHARE) if sticky.author else None
        said = words(sticky.text, size, inner)
        foot = max(size * _DOT if sticky.dots else 0.0, by.height if by else 0.0)
        high = said.height + (foot + size * _APART if foot else 0.0) + 2 * size * _PAD
        return StickySet(sticky, size, said, by, high)

    return set_


def drawn_sticky(
    one: StickySet, place: Rect, colours: tuple[str, str], theme: Theme, measure: Measure
) -> Figure:
    """Draw a sticky in its place: words above, at the foot its dots and who wrote it."""
    tint, ink = colours
    sticky, pad, size = one.sticky, one.pad, one.size
    x, y = place.x + pad, place.y + pad
    shapes: list[Shape] = [Box(place, tint, radius=_ROUND)]
    shapes += one.words.shapes(x, y, ink, measure)
    bottom, room = place.bottom - pad, place.w - 2 * pad
    if one.author is not None:
        right, top = place.right - pad, bottom - one.author.height
        soft = theme.soft_on(tint, ink)
        shapes += one.author.shapes(right, top, soft, measure, "end")
        room -= max(measure.width(line, one.author.style) for line in one.author.lines) + size
    if sticky.dots:
        shapes += _dots(sticky.dots, x, bottom - size * _DOT, room, size, tint, theme)
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

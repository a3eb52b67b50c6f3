"""What is round the content of a slide: title and subtitle on the quiet ground, and the panel."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.language import tr
from journeymap.layout.slides.brand_marks import LOGO_ROOM, SIDE, brand_marks
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.show import ShowContext, dotted

__all__ = ["INSET", "SIDE", "SlideHeading", "background", "panel_of", "surround"]

INSET = 40.0
"""Between the panel and what stands on it."""

_INDENT = 20.0
_NARROW = 24.0
"""How far the panel of a page that needs all the room is from the edges of the slide."""

_TITLE = tuple(TextStyle(size, 700) for size in (48.0, 44.0, 40.0, 36.0, 32.0))
_SUBTITLE = tuple(TextStyle(size, 400) for size in (28.0, 26.0, 24.0))
_LOW = (TextStyle(40.0, 700),)
_ASIDE = (TextStyle(24.0, 400),)
_APART = 28.0


class SlideHeading(NamedTuple):
    """What a slide is called, by the record that says so, and what stands under it.

    On a ``roomy`` slide what is shown needs all the room: the words stand on one line if they
    can, and the panel reaches to the edges.
    """

    id: str
    title: str
    subtitle: str
    roomy: bool = False

    def under(self, part: int, parts: int) -> str:
        """Return the subtitle of one of several parts."""
        told = tr("part {part} of {parts}", part=part, parts=parts) if parts > 1 else ""
        return dotted(self.subtitle, told)


def panel_of(show: ShowContext, heading: SlideHeading, parts: int = 1) -> Rect:
    """Return the place of the panel, the same for all parts of a frame."""
    words = _words(show, heading, parts, parts)
    width, height = show.size
    if heading.roomy:
        top = words.bottom + 14.0
        return Rect(_NARROW, top, width - 2 * _NARROW, height - 8.0 - top)
    top = words.bottom + 24.0
    return Rect(SIDE, top, width - 2 * SIDE, height - round(height * 0.035) - top)


def surround(show: ShowContext, heading: SlideHeading, part: int, parts: int) -> tuple[Figure, ...]:
    """Draw title, subtitle and panel of one part of a frame."""
    theme, measure, panel = show.theme, show.measure, panel_of(show, heading, parts)
    ink, soft = (
        (theme.surround_ink, theme.surround_soft) if show.dark else (theme.ink, theme.ink_soft)
    )
    words = _words(show, heading, part, parts)
    (title, at), (subtitle, under) = words.title, words.subtitle
    return (
        Figure(
            heading.id, FigureRole.TITLE, heading.title, at, title.shapes(at.x, at.y, ink, measure)
        ),
        Figure(
            "",
            FigureRole.SUBTITLE,
            heading.under(part, parts),
            under,
            subtitle.shapes(under.x, under.y, soft, measure),
        ),
        Figure("", FigureRole.PANEL, "", panel, (Box(panel, theme.page, radius=20.0),)),
        *brand_marks(show, panel),
    )


def background(show: ShowContext) -> str:
    """Return the colour of the ground."""
    return show.theme.surround if show.dark else show.theme.lane


class _Words(NamedTuple):
    """Title and subtitle, each with its place, and where they end."""

    title: tuple[Paragraph, Rect]
    subtitle: tuple[Paragraph, Rect]

    @property
    def bottom(self) -> float:
        return max(self.title[1].bottom, self.subtitle[1].bottom)


def _words(show: ShowContext, heading: SlideHeading, part: int, parts: int) -> _Words:
    (wide, high), measure = show.size, show.measure
    side = _NARROW if heading.roomy else SIDE
    x, y, w = side + _INDENT, round(high * 0.04), wide - 2 * (side + _INDENT)
    w -= LOGO_ROOM if show.theme.logo else 0.0
    called, under = flat(heading.title), heading.under(part, parts)
    if heading.roomy:
        y = round(high * 0.018)
        title, aside = (
            paragraph(words, style, w, measure)
            for words, (style,) in ((called, _LOW), (under, _ASIDE))
        )
        left = widest(title, measure) + _APART
        if left + widest(aside, measure) <= w and len(title.lines) == len(aside.lines) == 1:
            at = Rect(x, y, left - _APART, title.height)
            low = y + (_LOW[0].size - _ASIDE[0].size) * 1.05
            there = Rect(x + left, low, w - left, aside.height)
            return _Words((title, at), (aside, there))
    title = fitted(called, _LOW if heading.roomy else _TITLE, w, high * 0.125, measure)
    subtitle = fitted(under, _SUBTITLE, w, high * 0.088, measure)
    at = Rect(x, y, w, title.height)
    return _Words((title, at), (subtitle, Rect(x, at.bottom + 4.0, w, subtitle.height)))

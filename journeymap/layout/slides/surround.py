"""What is round the content of a slide: title and subtitle on the quiet ground, and the panel."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.language import tr
from journeymap.layout.slides.letters import fitted, flat
from journeymap.layout.slides.show import ShowContext, dotted

SIDE = 60.0
"""How far the panel is from the edges of the slide, in page units."""

INSET = 40.0
"""Between the panel and what stands on it."""

_INDENT = 20.0
_TITLE = tuple(TextStyle(size, 700) for size in (48.0, 44.0, 40.0, 36.0, 32.0))
_SUBTITLE = tuple(TextStyle(size, 400) for size in (28.0, 26.0, 24.0))


class SlideHeading(NamedTuple):
    """What a slide is called, by the record that says so, and what stands under it."""

    id: str
    title: str
    subtitle: str

    def under(self, part: int, parts: int) -> str:
        """Return the subtitle of one of several parts."""
        told = tr("part {part} of {parts}", part=part, parts=parts) if parts > 1 else ""
        return dotted(self.subtitle, told)


def panel_of(show: ShowContext, heading: SlideHeading, parts: int = 1) -> Rect:
    """Return the place of the panel, the same for all parts of a frame."""
    title, subtitle = _set(show, heading, parts, parts)
    width, height = show.size
    top = _top(show) + title.height + 4.0 + subtitle.height + 24.0
    return Rect(SIDE, top, width - 2 * SIDE, height - round(height * 0.035) - top)


def surround(show: ShowContext, heading: SlideHeading, part: int, parts: int) -> tuple[Figure, ...]:
    """Draw title, subtitle and panel of one part of a frame."""
    theme, measure, panel = show.theme, show.measure, panel_of(show, heading, parts)
    title, subtitle = _set(show, heading, part, parts)
    ink, soft = (
        (theme.surround_ink, theme.surround_soft) if show.dark else (theme.ink, theme.ink_soft)
    )
    x, y, w = SIDE + _INDENT, _top(show), show.size[0] - 2 * (SIDE + _INDENT)
    below = y + title.height + 4.0
    return (
        Figure(
            heading.id,
            FigureRole.TITLE,
            heading.title,
            Rect(x, y, w, title.height),
            title.shapes(x, y, ink, measure),
        ),
        Figure(
            "",
            FigureRole.SUBTITLE,
            heading.under(part, parts),
            Rect(x, below, w, subtitle.height),
            subtitle.shapes(x, below, soft, measure),
        ),
        Figure("", FigureRole.PANEL, "", panel, (Box(panel, theme.page, radius=20.0),)),
    )


def background(show: ShowContext) -> str:
    """Return the colour of the ground."""
    return show.theme.surround if show.dark else show.theme.lane


def _set(
    show: ShowContext, heading: SlideHeading, part: int, parts: int
) -> tuple[Paragraph, Paragraph]:
    wide, high = show.size[0] - 2 * (SIDE + _INDENT), show.size[1]
    title = fitted(flat(heading.title), _TITLE, wide, high * 0.125, show.measure)
    under = heading.under(part, parts)
    return title, fitted(under, _SUBTITLE, wide, high * 0.088, show.measure)


def _top(show: ShowContext) -> float:
    return round(show.size[1] * 0.04)

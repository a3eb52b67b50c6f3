"""What a brand adds to a slide: its logo above the panel, and under it what the title block says."""

from __future__ import annotations

from typing import Final

from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, TextStyle
from journeymap.drawing.title_block import PLACE
from journeymap.language import tr
from journeymap.layout.branded import logo_in
from journeymap.layout.slides.show import ShowContext

SIDE = 60.0
"""How far the panel is from the edges of the slide, in page units."""
LOGO_ROOM: Final = 250.0
"""How much of a slide's width the logo takes from the title."""

_LOGO, _CHIP = 62.0, 12.0
_STYLE = TextStyle(16.0, 500)


def brand_marks(show: ShowContext, panel: Rect) -> tuple[Figure, ...]:
    """Draw the logo on a light chip at the upper right, and a line of words at the foot."""
    return (*_logo(show, panel), *_foot(show, panel))


def _logo(show: ShowContext, panel: Rect) -> tuple[Figure, ...]:
    chip = max(2.0, min(_CHIP, panel.y / 10))
    high = min(_LOGO, panel.y - 4 * chip)
    room = Rect(panel.right - LOGO_ROOM + 40.0, panel.y - high - 2 * chip, LOGO_ROOM - 60.0, high)
    logo = logo_in(show.theme.logo, room, right=True) if high > 8.0 else None
    if logo is None:
        return ()
    ground = logo.rect.grown(chip)
    shapes = (Box(ground, "#ffffff", radius=chip), logo)
    return (Figure("", FigureRole.TITLE_BLOCK, tr("Logo"), ground, shapes),)


def _foot(show: ShowContext, panel: Rect) -> tuple[Figure, ...]:
    theme, words = show.theme, [w for key, w in show.theme.block if key != PLACE]
    under = show.size[1] - panel.bottom
    if not words or under < _STYLE.size:
        return ()
    said = " \u00b7 ".join(words)
    text = paragraph(said, _STYLE, panel.w - 40.0, show.measure)
    first = text._replace(lines=text.lines[:1])
    y = panel.bottom + (under - first.height) / 2
    place = Rect(panel.x + 20.0, y, panel.w - 40.0, first.height)
    ink = theme.surround_soft if show.dark else theme.ink_soft
    shapes = first.shapes(place.right, y, ink, show.measure, "end")
    return (Figure("", FigureRole.TITLE_BLOCK, said, place, shapes),)

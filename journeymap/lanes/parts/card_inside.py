"""What a card says of the journey inside it, on a strip that opens it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.rolled_up import RolledUp, from_words
from journeymap.drawing.faces import face, triangle
from journeymap.drawing.icons import icon
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG, Theme
from journeymap.lanes.parts.card_rows import OPENS
from journeymap.model.names import journey_name

_PAD = 7.0
_ICON = 13.0
_SIGN = 17.0
_UPRIGHT = 4.0
_WAY = " ›"


class InsideText(NamedTuple):
    """The strip measured: its words, and the signs of what is felt and in the way in there."""

    words: Paragraph
    valence: float | None
    frictions: bool
    severity: int | None

    @property
    def height(self) -> float:
        """How tall the strip is, in page units."""
        return max(self.words.height, _ICON) + 2 * _UPRIGHT


def measured_inside(
    rolled: RolledUp, valence: float | None, width: float, measure: Measure, named: bool
) -> InsideText:
    """Set what is inside in a strip of a width; ``named`` with what the journey is called."""
    frictions = rolled.friction is not None
    signs = (valence is not None) + frictions
    room = width - 2 * _PAD - _ICON - 5 - signs * _SIGN
    said = from_words(rolled) + _WAY
    if named:
        said = f"{journey_name(rolled.journey)}\n{said}"
    severity = rolled.friction.severity if rolled.friction else None
    return InsideText(paragraph(said, SMALL_STRONG, room, measure), valence, frictions, severity)


def draw_inside(
    inside: InsideText, place: Rect, theme: Theme, measure: Measure
) -> tuple[Shape, ...]:
    """Draw the strip in its place."""
    middle = place.centre[1]
    x = place.x + _PAD
    shapes: list[Shape] = [Box(place, theme.accent_tint, radius=6.0)]
    shapes += icon(OPENS, Rect(x, middle - _ICON / 2, _ICON, _ICON), theme.accent_ink, 1.3)
    x += _ICON + 5
    if inside.valence is not None:
        shapes += face(x + 6, middle, 6.0, inside.valence, theme, theme.accent_tint)
        x += _SIGN
    if inside.frictions:
        shapes += triangle(x + 6.5, middle, inside.severity, theme, 0.7)
        x += _SIGN
    y = middle - inside.words.height / 2
    return (*shapes, *inside.words.shapes(x, y, theme.accent_ink, measure))

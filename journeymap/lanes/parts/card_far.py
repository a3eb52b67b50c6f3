"""What a card says of arrows that leave its journey: whom it influences elsewhere, and by whom."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.elsewhere import FarEnd, far_words
from journeymap.arrows import ARROWS, PLAIN, accented, quiet
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Line, Rect, Shape
from journeymap.drawing.theme import SMALL, Theme

_STUB = 26.0
_BESIDE = 6.0
_INDENT = 4.0
_RIM = 5.0
"""How far beyond the strip a stub reaches, to the rim of its card."""


class FarText(NamedTuple):
    """A line measured: the stub of an arrow that leaves the page or comes in, and to whom."""

    end: FarEnd
    words: Paragraph

    @property
    def height(self) -> float:
        """How tall it is, in page units."""
        return self.words.height + 4


def measured_far(end: FarEnd, width: float, measure: Measure) -> FarText:
    """Set where an arrow leads beside its stub, in a width."""
    return FarText(
        end, paragraph(far_words(end), SMALL, width - _STUB - _BESIDE - _INDENT, measure)
    )


def draw_far(far: FarText, place: Rect, theme: Theme, measure: Measure) -> tuple[Shape, ...]:
    """Draw the stub and where it leads: out of the card at its right, or in at its left."""
    kind = next((k for k in ARROWS if k.name == far.end.kind), ARROWS[PLAIN])
    colours = accented(theme) if kind.colours is accented else quiet(theme)
    y = place.centre[1]
    # What comes in begins at the left rim of the card, what leaves ends at the right one.
    begin = place.x - _RIM if far.end.comes else place.right + _RIM - _STUB
    stub = ((begin, y), (begin + _STUB, y))
    x = begin + _STUB + _BESIDE if far.end.comes else place.x + _INDENT
    return (
        Line(stub, colours.line, kind.width, dash=kind.dash, head=True),
        *far.words.shapes(x, place.y + 2, colours.ink, measure),
    )

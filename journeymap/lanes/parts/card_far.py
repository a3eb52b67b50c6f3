"""What a card says of arrows that leave its journey: whom it influences elsewhere, and by whom."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.elsewhere import FarEnd, far_words
from journeymap.arrows import ARROWS, PLAIN, accented, quiet
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Line, Rect, Shape
from journeymap.drawing.theme import SMALL, Theme

_STUB = 24.0
_BESIDE = 6.0


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
    return FarText(end, paragraph(far_words(end), SMALL, width - _STUB - _BESIDE, measure))


def draw_far(far: FarText, place: Rect, theme: Theme, measure: Measure) -> tuple[Shape, ...]:
    """Draw the stub and where it leads: out of the card to the left, or in from there."""
    kind = next((k for k in ARROWS if k.name == far.end.kind), ARROWS[PLAIN])
    colours = accented(theme) if kind.colours is accented else quiet(theme)
    y = place.centre[1]
    left, right = (place.x, y), (place.x + _STUB, y)
    points = (left, right)
    stub = Line(points, colours.line, kind.width, dash=kind.dash, head=True)
    ink = colours.ink
    words = far.words.shapes(place.x + _STUB + _BESIDE, place.y + 2, ink, measure)
    return (stub, *words)

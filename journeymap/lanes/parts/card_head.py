"""What stands over the title of a card where no lane says which channel it is in."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import face
from journeymap.drawing.measure import Measure, line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import SMALL, SMALL_STRONG, Theme

_FACE = 7.0
_PILL = 7.0
_APART = 6.0
_UNDER = 3.0


class CardHead(NamedTuple):
    """What the head of a card says: words such as its channel, and a number in a pill.

    ``valence`` is shown as a small face. ``tone`` is the colour of the card's bar, blank for
    none; a card that is ``tinted`` has a little of it on its ground, too.
    """

    words: str = ""
    pill: str = ""
    valence: float | None = None
    tone: str = ""
    tinted: bool = False


class HeadText(NamedTuple):
    """The head of a card measured, as wide as its title."""

    head: CardHead
    words: Paragraph | None
    pill: float
    width: float

    @property
    def height(self) -> float:
        """How much it takes over the title, in page units."""
        rows = [self.words.height if self.words else 0.0]
        rows.append(line_height(SMALL_STRONG) + 2.0 if self.head.pill else 0.0)
        rows.append(2 * _FACE + 1.0 if self.head.valence is not None else 0.0)
        return max(rows) + (_UNDER if any(rows) else 0.0)

    def shapes(
        self, x: float, y: float, inks: tuple[str, str], theme: Theme, measure: Measure
    ) -> list[Shape]:
        """Draw it with its upper left corner at (x, y), words and number in their inks."""
        soft, strong = inks
        shapes: list[Shape] = []
        left, row = x, line_height(SMALL)
        if self.head.valence is not None:
            shapes += face(x + _FACE, y + row / 2, _FACE - 0.5, self.head.valence, theme)
            left += 2 * _FACE + _APART
        if self.words:
            shapes += self.words.shapes(left, y, soft, measure)
        if self.head.pill:
            at = Rect(x + self.width - self.pill, y - 1.0, self.pill, row + 2.0)
            shapes.append(Box(at, "", theme.card_edge, 1.0, at.h / 2))
            number = paragraph(self.head.pill, SMALL_STRONG, self.pill, measure)
            shapes += number.shapes(at.centre[0], y, strong, measure, "middle")
        return shapes


def measured_head(head: CardHead, width: float, measure: Measure) -> HeadText:
    """Set the head of a card so wide within its edges."""
    pill = measure.width(head.pill, SMALL_STRONG) + 2 * _PILL if head.pill else 0.0
    room = width - (pill + _APART if pill else 0.0)
    room -= 2 * _FACE + _APART if head.valence is not None else 0.0
    words = paragraph(head.words, SMALL, room, measure) if head.words else None
    return HeadText(head, words, pill, width)

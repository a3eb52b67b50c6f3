"""What a card says where two journeys are shown at once: that it came or went, or what changed."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.difference import Difference
from journeymap.analysis.difference.words import line
from journeymap.drawing.difference_signs import look_of
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import SMALL_STRONG, Theme
from journeymap.language import tr
from journeymap.view.differs import SeenDifference


class CardDifference(NamedTuple):
    """How a card differs, and the short words for it, blank for none."""

    kind: str
    words: str = ""


class DifferenceText(NamedTuple):
    """The strip of a card measured that says what changed, ``inset`` as far as its title is."""

    differs: CardDifference
    words: Paragraph
    inset: float

    @property
    def height(self) -> float:
        """How tall it is, in page units."""
        return self.words.height


def difference_on(seen: SeenDifference | None, id: str) -> CardDifference | None:
    """Return how a touchpoint on a page differs, ``None`` where it does not."""
    found = seen.cards.get(id) if seen else None
    return CardDifference(found.kind, _words(seen, found)) if seen and found else None


def _words(seen: SeenDifference, found: Difference) -> str:
    there = found.kind in ("added", "removed")  # which says all, and where it is can be seen
    told = ["" if there else line(seen.difference, found)]
    told.append(tr("guessed pair") if found.guessed else "")
    return " · ".join(filter(None, told))


def measured_difference(
    differs: CardDifference, width: float, measure: Measure, inset: float
) -> DifferenceText | None:
    """Set what is said of a difference in a strip of a width; nothing where that is nothing."""
    if not differs.words:
        return None
    inner = width - 2 * inset
    said = joined(differs.words.split(", "), SMALL_STRONG, inner, measure, ", ")
    return DifferenceText(differs, paragraph(said, SMALL_STRONG, inner, measure), inset)


def draw_difference(
    text: DifferenceText, place: Rect, theme: Theme, measure: Measure
) -> tuple[Shape, ...]:
    """Draw what changed, in letters of its kind."""
    ink = look_of(text.differs.kind, theme).strong
    return text.words.shapes(place.x + text.inset, place.y, ink, measure)

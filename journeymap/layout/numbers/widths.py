"""How wide cards are on a page of the numbers: thirds where it is wide, fewer where it is not."""

from __future__ import annotations

from typing import NamedTuple

WIDTH = 1352.0
"""How wide the cards of a page are together where nothing else is asked for, in page units."""

GAP = 18.0
"""How far apart cards stand, in page units."""

EDGE = 24.0
"""How far the cards keep from the edge of the page, in page units."""

PAD = 22.0
"""How far what stands on a card keeps from its edge, in page units."""

_MOST = 3
_FIRST = 0.6
_LEAST = 330.0
"""How wide a narrow card is at the least."""


class CardWidths(NamedTuple):
    """The widths of cards on a page that has ``room`` for them, all in page units."""

    room: float = WIDTH

    @property
    def across(self) -> int:
        """How many narrow cards stand side by side."""
        return max(1, min(_MOST, int((self.room + GAP) // (_LEAST + GAP))))

    def card(self, breadth: int) -> float:
        """Return the least width of a card of so many narrow ones, at most the page's."""
        n = min(breadth, self.across)
        narrow = (self.room - GAP * (self.across - 1)) / self.across
        return narrow * n + GAP * (n - 1)

    def inside(self, breadth: int) -> float:
        """Return the width inside such a card."""
        return self.card(breadth) - 2 * PAD

    @property
    def first(self) -> float:
        """The width of the card a page begins with, others beside it; alone where it is narrow."""
        return round((self.room - GAP) * _FIRST, 2) if self.across == _MOST else self.room


WHOLE_PAGE = CardWidths()
"""The widths of cards where nothing else is asked for."""

"""How large a page is set: the usual measures, and those of a dense page, in one place."""

from __future__ import annotations

from typing import Final, NamedTuple

from journeymap.drawing.shapes import TextStyle
from journeymap.drawing.theme import CARD, COLUMN, EMOTION, GUTTER, LEAST_LANE, MARGIN, PAD, RAIL

USUAL: Final = "usual"
DENSE: Final = "dense"
DENSITIES: Final = (USUAL, DENSE)
"""How closely a page is set; letters are as large in each."""


class PageSizes(NamedTuple):
    """The measures of a page, all in page units.

    ``rail`` is where lanes are named, ``pad`` stands over and under the cards of a lane, ``inset``
    left and right of what a card says, ``box`` of what a box in a lane says, and ``top`` over what
    a card says. ``band`` is how tall a lane of feelings is, and ``level`` how much more for each
    level beyond five; ``picture`` is how tall one of a storyboard is, ``air`` the room between what
    stands in a lane and its edges. ``face`` is half the width of a face, ``margin`` what is left
    free round the page; a ``tight`` page says in few words what stands close by, or in full at
    another level of detail.
    """

    rail: float
    column: float
    gutter: float
    folded: float
    pad: float
    lane: float
    gap: float
    card: TextStyle
    inset: float
    box: float
    top: float
    band: float
    level: float
    picture: float
    air: float
    face: float
    margin: float
    tight: bool

    def kept(self, drawn: float) -> float:
        """Return the width of a column as it is kept, of one as it is drawn without its gutter."""
        return drawn * COLUMN / self.column + GUTTER

    def drawn(self, kept: float) -> float:
        """Return how wide a column is drawn, without its gutter, that somebody gave a width."""
        return (kept - GUTTER) * self.column / COLUMN


_SIZES = {
    USUAL: PageSizes(
        RAIL, COLUMN, GUTTER, 104.0, PAD, LEAST_LANE, 4.0,
        CARD, 14.0, 10.0, 11.0, EMOTION, 12.0, 120.0, 10.0, 13.0, MARGIN, False,
    ),
    DENSE: PageSizes(
        150.0, 129.0, 20.0, 84.0, 5.0, 32.0, 2.0,
        TextStyle(12, 500), 11.0, 7.0, 7.0, 110.0, 8.0, 52.0, 5.0, 10.5, 18.0, True,
    ),
}  # fmt: skip


def sizes_of(density: str) -> PageSizes:
    """Return the measures of a page set so closely; of one nobody knows, the usual ones."""
    return _SIZES.get(density, _SIZES[USUAL])

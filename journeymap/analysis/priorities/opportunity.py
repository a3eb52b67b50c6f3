"""The opportunity score of a need (Anthony Ulwick, "Turn Customer Input into Innovation", 2002)."""

from __future__ import annotations

from typing import Final, Literal

from journeymap.errors import JourneyError
from journeymap.language import tr

OpportunityBand = Literal["extreme", "high", "solid", "served"]

BAND_FROM: Final[tuple[tuple[OpportunityBand, float], ...]] = (
    ("extreme", 15.0),
    ("high", 12.0),
    ("solid", 10.0),
    ("served", 0.0),
)
"""The bands, each with the score it begins at."""

MOST: Final = 10.0
"""The upper end of importance and satisfaction; the score goes to twice that."""


def opportunity(importance: float, satisfaction: float) -> float:
    """Return ``importance + max(importance − satisfaction, 0)``, from 0 to 20.

    Both are from 0 to 10: the share that answers 4 or 5 of 5, times ten. What satisfies more than
    it matters takes nothing away: 9.5 and 3.2 give 15.8, 4 and 9 give 4. Raises ``JourneyError``
    for what is not on that scale.
    """
    for one in (importance, satisfaction):
        if not 0 <= one <= MOST:
            raise JourneyError(tr("Importance and satisfaction go from 0 to 10."))
    return importance + max(importance - satisfaction, 0.0)


def band_of(score: float) -> OpportunityBand:
    """Return the band of a score: extreme from 15, high from 12, solid from 10, else served."""
    return next(name for name, least in BAND_FROM if score >= least or name == "served")


def out_of_ten(level: float) -> float:
    """Return an importance we gave from 1 to 5 as one from 0 to 10: 1 → 0, 3 → 5, 5 → 10.

    Ulwick asks customers; where only we have said how much something matters, the ends of our
    scale stand for nobody and everybody (a choice of ours).
    """
    return (level - 1) / 4 * MOST

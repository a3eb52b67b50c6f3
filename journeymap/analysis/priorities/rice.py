"""RICE: reach × impact × confidence ÷ effort (Sean McBride at Intercom, 2016)."""

from __future__ import annotations

from math import isfinite
from typing import Final

from journeymap.errors import JourneyError
from journeymap.language import tr

IMPACT_OF: Final = {5: 3.0, 4: 2.0, 3: 1.0, 2: 0.5, 1: 0.25}
"""Intercom's multipliers (massive, high, medium, low, minimal) by our impact from 5 to 1."""

CONFIDENCES: Final = (1.0, 0.8, 0.5)
"""High, medium and low confidence as Intercom has them; any share from 0 to 1 may be given."""


def rice(reach: float, impact: float, confidence: float, effort: float) -> float:
    """Return how much an idea is worth: ``reach · impact · confidence / effort``.

    ``reach`` is people in a period, from 0; ``impact`` one of Intercom's multipliers, above 0;
    ``confidence`` a share from 0 to 1; ``effort`` person-months, above 0. The result has no upper
    end and is compared only with others of the same period: 500 · 2 · 0.8 / 4 = 200. Raises
    ``JourneyError`` for what cannot be reckoned with, above all an effort of 0.
    """
    if not (isfinite(effort) and effort > 0):
        raise JourneyError(tr("An effort of 0 makes any idea worth endlessly much: say how many"
                              " person-months it takes, more than 0."))  # fmt: skip
    if not (isfinite(reach) and reach >= 0):
        raise JourneyError(tr("Reach is a number of people, 0 or more."))
    if not (isfinite(impact) and impact > 0):
        raise JourneyError(tr("The impact has to be more than 0."))
    if not 0 <= confidence <= 1:
        raise JourneyError(tr("Confidence is a share from 0 to 100 %."))
    return reach * impact * confidence / effort

"""The pages that are made of charts on cards, by the names of their arrangements."""

from __future__ import annotations

from typing import Final

NUMBERS: Final = "numbers"
"""The name of the arrangement that shows what was measured of a journey."""

PLAN: Final = "plan"
"""The name of the arrangement that shows what is to be done about a journey, and in which order."""

CHART_PAGES: Final = (NUMBERS, PLAN)
"""Every page that is made of charts."""


def page_of(arrangement: str) -> str:
    """Return the page of charts that an arrangement is; of any other it is the numbers."""
    return arrangement if arrangement in CHART_PAGES else NUMBERS

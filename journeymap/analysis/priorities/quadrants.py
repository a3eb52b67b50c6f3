"""Impact × effort, and what else is parted by the middle of two scales from 1 to 5."""

from __future__ import annotations

from typing import Literal

MIDDLE = 3
"""The middle of a scale from 1 to 5."""

Quadrant = Literal["quick win", "big bet", "fill-in", "avoid"]
ValueField = Literal["both", "customer", "business", "neither"]


def quadrant(impact: float, effort: float, middle: float = MIDDLE) -> Quadrant:
    """Return the field of an idea in the matrix of impact and effort, both from 1 to 5.

    Much for little is a quick win, much for much a big bet, little for little a fill-in, little
    for much to be avoided. What stands on the middle goes to the harder side: its impact counts
    as low and its effort as high (a choice of ours; the matrix itself is common knowledge).
    """
    high, hard = impact > middle, effort >= middle
    if high:
        return "big bet" if hard else "quick win"
    return "avoid" if hard else "fill-in"


def value_field(customer: float, business: float, middle: float = MIDDLE) -> ValueField:
    """Return who gains by an idea: ``both``, one of the two, or ``neither``; both from 1 to 5.

    What stands on the middle counts as low, as in ``quadrant``.
    """
    for_customer, for_business = customer > middle, business > middle
    if for_customer and for_business:
        return "both"
    return "customer" if for_customer else "business" if for_business else "neither"

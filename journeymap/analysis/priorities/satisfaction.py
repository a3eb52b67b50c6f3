"""Importance-performance analysis (Martilla & James, Journal of Marketing, 1977)."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal

SatisfactionField = Literal["attack", "maintain", "monitor", "overdone"]


def satisfaction_field(
    importance: float, performance: float, middle: tuple[float, float]
) -> SatisfactionField:
    """Return the field of something by how much it matters and how well it does.

    What matters and does badly is to be attacked, what matters and does well to be maintained;
    what matters little is monitored where it does badly, and overdone where it does well.
    ``middle`` is where the fields part, importance first, commonly the means of all; both in the
    units of what they part, such as a correlation from −1 to 1 and a top-2-box in per cent. On
    the middle counts as mattering, and as doing well.
    """
    if importance >= middle[0]:
        return "maintain" if performance >= middle[1] else "attack"
    return "overdone" if performance >= middle[1] else "monitor"


def derived_importance(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return how much something matters: the correlation (Pearson's r, −1 to 1) of its score with
    the overall score, over those who gave both.

    ``None`` where fewer than three did, or where all gave the same.
    """
    n = len(pairs)
    if n < 3:
        return None
    x = sum(one for one, _ in pairs) / n
    y = sum(other for _, other in pairs) / n
    across = sum((one - x) ** 2 for one, _ in pairs)
    up = sum((other - y) ** 2 for _, other in pairs)
    if not across or not up:
        return None
    return sum((one - x) * (other - y) for one, other in pairs) / sqrt(across * up)


def top_two_box(answers: Sequence[int]) -> float | None:
    """Return the share of the two highest answers, 0 to 100 %, of counts from low to high.

    ``None`` where nobody answered: missing is never zero.
    """
    total = sum(answers)
    return 100 * sum(answers[-2:]) / total if total else None

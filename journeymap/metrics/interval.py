"""Scores and their 95 % intervals, in plain arithmetic."""

from __future__ import annotations

from math import ceil, sqrt

Z = 1.959963984540054
"""The 0.975 quantile of the normal distribution."""

_T = (
    12.706204736432095,
    4.302652729696142,
    3.182446305284263,
    2.7764451051977987,
    2.5705818366147395,
    2.4469118487916806,
    2.3646242510102993,
    2.306004135033371,
    2.2621571627409915,
    2.2281388519649385,
)


def t_quantile(freedom: int) -> float:
    """Return the 0.975 quantile of Student's t, right to 5e-6.

    Exact values up to 10 degrees of freedom, then the expansion of Abramowitz and
    Stegun 26.7.5. Raises ``ValueError`` below 1.
    """
    if freedom < 1:
        raise ValueError("t needs at least one degree of freedom")
    if freedom <= len(_T):
        return _T[freedom - 1]
    z, v = Z, float(freedom)
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Return the interval of a net score in points: the score ± Z · 100 · √(v / n)."""
    p, d = promoters / n, detractors / n
    half = Z * 100 * sqrt((p + d - (p - d) ** 2) / n)
    return 100 * (p - d) - half, 100 * (p - d) + half


def adjusted_wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Return the adjusted Wald (3, T) interval of a net score, in points, not clamped.

    Three imagined answers, one spread over each class, keep it honest for few answers
    and for answers that all agree (Rocks 2016, The American Statistician).
    """
    return wald(promoters + 0.75, detractors + 0.75, n + 3)


def answers_needed(variance: float, margin: float) -> int:
    """Return how many answers bring the interval of a net score to ± ``margin`` points.

    ``variance`` is that of one answer, p + d − (p − d)², 1 at worst. Raises ``ValueError`` for
    a margin of 0 or less.
    """
    if margin <= 0:
        raise ValueError("no number of answers leaves no margin")
    return ceil(variance * (Z * 100 / margin) ** 2)


def wilson(hits: float, n: float) -> tuple[float, float]:
    """Return the Wilson interval of a share, 0 to 1; it never collapses (Wilson 1927)."""
    p, z2 = hits / n, Z * Z
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return centre - half, centre + half


def around_mean(
    low: int, answers: tuple[float, ...], effective: float | None = None
) -> tuple[float, float] | None:
    """Return the t interval of the mean of counted answers, the first worth ``low``.

    Of weighted answers, their sums of weights, ``effective`` is how many answers of one weight
    carry as far (Kish 1965). ``None`` for one answer, or when all agree: nothing is then known
    of the spread, and an interval without width would claim certainty.
    """
    n = sum(answers) if effective is None else effective
    spread = spread_of(low, answers)
    if n < 2 or spread == 0:
        return None
    mean = mean_of(low, answers)
    half = t_quantile(int(n - 1)) * sqrt(spread / (n - 1))
    return mean - half, mean + half


def mean_of(low: int, answers: tuple[float, ...]) -> float:
    """Return the mean of counted answers, the first worth ``low``, the next one more."""
    return sum(c * (low + i) for i, c in enumerate(answers)) / sum(answers)


def spread_of(low: int, answers: tuple[float, ...]) -> float:
    """Return the variance of counted answers around their mean, as that of a whole population."""
    mean = mean_of(low, answers)
    return sum(c * (low + i - mean) ** 2 for i, c in enumerate(answers)) / sum(answers)

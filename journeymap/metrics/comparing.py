"""Whether two scores really differ, or only as samples do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import NormalDist
from typing import Literal

from journeymap.metrics.answer_counts import AnswerCounts
from journeymap.metrics.interval import Z, mean_of, spread_of, t_quantile
from journeymap.metrics.periods import days_of
from journeymap.metrics.scored import ENOUGH, Scored
from journeymap.model.records import Metric

Test = Literal["z of net scores", "z of two shares", "Welch t"]

SURE = 0.05
"""A difference counts as real below this p, after Holm where several are shown together."""

_TESTS: dict[str, Test] = {
    "nps": "z of net scores",
    "top": "z of two shares",
    "mean": "Welch t",
}
_EXACT = 200
_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreDifference:
    """How far one score lies above another, on their scale, and how likely that is by chance.

    ``low`` and ``high`` are the 95 % interval of the difference; ``p`` is two-sided. ``few``
    says that fewer than ten answered on a side, so that nothing is judged by it.
    """

    one: Scored
    other: Scored
    difference: float
    low: float
    high: float
    statistic: float
    p: float
    test: Test
    few: bool

    def sure(self, p: float | None = None) -> bool:
        """Tell whether they really differ, by their own p or one corrected for many."""
        return not self.few and (self.p if p is None else p) < SURE


def compared(one: Scored, other: Scored) -> ScoreDifference | None:
    """Return how one score differs from another of the same question, ``None`` if none can tell.

    Net scores are compared by z with unpooled variances (as CRAN ``NPS::nps.test``), shares by z
    with the pooled share, means by Welch's t. Weighted answers count as (Σw)² / Σw². Nobody can
    tell of bare reported values, of a single answer, of means that all agree, or of a whole
    and its part.
    """
    first, second = one.answer_counts, other.answer_counts
    same = one.metric.id == other.metric.id and not set(one.records) & set(other.records)
    if not same or first is None or second is None or min(first.n, second.n) < 2:
        return None
    if _contains(one, other) or _contains(other, one):
        return None
    measured = _measured(one.metric, first, second)
    if measured is None:
        return None
    error, statistic, freedom = measured
    difference = one.reading.value - other.reading.value
    reach = (Z if freedom is None else t_quantile(max(1, int(freedom)))) * error
    p = _two_sided(statistic) if freedom is None else student_p(statistic, freedom)
    return ScoreDifference(
        one=one,
        other=other,
        difference=difference,
        low=difference - reach,
        high=difference + reach,
        statistic=statistic,
        p=p,
        test=_TESTS[one.metric.method],
        few=min(first.n, second.n) < ENOUGH,
    )


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Return p values corrected for being shown together, in their order, 1 at most (Holm 1979)."""
    order = sorted(range(len(ps)), key=lambda i: ps[i])
    corrected, least = [0.0] * len(ps), 0.0
    for rank, i in enumerate(order):
        least = max(least, min(1.0, (len(ps) - rank) * ps[i]))
        corrected[i] = least
    return tuple(corrected)


def student_p(t: float, freedom: float) -> float:
    """Return the two-sided p of a t statistic, for more than 0 degrees of freedom, whole or not.

    It is the regularised incomplete beta function at ν / (ν + t²) of ν / 2 and ½ (Abramowitz
    and Stegun 26.7.1).
    """
    if freedom <= 0:
        raise ValueError("t needs more than no degree of freedom")
    return _beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def _contains(whole: Scored, part: Scored) -> bool:
    """Tell whether the people of one score are, or may be, among those of another.

    So are those of a persona or segment in the whole, and those of a month in its quarter.
    """
    a, b = whole.score, part.score
    about = (a.touchpoint, a.stage, a.journey) == (b.touchpoint, b.stage, b.journey)
    if not about or a.respondents != b.respondents:
        return False
    long, short = days_of(a), days_of(b)
    within = bool(long and short and long[0] <= short[0] and short[1] <= long[1])
    same_time = within or (long == short and a.period.strip() == b.period.strip())
    grouped = bool(b.persona or b.segment.strip())
    everybody = not a.persona and not a.segment.strip()
    alike = (a.persona, a.segment.strip()) == (b.persona, b.segment.strip())
    return (same_time and everybody and grouped) or (within and long != short and alike)


def _measured(
    metric: Metric, one: AnswerCounts, other: AnswerCounts
) -> tuple[float, float, float | None] | None:
    """Return standard error, statistic and degrees of freedom, ``None`` of these for z."""
    if metric.method == "mean":
        return _welch(metric.low, one, other)
    if metric.method == "top":
        return _shares(metric.top, one, other)
    return _nets(one, other)


def _welch(low: int, one: AnswerCounts, other: AnswerCounts) -> tuple[float, float, float] | None:
    parts = []
    for given in (one, other):
        n = given.effective
        if n <= 1:
            return None
        parts.append((mean_of(low, given.sums), spread_of(low, given.sums) / (n - 1), n))
    (mean, part, n), (mean2, part2, n2) = parts
    both = part + part2
    if both <= 0:
        return None
    freedom = both**2 / (part**2 / (n - 1) + part2**2 / (n2 - 1))
    return sqrt(both), (mean - mean2) / sqrt(both), freedom


def _shares(top: int, one: AnswerCounts, other: AnswerCounts) -> tuple[float, float, None] | None:
    """Compare two shares in per cent; the statistic has the pooled share, the error does not."""
    n, n2 = one.effective, other.effective
    share, share2 = (sum(t.sums[-top:]) / sum(t.sums) for t in (one, other))
    pooled = (share * n + share2 * n2) / (n + n2)
    error = sqrt(pooled * (1 - pooled) * (1 / n + 1 / n2))
    if error <= 0:  # all, or none, on both sides: there is no difference to test
        return None
    alone = sqrt(share * (1 - share) / n + share2 * (1 - share2) / n2)
    return 100 * (alone or error), (share - share2) / error, None


def _nets(one: AnswerCounts, other: AnswerCounts) -> tuple[float, float, None] | None:
    """Compare two net scores; where all agree on both sides three imagined answers give a spread."""
    parts = [_net(given, 0) for given in (one, other)]
    if sum(variance for _, variance in parts) <= 0:
        parts = [_net(given, 3) for given in (one, other)]
    (net, variance), (net2, variance2) = parts
    error = sqrt(variance + variance2)
    return 100 * error, (net - net2) / error, None


def _net(given: AnswerCounts, imagined: int) -> tuple[float, float]:
    promoters, passives, detractors = given.classes()
    n, total = given.effective, promoters + passives + detractors
    p = (promoters / total * n + imagined / 4) / (n + imagined)
    d = (detractors / total * n + imagined / 4) / (n + imagined)
    return p - d, (p + d - (p - d) ** 2) / (n + imagined)


def _two_sided(z: float) -> float:
    return 2 * NormalDist().cdf(-abs(z))


def _beta(x: float, a: float, b: float) -> float:
    """Return the regularised incomplete beta function (Lentz's continued fraction)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    c, d = 1.0, 1 / max(_TINY, 1 - (a + b) * x / (a + 1))
    fraction = d
    for m in range(1, _EXACT):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / (1 + term * d or _TINY)
            c = 1 + term / c or _TINY
            fraction *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * fraction

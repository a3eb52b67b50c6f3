"""Metrics: questions put to customers, one file each, and how their answers are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from journeymap.language import decimal, tr
from journeymap.metrics.answer_counts import CLASSES, AnswerCounts
from journeymap.metrics.interval import adjusted_wald, around_mean, mean_of, wilson
from journeymap.model.records import Metric
from journeymap.registry import Registry

Badge = Literal["none", "anecdotal", "indicative", "usable", "solid"]
"""How far so many answers carry; ``none`` asks to show the one answer and no score."""

Direction = Literal["higher", "lower"]
Method = Literal["mean", "top", "nps"]
Respondents = Literal["customers", "employees", "team", "others"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricKind:
    """A well-known question: its wording, its scale, which way is better, how it is scored.

    ``respondents`` are those whom one usually asks it.
    """

    name: str
    label: str
    short: str
    question: str
    low: int
    high: int
    direction: Direction
    method: Method
    respondents: Respondents = "customers"


_SHORT = 16
"""How many letters a title has at the most that stands on a pill."""
_FINEST = 4
_FINE = 400

METRICS: Registry[MetricKind] = Registry("journeymap.metrics", "journeymap.metrics")
"""Every kind of metric by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A score computed from answers, with what is needed to show it honestly.

    ``low`` and ``high`` are the 95 % interval on the same scale as ``value``, or ``None``
    where the answers cannot tell. All three are shown with so many ``digits``. A single
    answer is no score: its ``value`` is the answer and its ``scale`` that of the answers.
    """

    value: float
    low: float | None
    high: float | None
    n: int
    scale: tuple[float, float]
    badge: Badge
    digits: int = 0
    unit: str = ""
    plus: str = ""

    @property
    def shown(self) -> str:
        """The value as people read it, such as ``+46``, ``82 %`` or ``4.4``."""
        return self.written(self.value, self.plus) + self.unit

    def written(self, value: float, plus: str = "", *, comma: bool = True) -> str:
        """Return a number of this scale with as many digits as the value has."""
        return decimal(value, self.digits, plus, comma=comma)


def kind_of(metric: Metric) -> MetricKind:
    """Return the kind of a metric; one from a plug-in that is not here counts as own."""
    try:
        return METRICS[metric.kind]
    except KeyError:
        return METRICS["own"]


def short_name(metric: Metric) -> str:
    """Return the name for a pill, such as ``NPS``; own questions go by their title.

    A title that is as short and names the kind tells questions of one kind apart: ``CSAT Q9``.
    """
    short, title = tr(kind_of(metric).short), " ".join(metric.title.split())
    if not short:
        return metric.title
    named = f" {short} ".casefold() in f" {title} ".casefold()
    return title if named and len(title) <= _SHORT else short


def read(metric: Metric, answers: tuple[int, ...]) -> Reading | None:
    """Return the score of counted answers from ``metric.low`` to ``metric.high``.

    ``None`` when nobody answered: missing is never zero. Raises ``ValueError`` when
    there are not as many counts as the scale has answers.
    """
    return read_counts(metric, AnswerCounts(counts=answers)) if any(answers) else None


def read_counts(metric: Metric, given: AnswerCounts) -> Reading | None:
    """Return the score of answers that may be weighted, or of which only the classes are known.

    With weights the value is that of Σw, and the interval that of (Σw)² / Σw² answers; ``n``
    is always how many people answered. ``None`` and ``ValueError`` as for ``read``; classes
    are a net score only.
    """
    answers = given.counts
    if not any(answers):
        return None
    wanted = CLASSES if given.classed else metric.high - metric.low + 1
    if len(answers) != wanted or (given.classed and metric.method != "nps"):
        raise ValueError(f"{len(answers)} counts do not fit {metric.low} to {metric.high}")
    if given.n == 1 and not given.classed:
        return _single(metric, answers)
    return _told_apart(_READERS[metric.method](metric, given))


def reported(metric: Metric, value: float, n: int) -> Reading:
    """Return a bare score that somebody else computed of ``n`` answers.

    It has no interval, as nobody knows how the answers were spread, and is shown with as many
    digits as it was written with, four at most.
    """
    digits, whole = (1 if metric.method == "mean" else 0), round(value, _FINEST)
    while digits < _FINEST and round(whole, digits) != whole:
        digits += 1
    unit = " %" if metric.method == "top" else ""
    plus = "+" if metric.method == "nps" else ""
    scale = scale_of(metric)
    return Reading(
        value=value, low=None, high=None, n=n, scale=scale, badge=badge(n), digits=digits,
        unit=unit, plus=plus,
    )  # fmt: skip


def scale_of(metric: Metric) -> tuple[float, float]:
    """Return the ends of the scale its scores are on: the answers', per cent, or NPS points."""
    ends = {"top": (0.0, 100.0), "nps": (-100.0, 100.0)}
    return ends.get(metric.method, (float(metric.low), float(metric.high)))


def goodness(metric: Metric, reading: Reading) -> float:
    """Return how good a reading is, from 0 for the worst to 1 for the best it could be.

    Reads the metric's direction: a CES 1.0 of 4.5 out of 5 is bad.
    """
    lo, hi = reading.scale
    share = (reading.value - lo) / (hi - lo) if hi > lo else 0.5
    return 1 - share if metric.direction == "lower" else share


def badge(n: int) -> Badge:
    """Return how far ``n`` answers carry; the limits are a convention of ours."""
    if n < 1:
        return "none"
    return "anecdotal" if n < 10 else "indicative" if n < 30 else "usable" if n < 100 else "solid"


def _single(metric: Metric, answers: tuple[int, ...]) -> Reading:
    """Return the one answer there is, on the scale it was given."""
    scale, value = (float(metric.low), float(metric.high)), float(metric.low + answers.index(1))
    return Reading(value=value, low=None, high=None, n=1, scale=scale, badge="none")


def _mean(metric: Metric, given: AnswerCounts) -> Reading:
    value = mean_of(metric.low, given.sums)
    scale = scale_of(metric)
    ends = _within(scale, around_mean(metric.low, given.sums, given.effective))
    return _reading(metric, given, value, ends, digits=1)


def _top(metric: Metric, given: AnswerCounts) -> Reading:
    """Read the share of the highest answers in per cent; how many count is the metric's business."""
    share = sum(given.sums[-metric.top :]) / sum(given.sums)
    low, high = wilson(share * given.effective, given.effective)
    return _reading(metric, given, 100 * share, (100 * low, 100 * high), unit=" %")


def _nps(metric: Metric, given: AnswerCounts) -> Reading:
    """Read promoters less detractors in points."""
    promoters, passives, detractors = given.classes()
    all_of_them, n = promoters + passives + detractors, given.effective
    p, d = promoters / all_of_them, detractors / all_of_them
    ends = _within(scale_of(metric), adjusted_wald(p * n, d * n, n))
    digits = 1 if given.n >= _FINE else 0
    return _reading(metric, given, 100 * (p - d), ends, digits=digits, plus="+")


def _reading(
    metric: Metric,
    given: AnswerCounts,
    value: float,
    ends: tuple[float, float] | tuple[None, None],
    *,
    digits: int = 0,
    unit: str = "",
    plus: str = "",
) -> Reading:
    low, high = ends
    return Reading(
        value=value,
        low=low,
        high=high,
        n=given.n,
        scale=scale_of(metric),
        badge=badge(given.n),
        digits=digits,
        unit=unit,
        plus=plus,
    )


_READERS = {"mean": _mean, "top": _top, "nps": _nps}


def _told_apart(reading: Reading) -> Reading:
    """Return a reading with as many digits as tell the ends of its interval apart."""
    low, high = reading.low, reading.high
    if low is None or high is None:
        return reading
    while reading.digits < _FINEST and reading.written(low) == reading.written(high):
        reading = replace(reading, digits=reading.digits + 1)
    return reading


def _within(
    scale: tuple[float, float], interval: tuple[float, float] | None
) -> tuple[float, float] | tuple[None, None]:
    if interval is None:
        return None, None
    return max(scale[0], interval[0]), min(scale[1], interval[1])

"""What matters and what satisfies: touchpoints by importance and by their score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import both, short, title_of
from journeymap.language import decimal, plural, tr
from journeymap.metrics import goodness, short_name
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import method
from journeymap.model.records import Metric, Touchpoint

LEAST = 3
"""So many touchpoints it takes before some matter more than others."""

_FEW = 2
_ALIKE = 1e-9  # so far may a mean of equal numbers lie from them


@dataclass(frozen=True, slots=True)
class Weighed:
    """A touchpoint with how much it matters and how it scores."""

    touchpoint: str
    title: str
    stage: str
    importance: float
    n: int | None
    scored: Scored


@dataclass(frozen=True, slots=True)
class Importance:
    """Touchpoints by importance and score.

    ``derived`` says that importance is the correlation with the overall question, −1 to 1, and
    not what was given from 1 to 5. ``middle`` are the means of importance and score, at which the
    four fields part. ``touchpoints`` is how many there are in all.
    """

    metric: Metric
    points: tuple[Weighed, ...]
    derived: bool
    middle: tuple[float, float]
    touchpoints: int

    @property
    def urgent(self) -> tuple[Weighed, ...]:
        """Those that matter more than the mean and score worse, the worst first."""
        value, sign = self.middle[1], -1 if self.metric.direction == "lower" else 1
        found = [
            p for p in self.weighty if sign * (value - p.scored.reading.value) > _ALIKE * abs(value)
        ]
        return tuple(sorted(found, key=lambda p: goodness(self.metric, p.scored.reading)))

    @property
    def weighty(self) -> tuple[Weighed, ...]:
        """Those that matter more than the mean."""
        middle = self.middle[0]
        return tuple(p for p in self.points if p.importance - middle > _ALIKE)


def importance_of(
    known: KnownScores, cards: Sequence[tuple[Touchpoint, str]], metric: Metric
) -> Importance | None:
    """Return how touchpoints matter and score, ``None`` where too few are known.

    Importance is the correlation with the overall question where as many have it as were given
    one by hand; the two are never mixed.
    """
    derived, given = list[Weighed](), list[Weighed]()
    for card, stage in cards:
        every = known.at("touchpoint", card.id)
        scored = next((s for s in every if s.metric.id == metric.id and not s.guessed), None)
        if scored is None or scored.reading.n < 2:
            continue
        title = title_of(card)
        r, n = scored.score.r, scored.score.r_n
        if r is not None and n:
            derived.append(Weighed(card.id, title, stage, r, n, scored))
        if card.importance_customer is not None:
            weight = float(card.importance_customer)
            given.append(Weighed(card.id, title, stage, weight, None, scored))
    points = derived if derived and len(derived) >= len(given) else given
    if len(points) < LEAST:
        return None
    middle = (
        sum(p.importance for p in points) / len(points),
        sum(p.scored.reading.value for p in points) / len(points),
    )
    return Importance(metric, tuple(points), points is derived, middle, len(cards))


def sentence(found: Importance) -> str:
    """Return what matters more than the rest and scores worse."""
    urgent = found.urgent
    if not found.weighty:
        return tr("All that was asked about matters alike")
    if not urgent:
        return tr("What matters most scores no worse than the rest")
    names = [tr("“{name}”", name=short(point.title)) for point in urgent[:_FEW]]
    if more := len(urgent) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    if len(urgent) == 1:
        return tr(
            "{name} matters more than the mean and scores below it: begin there", name=names[0]
        )
    return tr(
        "{names} matter more than the mean and score below it: begin there", names=both(names)
    )


def note(found: Importance) -> list[str]:
    """Return what is drawn, where the fields part, and what is left out, in parts."""
    if found.derived:
        ns = [point.n or 0 for point in found.points]
        count = decimal(min(ns), groups=True)
        told = tr("importance: correlation with the overall question, n ≥ {n}", n=count)
    else:
        told = tr("importance to the customer, as we gave it from 1 to 5")
    n, total = len(found.points), found.touchpoints
    return [
        part
        for part in (
            tr("{metric}, {method}", metric=short_name(found.metric), method=method(found.metric)),
            told,
            tr("lines: the means"),
            tr("{n} of {total} touchpoints", n=n, total=total) if n < total else "",
            tr("lower is better") if found.metric.direction == "lower" else "",
        )
        if part
    ]

"""A score of the whole journey by where its customers come, beside that of all answers."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.analysis.flow.paths import flow
from journeymap.language import decimal, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.scored import scores_at
from journeymap.model.grid import cards
from journeymap.model.records import Metric
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class TrafficWeighted:
    """Σ visits × score / Σ visits over ``touchpoints`` scored ones, on the scale of the score.

    It has no interval: visits are expected and not sampled. ``assumed`` says that nobody
    counted them.
    """

    metric: Metric
    value: float
    touchpoints: int
    assumed: bool

    @property
    def sentence(self) -> str:
        """The value by its name, never a bare mean of means."""
        digits, unit = (1, "") if self.metric.method == "mean" else (0, "")
        unit = " %" if self.metric.method == "top" else unit
        plus = "+" if self.metric.method == "nps" else ""
        said = plural(
            "{value} weighted by visits of {n} touchpoint",
            "{value} weighted by visits of {n} touchpoints",
            self.touchpoints,
            value=decimal(self.value, digits, plus) + unit,
        )
        return tr("{score} (visits are assumed)", score=said) if self.assumed else said


def traffic_weighted(snapshot: Snapshot, journey: str, metric: str) -> TrafficWeighted | None:
    """Return a question's score over the touchpoints of a journey, each by its expected visits.

    Of each touchpoint it takes what customers said that counts there, guesses never. ``None``
    where fewer than two touchpoints have such a score, or nobody comes to them (domain: named
    beside the pooled score, as the two answer different questions).
    """
    visits = flow(snapshot, journey)
    total = weight = 0.0
    asked, known = 0, None
    for card in cards(snapshot, journey):
        found = scores_at(snapshot, "touchpoint", card.id)
        here = next((x for x in found if x.metric.id == metric and x.counts), None)
        if here is None or here.today or here.reading.n < 2:
            continue
        if here.score.respondents != "customers":
            continue
        known, asked = here.metric, asked + 1
        total += visits.visits.get(card.id, 0.0) * here.reading.value
        weight += visits.visits.get(card.id, 0.0)
    if known is None or asked < 2 or weight <= 0:
        return None
    return TrafficWeighted(
        metric=known, value=total / weight, touchpoints=asked, assumed=visits.assumed
    )


def traffic_lines(snapshot: Snapshot, journey: str) -> tuple[str, ...]:
    """Return for each question of a journey its score by visits, under its name, in a line."""
    found = (traffic_weighted(snapshot, journey, m.id) for m in snapshot.ordered(Metric))
    return tuple(f"{short_name(one.metric)} {one.sentence}" for one in found if one)

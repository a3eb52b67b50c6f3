"""Importance and satisfaction: what matters and satisfies few is to be attacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.asked_needs import AskedNeed, asked_needs
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import both, short
from journeymap.analysis.priorities.satisfaction import SatisfactionField, satisfaction_field
from journeymap.language import decimal, plural, tr
from journeymap.metrics import short_name
from journeymap.model.records import Metric, Touchpoint

LEAST = 3
"""So many touchpoints it takes before some matter more than others."""

_FEW = 2


@dataclass(frozen=True, slots=True)
class SatisfiedNeed:
    """A touchpoint: how much it matters, the share it satisfies (0 to 100 %), and its field."""

    touchpoint: str
    title: str
    importance: float
    satisfied: float
    field: SatisfactionField
    n: int


@dataclass(frozen=True, slots=True)
class Satisfied:
    """Touchpoints by importance and satisfaction; ``middle`` are the means, importance first.

    ``derived`` says that importance is the correlation with the overall question, not given.
    """

    metric: Metric
    needs: tuple[SatisfiedNeed, ...]
    derived: bool
    middle: tuple[float, float]

    def within(self, field: SatisfactionField) -> tuple[SatisfiedNeed, ...]:
        """Return those in a field, those that satisfy fewest first."""
        return tuple(need for need in self.needs if need.field == field)


def satisfied(known: KnownScores, cards: Sequence[tuple[Touchpoint, str]]) -> Satisfied | None:
    """Return the first question of which enough is known, ``None`` where none is.

    Importance is the correlation with the overall question where as many touchpoints have it as
    were given one by hand; the two are never mixed.
    """
    found = (_of(metric, needs) for metric, needs in asked_needs(known, cards))
    return next((one for one in found if one), None)


def _of(metric: Metric, needs: Sequence[AskedNeed]) -> Satisfied | None:
    derived = [(need, need.derived) for need in needs if need.derived is not None]
    given = [(need, float(need.given)) for need in needs if need.given is not None]
    by_answers = bool(derived) and len(derived) >= len(given)
    weighed = derived if by_answers else given
    if len(weighed) < LEAST:
        return None
    middle = (
        sum(importance for _, importance in weighed) / len(weighed),
        sum(need.satisfied.value for need, _ in weighed) / len(weighed),
    )
    placed = [
        SatisfiedNeed(
            need.touchpoint,
            need.title,
            importance,
            need.satisfied.value,
            satisfaction_field(importance, need.satisfied.value, middle),
            need.derived_n if by_answers else need.satisfied.n,
        )
        for need, importance in weighed
    ]
    worst_first = tuple(sorted(placed, key=lambda need: need.satisfied))
    return Satisfied(metric, worst_first, by_answers, middle)


def sentence(found: Satisfied) -> str:
    """Return what to attack."""
    urgent = found.within("attack")
    if not urgent:
        return tr("What matters satisfies: there is nothing to attack")
    names = [tr("“{name}”", name=short(need.title)) for need in urgent[:_FEW]]
    if more := len(urgent) - len(names):
        names.append(plural("{n} more", "{n} more", more))
    if len(urgent) == 1:
        return tr("Attack {name}: it matters and satisfies few", name=names[0])
    return tr("Attack {names}: they matter and satisfy few", names=both(names))


def note(found: Satisfied) -> list[str]:
    """Return what the axes are, and where the fields part, in parts."""
    least = decimal(min(need.n for need in found.needs), groups=True)
    told = (
        tr("importance: correlation with the overall question, n ≥ {n}", n=least)
        if found.derived
        else tr("importance to the customer, as we gave it from 1 to 5")
    )
    return [
        tr("Satisfied: the two highest answers to {metric}", metric=short_name(found.metric)),
        told,
        tr("lines: the means"),
    ]

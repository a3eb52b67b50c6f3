"""Where customers are served less than it matters to them: the opportunity of each touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.asked_needs import AskedNeed, asked_needs
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import both, short
from journeymap.analysis.charts.waiting import Unrated
from journeymap.analysis.priorities.opportunity import (
    OpportunityBand,
    band_of,
    opportunity,
    out_of_ten,
)
from journeymap.language import decimal, plural, tr
from journeymap.metrics import short_name
from journeymap.model.records import Metric, Touchpoint

_FEW = 2


@dataclass(frozen=True, slots=True)
class NeedScore:
    """A touchpoint with importance and satisfaction, 0 to 10, and what that comes to, 0 to 20."""

    touchpoint: str
    title: str
    importance: float
    satisfaction: float
    score: float
    band: OpportunityBand
    n: int


@dataclass(frozen=True, slots=True)
class Opportunities:
    """The touchpoints of one question, the greatest opportunity first.

    ``unrated`` are those of which nobody has said how much they matter.
    """

    metric: Metric
    needs: tuple[NeedScore, ...]
    unrated: tuple[Unrated, ...]

    def within(self, band: OpportunityBand) -> tuple[NeedScore, ...]:
        """Return those in a band."""
        return tuple(need for need in self.needs if need.band == band)


def opportunities(
    known: KnownScores, cards: Sequence[tuple[Touchpoint, str]]
) -> Opportunities | None:
    """Return the opportunities of the question most is known of, ``None`` where none was asked."""
    found = [_of(metric, needs) for metric, needs in asked_needs(known, cards)]
    return max(found, key=lambda one: (len(one.needs), len(one.unrated)), default=None)


def _of(metric: Metric, needs: Sequence[AskedNeed]) -> Opportunities:
    scored = [_scored(need, need.given) for need in needs if need.given is not None]
    unrated = [
        Unrated(need.touchpoint, need.title, tr("satisfied {share}", share=need.satisfied.shown))
        for need in needs
        if need.given is None
    ]
    best = sorted(scored, key=lambda need: (-need.score, -need.importance))
    return Opportunities(metric, tuple(best), tuple(unrated))


def _scored(need: AskedNeed, given: int) -> NeedScore:
    importance = out_of_ten(min(5, max(1, given)))
    satisfaction = round(need.satisfied.value / 10, 9)
    score = opportunity(importance, satisfaction)
    return NeedScore(need.touchpoint, need.title, importance, satisfaction, score, band_of(score),
                     need.satisfied.n)  # fmt: skip


def sentence(found: Opportunities) -> str:
    """Return where the greatest opportunity is."""
    if not found.needs:
        return tr("How much touchpoints matter is not said yet: drag one onto the board")
    first = found.needs[0]
    extreme = found.within("extreme")
    if len(extreme) > 1:
        names = [tr("“{name}”", name=short(need.title)) for need in extreme[:_FEW]]
        if more := len(extreme) - len(names):
            names.append(plural("{n} more", "{n} more", more))
        return tr("{names} are extreme opportunities", names=both(names))
    if first.band == "served":
        return tr("Customers are served where it matters to them: nothing comes to 10 of 20")
    return tr("“{name}” is the greatest opportunity: {score} of 20", name=short(first.title),
              score=decimal(first.score, 1))  # fmt: skip


def note(found: Opportunities) -> list[str]:
    """Return how the figure is reckoned and of what, in parts."""
    return [
        tr("Importance + (importance − satisfaction), each from 0 to 10"),
        tr("satisfaction: the two highest answers to {metric}", metric=short_name(found.metric)),
        tr("importance: as we gave it, 1 to 5 as 0 to 10"),
    ]

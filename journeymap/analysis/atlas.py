"""Every journey of a document in short: its curve, its worst moment, its score, what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeymap.analysis.flow.case_ways import CASE, cases_of, model_of
from journeymap.analysis.insights import insights
from journeymap.analysis.rolled_up import rolled_up
from journeymap.dates import passed
from journeymap.language import mark
from journeymap.metrics import goodness
from journeymap.metrics.scored import Scored, scores_at, together
from journeymap.model.grid import journey_of, seen
from journeymap.model.names import journey_name
from journeymap.model.records import Feeling, Friction, Idea, Journey, Score, Touchpoint
from journeymap.model.snapshot import Snapshot


class Moment(NamedTuple):
    """A touchpoint and how it feels there, the mean of who is asked, from −1 to 1."""

    touchpoint: Touchpoint
    valence: float


@dataclass(frozen=True, slots=True)
class JourneySummary:
    """What is to be known of a journey at a glance.

    ``curve`` is the mean feeling at each visible touchpoint as they are read, ``None`` where
    nobody felt anything; ``score`` the one that tells most, ``at`` the only touchpoint it is of,
    where it was not asked of the journey or of several. ``inside`` are the journeys it is in.
    ``model`` is the one it is a case of, ``cases`` how many cases it has itself.
    """

    journey: Journey
    curve: tuple[float | None, ...]
    worst: Moment | None
    score: Scored | None
    at: Touchpoint | None
    inside: tuple[Journey, ...]
    touchpoints: int
    frictions: int
    ideas: int
    model: Journey | None = None
    cases: int = 0

    @property
    def stale(self) -> bool:
        """Whether it should have been looked at again by now; a retired one never."""
        return self.journey.status != "retired" and passed(self.journey.review)


class PortfolioScore(NamedTuple):
    """A score over journeys: all answers to one question, of one kind of people and period."""

    scored: Scored
    journeys: int


def summary_of(snapshot: Snapshot, journey: Journey) -> JourneySummary:
    """Return what is to be known of a journey at a glance."""
    cards = seen(snapshot, journey.id)
    felt = [(card, mean_feeling(snapshot, card)) for card in cards]
    moments = [Moment(card, valence) for card, valence in felt if valence is not None]
    score, at = _score(snapshot, journey, cards)
    return JourneySummary(
        journey,
        tuple(valence for _, valence in felt),
        min(moments, key=lambda moment: moment.valence, default=None),
        score,
        at,
        _around(snapshot, journey),
        len(cards),
        len(insights(f for card in cards for f in snapshot.of(Friction, "touchpoint", card.id))),
        len(insights(snapshot.of(Idea, "journey", journey.id))),
        snapshot.get(Journey, model_of(snapshot, journey.id)) if journey.state == CASE else None,
        len(cases_of(snapshot, journey.id)),
    )


def mean_feeling(snapshot: Snapshot, card: Touchpoint) -> float | None:
    """Return the mean of what is felt at a touchpoint, −1 to 1, each persona once.

    Where nothing is, it is that of the journey inside it; ``None`` where there is none either.
    """
    felt = {one.persona: one.valence for one in snapshot.of(Feeling, "touchpoint", card.id)}
    if not felt and card.opens and (rolled := rolled_up(snapshot, card)):
        felt = dict(rolled.feelings)
    return sum(felt.values()) / len(felt) if felt else None


def _around(snapshot: Snapshot, journey: Journey) -> tuple[Journey, ...]:
    """Return the journeys with a touchpoint that opens this one."""
    doors = snapshot.of(Touchpoint, "opens", journey.id)
    found = dict.fromkeys(id for card in doors if (id := journey_of(snapshot, card)))
    return tuple(one for id in found if (one := snapshot.get(Journey, id)))


def _score(
    snapshot: Snapshot, journey: Journey, cards: Sequence[Touchpoint]
) -> tuple[Scored | None, Touchpoint | None]:
    """Return the score that tells most of a journey: of customers before a guess, then of most."""
    told = [one for one in scores_at(snapshot, "journey", journey.id) if one.counts or one.today]
    found: list[tuple[Scored, Touchpoint | None]] = [(one, None) for one in told]
    if not found:
        found = [
            (one, card)
            for card in cards
            for one in scores_at(snapshot, "touchpoint", card.id)
            if one.counts or one.today
        ]

    def rank(pair: tuple[Scored, Touchpoint | None]) -> tuple[bool, bool, int]:
        return pair[0].guessed, pair[0].today, -pair[0].reading.n

    return min(found, key=rank, default=(None, None))


def over_all(snapshot: Snapshot, summaries: Sequence[JourneySummary]) -> PortfolioScore | None:
    """Return the score most journeys have in common, its answers added up; ``None`` for none.

    Only what may be pooled is: one metric, kind of people, part of them and period; guesses of
    ours are not, nor what is known of today only. A journey inside another is a part of that one,
    and is counted with it alone; a case is no journey of its own.
    """
    whose: dict[str, str] = {}
    records: list[Score] = []
    scored = {one.journey.id: _counting(snapshot, one.journey) for one in summaries}
    for one in summaries:
        if one.model is not None:
            continue
        around = {m.metric.id for out in one.inside for m in scored.get(out.id, ())}
        for found in scored[one.journey.id]:
            if found.metric.id not in around:
                records += found.records
                whose |= {record.id: one.journey.id for record in found.records}
    best: PortfolioScore | None = None
    for found in together(snapshot, records):
        count = len({whose[record.id] for record in found.records})
        if count > 1 and (best is None or _rank(found, count) > _rank(*best)):
            best = PortfolioScore(found, count)
    return best


def _counting(snapshot: Snapshot, journey: Journey) -> list[Scored]:
    found = scores_at(snapshot, "journey", journey.id)
    return [one for one in found if one.counts and not one.guessed]


def _rank(scored: Scored, journeys: int) -> tuple[int, int]:
    return journeys, scored.reading.n


Key = Callable[[JourneySummary], tuple[Any, ...]]

SORTS: Mapping[str, str] = {
    "": mark("As in the file"),
    "worst": mark("Worst moment first"),
    "score": mark("Score, lowest first"),
    "review": mark("Review date, earliest first"),
    "title": mark("Title"),
}
"""What the journeys of an atlas can be sorted by, with what it is called."""


def in_order(found: Sequence[JourneySummary], sort: str) -> list[JourneySummary]:
    """Return the journeys by the name of a sort; one that is unknown leaves them as they are.

    As they are in the file, the cases of one come right after it. What has nothing to be sorted
    by comes last. Scores of different questions are compared by
    where on its own scale each lies.
    """
    keys: dict[str, Key] = {
        "worst": lambda one: (one.worst is None, one.worst.valence if one.worst else 0.0),
        "score": lambda one: (
            one.score is None,
            goodness(one.score.metric, one.score.reading) if one.score else 0.0,
        ),
        "review": lambda one: (not one.journey.review.strip(), one.journey.review.strip()),
        "title": lambda one: (journey_name(one.journey).casefold(),),
    }
    key = keys.get(sort)
    if key:
        return sorted(found, key=key)
    below: dict[str, list[JourneySummary]] = {}
    ids = {one.journey.id for one in found}
    for one in found:
        if one.model is not None and one.model.id in ids:
            below.setdefault(one.model.id, []).append(one)
    alone = [one for one in found if one.model is None or one.model.id not in ids]
    return [x for one in alone for x in (one, *below.get(one.journey.id, ()))]

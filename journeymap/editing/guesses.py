"""What the team guesses before it sees what customers say."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.language import read_number
from journeymap.metrics.periods import days_said
from journeymap.metrics.scored import Scored, scores_at
from journeymap.metrics.typed_answers import TypedAnswers, typed_answers
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, stages
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Metric, Score, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot

TEAM = "team"


class GuessPlace(NamedTuple):
    """A place to guess at: ``touchpoint``, ``stage`` or ``journey``, and its record."""

    place: str
    record: Journey | Stage | Touchpoint


def guessable(snapshot: Snapshot, journey: str, metric: str) -> list[GuessPlace]:
    """Return where customers answered a metric, in the order of the journey."""
    there = snapshot.get(Journey, journey)
    places = [GuessPlace("journey", there)] if there else []
    places += [GuessPlace("stage", stage) for stage in stages(snapshot, journey)]
    places += [GuessPlace("touchpoint", card) for card in cards(snapshot, journey)]
    return [one for one in places if customers_at(snapshot, one, metric)]


def customers_at(snapshot: Snapshot, at: GuessPlace, metric: str) -> Scored | None:
    """Return what customers say of a metric at a place itself, where they were asked."""
    return next(
        (
            one
            for one in scores_at(snapshot, at.place, at.record.id)
            if one.metric.id == metric
            and one.counts
            and one.score.respondents == "customers"
            and not one.touchpoints
        ),
        None,
    )


def guess_at(snapshot: Snapshot, at: GuessPlace, metric: str) -> Score | None:
    """Return the newest guess of the team at a place, of all customers."""
    found = [
        score
        for score in snapshot.of(Score, at.place, at.record.id)
        if score.metric == metric and score.respondents == TEAM
        if score.persona is None and not score.segment.strip()
    ]
    return found[-1] if found else None


def set_guess(
    snapshot: Snapshot, at: GuessPlace, metric: Metric, text: str, people: int
) -> Change | None:
    """Write what ``people`` of the team guess a metric is at a place; a blank takes it away.

    Raises ``JourneyError`` where it cannot be read. A bare value is what so many guess together;
    answers, or a value with another n, are taken as they are.
    """
    before = guess_at(snapshot, at, metric.id)
    if not text.strip():
        return change("Guess", remove=[before]) if before else None
    typed = _typed(metric, text.strip(), people)
    if before:
        return change("Guess", edit=[(before, typed.put(before))]) or None
    row = snapshot.of(Score, at.place, at.record.id)
    known = customers_at(snapshot, at, metric.id)
    period = known.score.period if known else ""
    new = Score(metric=metric.id, respondents=TEAM, period=period, position=after_last(row)).but(
        **{at.place: at.record.id}, **days_said(period)
    )
    return change("Guess", add=[typed.put(new)])


def _typed(metric: Metric, text: str, people: int) -> TypedAnswers:
    bare = read_number(text.removesuffix("%").strip()) is not None
    return typed_answers(metric, f"{text} (n = {people})" if bare else text)

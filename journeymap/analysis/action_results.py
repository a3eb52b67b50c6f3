"""What became of an action: the score it is to move, before it was due and since, with the test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from journeymap.metrics.comparing import ScoreDifference, compared, holm
from journeymap.metrics.periods import Span, age, days_of, span
from journeymap.metrics.scored import Scored, today_of, together
from journeymap.model.grid import cards
from journeymap.model.records import Goal, Idea, Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot

Unmeasured = Literal["", "never", "open", "undated", "since"]
"""Why nothing is known of afterwards: nobody was ever asked, the action is not done, no day says
when it was, or nobody was asked since."""

_ASKED = ("customers", "employees")


@dataclass(frozen=True, slots=True)
class ActionResult:
    """The score an action is to move at its touchpoints, before and after it.

    ``touchpoints`` is of how many touchpoints the answers were pooled, 0 where they are of the
    journey as a whole. ``test`` tells whether the two differ, ``None`` where nothing can; ``p``
    is corrected by Holm for all results of a plan. ``why`` says why there is no ``after``.
    """

    metric: Metric
    touchpoints: int
    before: Scored | None
    after: Scored | None = None
    test: ScoreDifference | None = None
    p: float | None = None
    why: Unmeasured = ""

    @property
    def difference(self) -> float | None:
        """How far the score rose, on its scale; less than 0 where it fell."""
        if self.before is None or self.after is None:
            return None
        return self.after.reading.value - self.before.reading.value

    @property
    def sure(self) -> bool:
        """Whether it moved by more than chance."""
        return bool(self.test and self.test.sure(self.p))

    @property
    def better(self) -> bool | None:
        """Whether it moved the way it is to, ``None`` where it did not or nobody knows."""
        moved = self.difference
        if not moved:
            return None
        return (moved > 0) != (self.metric.direction == "lower")


def due_days(due: str) -> Span | None:
    """Return the first and last day something is due, ``None`` where no day can be read.

    Besides days that is a month, a quarter or a year, as periods of scores are written.
    """
    return span(due) if due.strip() else None


def metric_of(snapshot: Snapshot, idea: Idea) -> Metric | None:
    """Return the metric an idea is to move: its own, else that of its goal."""
    goal = snapshot.get(Goal, idea.goal)
    return snapshot.get(Metric, idea.metric) or snapshot.get(Metric, goal.metric if goal else None)


Compared = dict[tuple[int, int], ScoreDifference | None]
"""The tests that were made, by which two scores they are of."""


def result_of(snapshot: Snapshot, idea: Idea, known: Compared | None = None) -> ActionResult | None:
    """Return what is known of the metric of an idea, ``None`` where it has none.

    Asked at its touchpoints, else of the journey. Before an action that is done is the newest
    period that ended when it was due, after it the newest that began then; one that was going on
    on that day is neither. What is not done yet has only what is known now.
    """
    metric = metric_of(snapshot, idea)
    if metric is None:
        return None
    places, points = _points(snapshot, idea, metric)
    if not points:
        return ActionResult(metric, places, None, why="never")
    if idea.status != "done":
        return ActionResult(metric, places, points[-1], why="open")
    turn = due_days(idea.due)
    if turn is None:
        return ActionResult(metric, places, points[-1], why="undated")
    before = [one for one in points if (days := days_of(one.score)) and _ended(days, turn)]
    after = [one for one in points if (days := days_of(one.score)) and _began(days, turn)]
    first, last = before[-1] if before else None, after[-1] if after else None
    if last is None:
        return ActionResult(metric, places, first, why="since")
    test = _tested(last, first, {} if known is None else known) if first else None
    return ActionResult(metric, places, first, last, test, test.p if test else None)


def _tested(last: Scored, first: Scored, known: Compared) -> ScoreDifference | None:
    """Compare two scores, once for all ideas that are judged by the same two."""
    key = id(last), id(first)  # both live on in the results that are made of them
    if key not in known:
        known[key] = compared(last, first)
    return known[key]


def corrected(results: Sequence[ActionResult | None]) -> list[ActionResult | None]:
    """Return results whose p values are corrected for being shown together (Holm)."""
    ps = iter(holm([one.test.p for one in results if one and one.test]))
    return [replace(one, p=next(ps)) if one and one.test else one for one in results]


def _ended(period: Span, turn: Span) -> bool:
    """Tell whether a period was over when an action was due: with that day, or before its month."""
    day = turn[0] == turn[1]
    return period[0] < turn[0] and (period[1] <= turn[0] if day else period[1] < turn[0])


def _began(period: Span, turn: Span) -> bool:
    """Tell whether a period began when an action was due: on that day, or after its month."""
    return period[0] >= turn[0] if turn[0] == turn[1] else period[0] > turn[1]


def _points(snapshot: Snapshot, idea: Idea, metric: Metric) -> tuple[int, list[Scored]]:
    """Return the scores of a metric by their age, the newest last, and of how many touchpoints.

    Answers at several touchpoints in one period are added up. What the journey as a whole says
    is found once for all ideas that are about no touchpoint.
    """
    there = tuple(id for id in idea.touchpoints if snapshot.get(Touchpoint, id))
    found = _asked(snapshot, metric, "touchpoint", there)
    if found:
        return _by_age(snapshot, found)
    key = ("metric over time", idea.journey, metric.id, "asked of it" if there else "")
    return snapshot.once(key, lambda: _everywhere(snapshot, idea.journey, metric, bool(there)))


def _everywhere(
    snapshot: Snapshot, journey: str, metric: Metric, whole: bool
) -> tuple[int, list[Scored]]:
    """Return the same of a journey: asked about it, else, unless that is wanted, at any place."""
    found = _asked(snapshot, metric, "journey", (journey,))
    if not found and not whole:
        every = (card.id for card in cards(snapshot, journey))
        found = _asked(snapshot, metric, "touchpoint", every)
    return _by_age(snapshot, found)


def _by_age(snapshot: Snapshot, found: Mapping[Score, str]) -> tuple[int, list[Scored]]:
    who = next((who for who in _ASKED if any(x.respondents == who for x in found)), "")
    of = {score: home for score, home in found.items() if score.respondents == who}
    points = [
        point._replace(touchpoints=n if (n := _places(of, point.records)) > 1 else 0)
        for point in together(snapshot, of)
    ]
    return _places(of, of), sorted(points, key=lambda one: age(one.score))


def _places(of: Mapping[Score, str], records: Iterable[Score]) -> int:
    """Return at how many touchpoints some answers were given."""
    return len({of[one] for one in records if one.touchpoint})


def _asked(snapshot: Snapshot, metric: Metric, place: str, ids: Iterable[str]) -> dict[Score, str]:
    """Return what was answered by people at places, with the place it tells of.

    At a place that is to be that is also what is known today. What a part of them said, and
    what the team believes, is not among it.
    """
    found: dict[Score, str] = {}
    for id in ids:
        origin = today_of(snapshot, place, id)
        for at in (id, origin) if origin else (id,):
            for score in snapshot.of(Score, place, at):
                part = score.persona or score.segment.strip()
                if score.metric == metric.id and score.respondents in _ASKED and not part:
                    found[score] = id
    return found


def over(due: str, today: date | None = None) -> bool:
    """Tell whether all days something is due have passed."""
    days = due_days(due)
    return days is not None and days[1] < (today or date.today())

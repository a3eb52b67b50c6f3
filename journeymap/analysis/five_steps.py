"""The five steps to a better journey, and how far each is: what is there, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeymap.analysis.action_results import due_days, metric_of
from journeymap.analysis.evidence import goals_of
from journeymap.analysis.flow.known import known_followed
from journeymap.arrows import is_return
from journeymap.metrics.scored import reading_of, scores_at
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Idea, Metric, Quote, Score
from journeymap.model.snapshot import Snapshot

MethodStepName = Literal["assess", "goals", "analyse", "prioritise", "act"]

ENOUGH_ASSESSED = 0.5
"""Which share of the touchpoints needs a score or a quote: half of them (ours)."""


@dataclass(frozen=True, slots=True)
class MethodStep:
    """One of the five steps: of so many things so many are there.

    ``missing`` are the ids of the records on which something is missing, the first first;
    ``taken`` says whether the step is done. ``completion`` is the chance to reach the goal, where
    that can be said.
    """

    name: MethodStepName
    done: int
    of: int
    taken: bool
    missing: tuple[str, ...] = ()
    completion: float | None = None

    @property
    def begun(self) -> bool:
        """Whether there is anything of it."""
        return self.done > 0 or self.taken

    @property
    def share(self) -> float:
        """How far it is, 0 to 1."""
        return 1.0 if self.taken else self.done / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class FiveSteps:
    """Assess, set goals, analyse the journey, prioritise, act: in this order."""

    steps: tuple[MethodStep, ...]

    @property
    def taken(self) -> int:
        """How many are done."""
        return sum(step.taken for step in self.steps)

    @property
    def next(self) -> MethodStep | None:
        """The first that is not done, ``None`` where all are."""
        return next((step for step in self.steps if not step.taken), None)


def five_steps(snapshot: Snapshot, journey: str) -> FiveSteps:
    """Return how far a journey is in each of the five steps, as its records tell.

    Assessed it is where half the touchpoints have a score of people or a quote; goals are set
    where there is one and each has a metric and a target; it is analysed where the chance to
    reach the goal follows from numbers on all arrows where ways part; prioritised where each idea
    is rated for impact and effort; and there is action where each idea that is planned or in work
    has an owner, a day and a metric. What was dropped is left out.
    """
    ideas = [one for one in snapshot.of(Idea, "journey", journey) if one.status != "dropped"]
    return FiveSteps(
        (
            _assess(snapshot, journey),
            _goals(snapshot, journey),
            _analyse(snapshot, journey),
            _prioritise(ideas),
            _act(snapshot, ideas),
        )
    )


def _assess(snapshot: Snapshot, journey: str) -> MethodStep:
    every = [card.id for card in cards(snapshot, journey)]
    missing = tuple(id for id in every if not assessed(snapshot, id))
    done = len(every) - len(missing)
    taken = bool(every) and done >= ENOUGH_ASSESSED * len(every)
    return MethodStep("assess", done, len(every), taken, missing)


def assessed(snapshot: Snapshot, touchpoint: str) -> bool:
    """Tell whether people said something of a touchpoint: in a score, or in a quote.

    What we guess ourselves is neither, nor a quote that is suspicious.
    """
    quotes = snapshot.of(Quote, "touchpoint", touchpoint)
    if any(one.said.strip() and one.authenticity != "suspicious" for one in quotes):
        return True
    asked = snapshot.of(Score, "touchpoint", touchpoint)
    if any(
        s.respondents not in ("team", "others") and reading_of(_metric(snapshot, s), s)
        for s in asked
    ):
        return True
    return any(
        one.today and not one.guessed for one in scores_at(snapshot, "touchpoint", touchpoint)
    )


def _metric(snapshot: Snapshot, score: Score) -> Metric | None:
    return snapshot.get(Metric, score.metric)


def _goals(snapshot: Snapshot, journey: str) -> MethodStep:
    every = goals_of(snapshot, journey)
    missing = tuple(
        goal.id
        for goal in every
        if goal.target is None or snapshot.get(Metric, goal.metric) is None
    )
    taken = bool(every) and not missing
    return MethodStep("goals", len(every) - len(missing), len(every), taken, missing)


def _analyse(snapshot: Snapshot, journey: str) -> MethodStep:
    followed = known_followed(snapshot, journey)
    given, completion = followed.flow.shares, followed.flow.completion
    going = [
        arrow
        for arrows in given.leaving.values()
        for arrow in arrows
        if not is_return(arrow) or arrow.id not in given.assumed
    ]
    ways: dict[str, list[Connection]] = {}
    for arrow in going:
        ways.setdefault(arrow.source, []).append(arrow)
    parting = [arrow for arrows in ways.values() if len(arrows) > 1 for arrow in arrows]
    telling = parting or going  # where no way parts, numbers tell who goes on
    missing = tuple(arrow.id for arrow in telling if arrow.weight is None)
    done = len(telling) - len(missing)
    taken = bool(telling) and not missing and completion is not None
    if not missing and completion is None:  # numbers that contradict, or ways without an end
        missing = (*given.over, *sorted(followed.flow.trapped))
    if not telling:
        missing = tuple(card.id for card in cards(snapshot, journey)[:1])
    share = completion.share if completion and done else None
    return MethodStep("analyse", done, len(telling), taken, missing, share)


def _prioritise(ideas: Sequence[Idea]) -> MethodStep:
    missing = tuple(one.id for one in ideas if one.impact is None or one.effort is None)
    taken = bool(ideas) and not missing
    return MethodStep("prioritise", len(ideas) - len(missing), len(ideas), taken, missing)


def _act(snapshot: Snapshot, ideas: Sequence[Idea]) -> MethodStep:
    going = [one for one in ideas if one.status in ("planned", "work")]
    missing = tuple(one.id for one in going if not _answerable(snapshot, one))
    over = any(one.status == "done" for one in ideas)
    taken = not missing and (bool(going) or over)
    if not going and not over:  # nothing is planned: the ideas that wait are what to begin with
        return MethodStep("act", 0, 0, False, tuple(one.id for one in ideas))
    return MethodStep("act", len(going) - len(missing), len(going), taken, missing)


def _answerable(snapshot: Snapshot, idea: Idea) -> bool:
    """Tell whether somebody can be held to an idea: it has an owner, a day and a metric."""
    known = idea.owner.strip() and due_days(idea.due)
    return bool(known) and metric_of(snapshot, idea) is not None

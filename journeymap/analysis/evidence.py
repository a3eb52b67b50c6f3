"""What stands behind an idea: the chain from a goal over findings, quotes and frictions to it, and
on to the metric by which one will see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeymap.analysis.insights import insights as insights
from journeymap.model.grid import stages
from journeymap.model.records import (
    Feeling,
    Friction,
    Goal,
    Idea,
    Metric,
    Persona,
    Quote,
    Record,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

Insight = Quote | Friction
I = TypeVar("I", bound=Quote | Friction)  # noqa: E741


@dataclass(frozen=True, slots=True)
class EvidenceChain:
    """Why an idea is there: each link of the chain, whatever is not said left out.

    ``findings`` are kinds of findings, which are no records. The metric is that of the idea, else
    that of its goal.
    """

    idea: Idea
    goal: Goal | None = None
    findings: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    frictions: tuple[Friction, ...] = ()
    personas: tuple[Persona, ...] = ()
    metric: Metric | None = None

    @property
    def is_backed(self) -> bool:
        """Whether anything was said, found or felt that speaks for the idea."""
        return bool(self.findings or self.quotes or self.frictions)


@dataclass(frozen=True, slots=True)
class BackingCount:
    """How many quotes, frictions, personas and findings stand behind an idea, each insight once."""

    quotes: int = 0
    frictions: int = 0
    personas: int = 0
    findings: int = 0

    @property
    def insights(self) -> int:
        """How many quotes, frictions and findings there are together."""
        return self.quotes + self.frictions + self.findings


def chain(snapshot: Snapshot, idea: str) -> EvidenceChain | None:
    """Return the chain an idea stands in; ``None`` when there is no such idea."""
    record = snapshot.get(Idea, idea)
    if record is None:
        return None
    quotes = tuple(q for id in record.quotes if (q := snapshot.get(Quote, id)))
    frictions = tuple(f for id in record.frictions if (f := snapshot.get(Friction, id)))
    goal = snapshot.get(Goal, record.goal)
    metric = snapshot.get(Metric, record.metric) or snapshot.get(
        Metric, goal.metric if goal else None
    )
    return EvidenceChain(
        record,
        goal,
        tuple(dict.fromkeys(record.findings)),
        quotes,
        frictions,
        _personas(snapshot, quotes, frictions),
        metric,
    )


def backing(snapshot: Snapshot, idea: Idea) -> BackingCount:
    """Return how much stands behind an idea.

    The same insight on several journeys counts once: a copy of it, or one in the same words.
    Personas are those who said a quote, and those who feel bad where a friction is.
    """
    found = chain(snapshot, idea.id) or EvidenceChain(idea)
    return BackingCount(
        len(insights(found.quotes)),
        len(insights(found.frictions)),
        len(found.personas),
        len(found.findings),
    )


def same_insight(snapshot: Snapshot, record: I) -> tuple[I, ...]:
    """Return all quotes or frictions of a document that are one insight, this one among them."""

    def found() -> dict[str, tuple[I, ...]]:
        every = insights(snapshot.ordered(type(record)))
        return {one.id: group for group in every for one in group}

    known = snapshot.once(("same insight", type(record).__name__), found)
    return known.get(record.id, (record,))


def ideas_behind(snapshot: Snapshot, link: str, journey: str | None = None) -> tuple[Idea, ...]:
    """Return the ideas in whose chains something stands, in order of position.

    ``link`` is the id of a goal, quote, friction, metric, touchpoint, persona or idea, or the kind
    of a finding. A metric leads to ideas that move it themselves or by their goal, a quote or
    friction also to ideas that name the same insight. With ``journey`` only those of one.
    """
    record = snapshot.find(link)
    if isinstance(record, Idea):
        return (record,)
    found = dict.fromkeys(_leading(snapshot, record, link))
    ideas = [idea for idea in snapshot.ordered(Idea) if idea in found]
    return tuple(idea for idea in ideas if journey in (None, idea.journey))


def _leading(snapshot: Snapshot, record: Record | None, link: str) -> Iterator[Idea]:
    match record:
        case None:
            yield from (one for one in snapshot.all(Idea).values() if link in one.findings)
        case Goal():
            yield from snapshot.of(Idea, "goal", record.id)
        case Quote():
            for quote in same_insight(snapshot, record):
                yield from snapshot.of(Idea, "quotes", quote.id)
        case Friction():
            for friction in same_insight(snapshot, record):
                yield from snapshot.of(Idea, "frictions", friction.id)
        case Metric():
            yield from snapshot.of(Idea, "metric", record.id)
            for goal in snapshot.of(Goal, "metric", record.id):
                ideas = snapshot.of(Idea, "goal", goal.id)
                yield from (idea for idea in ideas if not snapshot.get(Metric, idea.metric))
        case Touchpoint():
            yield from snapshot.of(Idea, "touchpoints", record.id)
        case Persona():
            for idea in snapshot.all(Idea).values():
                found = chain(snapshot, idea.id)
                if found and record in found.personas:
                    yield idea


def _personas(
    snapshot: Snapshot, quotes: Sequence[Quote], frictions: Sequence[Friction]
) -> tuple[Persona, ...]:
    """Return who said the quotes, and who feels bad where the frictions are, in their order."""
    ids = {quote.persona for quote in quotes}
    for friction in frictions:
        felt = snapshot.of(Feeling, "touchpoint", friction.touchpoint)
        ids |= {one.persona for one in felt if one.valence < 0}
    return tuple(one for one in snapshot.ordered(Persona) if one.id in ids)


def goals_of(snapshot: Snapshot, journey: str) -> tuple[Goal, ...]:
    """Return the goals of a journey, then those of its stages from left to right."""
    own = snapshot.of(Goal, "journey", journey)
    of_stages = (snapshot.of(Goal, "stage", stage.id) for stage in stages(snapshot, journey))
    return (*own, *(goal for found in of_stages for goal in found))

"""Which frictions an idea answers: those it names, else all on the touchpoints it is about."""

from __future__ import annotations

from journeymap.model.records import Friction, Idea
from journeymap.model.snapshot import Snapshot


def answers(snapshot: Snapshot, idea: Idea) -> tuple[Friction, ...]:
    """Return the frictions an idea answers; none of one that was dropped."""
    if idea.status == "dropped":
        return ()
    named = tuple(f for id in idea.frictions if (f := snapshot.get(Friction, id)))
    if named:
        return named
    return tuple(f for id in idea.touchpoints for f in snapshot.of(Friction, "touchpoint", id))


def answered(snapshot: Snapshot, journey: str) -> frozenset[str]:
    """Return the ids of the frictions that an idea of a journey answers."""
    ideas = snapshot.of(Idea, "journey", journey)
    return frozenset(friction.id for idea in ideas for friction in answers(snapshot, idea))

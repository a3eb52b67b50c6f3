"""What stands in a journey, kind by kind, as far as two journeys are compared by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from journeymap.analysis.difference.compared import ComparedJourney
from journeymap.model.grid import cards, columns, lanes, stages
from journeymap.model.matching import folded
from journeymap.model.records import (
    Connection,
    Copyable,
    Feeling,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Note,
    Quote,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)

R = TypeVar("R", bound=Copyable)

Part = Friction | Feeling | Quote | Sense | Score
"""What hangs on a touchpoint and is a part of it."""

PARTS: tuple[type[Part], ...] = (Friction, Feeling, Quote, Sense, Score)
"""The kinds of parts, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class JourneyContents:
    """The records of one side, each kind as it is read; ``stage_of`` by the id of a step.

    ``hanging`` are the parts by the ids of touchpoints.
    """

    side: ComparedJourney
    journey: Journey | None
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...]
    touchpoints: tuple[Touchpoint, ...]
    connections: tuple[Connection, ...]
    ideas: tuple[Idea, ...]
    notes: tuple[Note, ...]
    goals: tuple[Goal, ...]
    stage_of: dict[str, str]
    hanging: Mapping[type[Copyable], Mapping[str, tuple[Copyable, ...]]]

    def parts(self, kind: type[R], touchpoint: str) -> tuple[R, ...]:
        """Return what of one kind hangs on a touchpoint, in order."""
        return cast("tuple[R, ...]", self.hanging[kind].get(touchpoint, ()))


def contents(side: ComparedJourney) -> JourneyContents:
    """Return what stands in a journey; nothing where it is not there."""
    snapshot, id = side.snapshot, side.journey
    here, found = stages(snapshot, id), cards(snapshot, id)
    known = {card.id for card in found}
    leaving = snapshot.by(Connection, "source")
    steps = columns(snapshot, id)
    goals = [*snapshot.of(Goal, "journey", id)]
    goals += [goal for stage in here for goal in snapshot.of(Goal, "stage", stage.id)]
    return JourneyContents(
        side=side,
        journey=snapshot.get(Journey, id),
        stages=here,
        steps=steps,
        lanes=lanes(snapshot, id),
        touchpoints=found,
        connections=tuple(
            arrow for card in found for arrow in leaving.get(card.id, ()) if arrow.target in known
        ),
        ideas=snapshot.of(Idea, "journey", id),
        notes=snapshot.of(Note, "journey", id),
        goals=tuple(goals),
        stage_of={step.id: step.stage for step in steps},
        hanging={kind: snapshot.by(kind, "touchpoint") for kind in PARTS},
    )


def alike(text: str) -> str:
    """Return a title as it is compared: case, kinds of hyphens and spaces do not count."""
    return " ".join(folded(text).text.split())


def grouped(records: Iterable[R], key: Callable[[R], object]) -> dict[object, list[R]]:
    """Return records by a key, those without one left out, each group in order."""
    found: dict[object, list[R]] = {}
    for record in records:
        value = key(record)
        if value is not None:
            found.setdefault(value, []).append(record)
    return found

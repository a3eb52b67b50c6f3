"""What is shown: which stages, columns, lanes and touchpoints there are in a view, said once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journeymap.model import grid
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Journey, Lane, Persona, Stage, Step, Touchpoint
from journeymap.view.view import View


@dataclass(frozen=True, slots=True)
class Slot:
    """A column: its stage, and its step, blank under a stage that has none.

    ``width`` is that a person gave it, in page units, ``None`` for the usual one.
    """

    stage: str
    step: str
    width: float | None = None


class Shown:
    """What is shown of a journey; nothing where there is none.

    Each answer is found when it is first asked for. Whoever draws, lists, counts or exports
    a journey asks here, and nobody decides it again.
    """

    def __init__(self, view: View) -> None:
        self.view, self._snapshot = view, view.snapshot
        self.journey: Journey | None = view.snapshot.get(Journey, view.journey)

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The personas of the journey, in its order."""
        ids = self.journey.personas if self.journey else ()
        found = (self._snapshot.get(Persona, id) for id in ids)
        return tuple(persona for persona in found if persona is not None)

    @cached_property
    def every_stage(self) -> tuple[Stage, ...]:
        """All stages of the journey from left to right, which number the colours."""
        return grid.stages(self._snapshot, self.view.journey)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages from left to right."""
        wanted = self.view.stages
        if not wanted:
            return self.every_stage
        return tuple(stage for stage in self.every_stage if stage.id in wanted)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The columns from left to right; a stage without steps has one, too."""
        grouped = self._snapshot.by(Step, "stage")
        return tuple(
            slot
            for stage in self.stages
            for slot in [Slot(stage.id, s.id, s.width) for s in grouped.get(stage.id, ())]
            or [Slot(stage.id, "")]
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps from left to right."""
        grouped = self._snapshot.by(Step, "stage")
        return tuple(step for stage in self.stages for step in grouped.get(stage.id, ()))

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes from above to below."""
        hidden = self.view.hidden
        rows = grid.lanes(self._snapshot, self.view.journey)
        return tuple(lane for lane in rows if lane.visible and lane.id not in hidden)

    @cached_property
    def channels(self) -> tuple[Lane, ...]:
        """The lanes that hold touchpoints, from above to below."""
        return tuple(lane for lane in self.lanes if lane.kind == CHANNEL)

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints as they are read: step by step, then downwards."""
        rank = {lane.id: i for i, lane in enumerate(self.channels)}
        grouped = self._snapshot.by(Touchpoint, "step")
        found: list[Touchpoint] = []
        for step in self.steps:
            here = [card for card in grouped.get(step.id, ()) if card.lane in rank]
            found += sorted(here, key=lambda card: rank[card.lane]) if len(here) > 1 else here
        return tuple(found)

    @cached_property
    def kept(self) -> tuple[Touchpoint, ...]:
        """The touchpoints of these stages, also those in lanes that are hidden, as they are read."""
        steps = {step.id for step in self.steps}
        every = grid.cards(self._snapshot, self.view.journey)
        return tuple(card for card in every if card.step in steps)

    @cached_property
    def by_stage(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        """The touchpoints of each stage that is shown, by its id, as they are read."""
        stage_of = {step.id: step.stage for step in self.steps}
        found: dict[str, list[Touchpoint]] = {stage.id: [] for stage in self.stages}
        for card in self.touchpoints:
            found[stage_of[card.step]].append(card)
        return {id: tuple(cards) for id, cards in found.items()}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the touchpoints."""
        return frozenset(card.id for card in self.touchpoints)


def shown(view: View) -> Shown:
    """Return what there is to be seen of a journey in a view."""
    return Shown(view)

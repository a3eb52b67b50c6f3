"""What is shown: which stages, columns, lanes and touchpoints there are in a view, said once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from journeymap.model import grid
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Journey, Lane, Persona, Stage, Step, Touchpoint
from journeymap.view.laid import LaidCases, laid_over
from journeymap.view.look import EXECUTIVE
from journeymap.view.matching import matching
from journeymap.view.view import View

SUMMARY = frozenset({"emotion", "worst"})
"""The kinds of lanes that say something of a stage as a whole."""


_OF_A_PART = (
    *("folds", "standing", "by_lane"),
    *("kept", "counted", "by_stage", "ids"),
)
"""What a part of the columns answers otherwise than all of them."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A column: its stage, and its step, blank under a stage that has none or is folded.

    ``width`` is that a person gave it, in page units, ``None`` for the usual one.
    """

    stage: str
    step: str
    width: float | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """A stage that is drawn together: its touchpoints as they are read, none of them a card.

    ``lane`` is the id of the channel most of them stand in, blank where no channel is shown.
    """

    stage: str
    touchpoints: tuple[Touchpoint, ...]
    lane: str = ""


class Shown:
    """What is shown of a journey; nothing where there is none.

    Each answer is found when it is first asked for. Whoever draws, lists, counts or exports
    a journey asks here, and nobody decides it again.
    """

    def __init__(self, view: View) -> None:
        self.view, self._snapshot = view, view.snapshot
        self.journey: Journey | None = view.snapshot.get(Journey, view.journey)
        self._is_part = False

    def part(self, slots: tuple[Slot, ...]) -> Shown:
        """Return what stands in some of the columns: one row of a page that has several."""
        new = copy(self)
        for name in _OF_A_PART:
            new.__dict__.pop(name, None)
        here = {slot.stage for slot in slots}
        alone = {slot.step for slot in slots}
        together = {slot.stage for slot in slots if slot.folded}
        new._is_part, new.slots = True, slots
        new.stages = tuple(stage for stage in self.stages if stage.id in here)
        new.steps = tuple(s for s in self.steps if s.id in alone or s.stage in together)
        steps = {step.id for step in new.steps}
        new.touchpoints = tuple(card for card in self.touchpoints if card.step in steps)
        return new

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
    def matching(self) -> frozenset[str] | None:
        """The ids of all touchpoints the filter looks for, ``None`` where it looks for none."""
        wanted = self.view.filter
        return matching(self._snapshot, self._every, wanted) if wanted.active else None

    @cached_property
    def _every(self) -> tuple[Touchpoint, ...]:
        return grid.cards(self._snapshot, self.view.journey)

    @cached_property
    def _left(self) -> frozenset[str] | None:
        """The ids of the touchpoints that are left where some are hidden, ``None`` for all.

        A filter hides them, or that only what differs is to be seen.
        """
        found = self.matching if self.view.filter.hides else None
        differs = self.view.differs if self.view.only_changed else None
        if differs is None:
            return found
        return differs.differing if found is None else found & differs.differing

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages from left to right; a filter that hides leaves those in which it finds some."""
        wanted, left = self.view.stages, self._left
        found = tuple(one for one in self.every_stage if not wanted or one.id in wanted)
        if left is None:
            return found
        filled = {self._stage_of.get(card.step) for card in self._every if card.id in left}
        return tuple(stage for stage in found if stage.id in filled)

    @cached_property
    def _stage_of(self) -> Mapping[str, str]:
        steps = grid.columns(self._snapshot, self.view.journey)
        return {step.id: step.stage for step in steps}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The columns from left to right; a stage without steps has one, too, and a folded one."""
        found: list[Slot] = []
        grouped: dict[str, list[Step]] = {}
        for step in self.steps:
            grouped.setdefault(step.stage, []).append(step)
        for stage in self.stages:
            if stage.id in self.folds:
                found.append(Slot(stage.id, "", folded=True))
            else:
                row = [Slot(stage.id, s.id, s.width) for s in grouped.get(stage.id, ())]
                found += row or [Slot(stage.id, "")]
        return tuple(found)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps from left to right, also those of folded stages."""
        grouped, left = self._snapshot.by(Step, "stage"), self._left
        found = tuple(step for stage in self.stages for step in grouped.get(stage.id, ()))
        if left is None:
            return found
        filled = {card.step for card in self._every if card.id in left}
        return tuple(step for step in found if step.id in filled)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes from above to below; of channels those in which a filter that hides left some."""
        rows, left = grid.lanes(self._snapshot, self.view.journey), self._left
        hidden = self.view.hidden
        found = (x for x in rows if (x.visible if hidden is None else x.id not in hidden))
        if left is None:
            return tuple(found)
        filled = {card.lane for card in self._every if card.id in left}
        return tuple(lane for lane in found if lane.kind != CHANNEL or lane.id in filled)

    @cached_property
    def rows(self) -> tuple[Lane, ...]:
        """The lanes that stand on a page: of stages alone those that sum something up."""
        if self.view.detail != EXECUTIVE:
            return self.lanes
        return tuple(lane for lane in self.lanes if lane.kind in SUMMARY)

    @cached_property
    def channels(self) -> tuple[Lane, ...]:
        """The lanes that hold touchpoints, from above to below."""
        return tuple(lane for lane in self.lanes if lane.kind == CHANNEL)

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """The touchpoints as they are read: step by step, then downwards; also folded ones."""
        rank, left = {lane.id: i for i, lane in enumerate(self.channels)}, self._left
        grouped = self._snapshot.by(Touchpoint, "step")
        found: list[Touchpoint] = []
        for step in self.steps:
            here = [card for card in grouped.get(step.id, ()) if card.lane in rank]
            if left is not None:
                here = [card for card in here if card.id in left]
            found += sorted(here, key=lambda card: rank[card.lane]) if len(here) > 1 else here
        return tuple(found)

    @cached_property
    def standing(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that are drawn each by itself: those of stages that are not folded."""
        if not self.folds:
            return self.touchpoints
        return tuple(x for x in self.touchpoints if self._stage_of[x.step] not in self.folds)

    @cached_property
    def by_lane(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        """The touchpoints that are drawn each by itself, by the id of their lane."""
        found: dict[str, list[Touchpoint]] = {}
        for card in self.standing:
            found.setdefault(card.lane, []).append(card)
        return {id: tuple(cards) for id, cards in found.items()}

    @property
    def whole(self) -> bool:
        """Whether every touchpoint of these stages and lanes is drawn by itself."""
        return self._left is None and not self.folds and not self._is_part

    @cached_property
    def faded(self) -> frozenset[str]:
        """The ids of the touchpoints that are drawn faded.

        The filter does not look for them, or the case that is laid over never came there.
        """
        astray = (
            self.ids - self.laid.visits.keys() if self.laid and self.laid.alone else frozenset()
        )
        if self.matching is None or self.view.filter.hides:
            return astray
        return self.ids - self.matching | astray

    @cached_property
    def laid(self) -> LaidCases | None:
        """The cases that lie over the journey, ``None`` for none."""
        return laid_over(self._snapshot, self.view.journey, self.view.cases)

    @cached_property
    def folds(self) -> Mapping[str, Fold]:
        """The stages that are drawn together, by id, from left to right."""
        every = self.view.detail == EXECUTIVE
        found = [one.id for one in self.stages if every or one.id in self.view.folded]
        return {id: Fold(id, self.by_stage[id], self._fullest(id)) for id in found}

    def _fullest(self, stage: str) -> str:
        """Return the channel most touchpoints of a stage stand in, the uppermost of equals."""
        counts = Counter(card.lane for card in self.by_stage[stage])
        row = max(self.channels, key=lambda lane: counts[lane.id], default=None)
        return row.id if row else ""

    @cached_property
    def kept(self) -> tuple[Touchpoint, ...]:
        """The touchpoints of these stages, also those in lanes that are hidden, as they are read."""
        steps, left = {step.id for step in self.steps}, self._left
        return tuple(
            card for card in self._every if card.step in steps and (left is None or card.id in left)
        )

    @cached_property
    def counted(self) -> tuple[int, int]:
        """How many touchpoints the filter looks for, and of how many in these stages and lanes."""
        wanted, hidden = self.view.stages, self.view.hidden
        lanes = self._snapshot.all(Lane)
        here = [
            card.id
            for card in self._every
            if (not wanted or self._stage_of[card.step] in wanted)
            and lanes[card.lane].kind == CHANNEL
            and (lanes[card.lane].visible if hidden is None else card.lane not in hidden)
        ]
        found = self.matching
        return len(here) if found is None else len(found.intersection(here)), len(here)

    @cached_property
    def by_stage(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        """The touchpoints of each stage that is shown, by its id, as they are read."""
        found: dict[str, list[Touchpoint]] = {stage.id: [] for stage in self.stages}
        for card in self.touchpoints:
            found[self._stage_of[card.step]].append(card)
        return {id: tuple(cards) for id, cards in found.items()}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the touchpoints."""
        return frozenset(card.id for card in self.touchpoints)

    @cached_property
    def looked_into(self) -> bool:
        """Whether anything in the journey is researched: only there does what is assumed differ."""
        return any(card.evidence in ("researched", "partly") for card in self._every)


def shown(view: View) -> Shown:
    """Return what there is to be seen of a journey in a view."""
    return Shown(view)

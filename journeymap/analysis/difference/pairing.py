"""Which record of one journey is which of another: by id, by origin, else by a title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from journeymap.analysis.difference.contents import (
    PARTS,
    JourneyContents,
    Part,
    alike,
    grouped,
)
from journeymap.model.records import (
    Asset,
    Connection,
    Copyable,
    Feeling,
    Friction,
    Metric,
    Persona,
    Record,
    Score,
    Sense,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Copyable)
Key = Callable[[R], object]

_MOST_COPIES = 16
"""Of so many copies of one thing each is tried; a journey has hardly ever more than two."""


class Pairing:
    """What is paired: ``after`` by ids of before, and the other way round.

    ``around`` are personas, metrics and pictures that have another id in the other document.
    ``guessed`` are the ids of before of those that only a title paired.
    """

    def __init__(self, before: JourneyContents, after: JourneyContents) -> None:
        self.after: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.guessed: set[str] = set()
        self._sides = before, after
        self.around = _same_around(before.side.snapshot, after.side.snapshot)
        self._pair_rows()
        self._pair_columns()
        self._pair_the_rest()
        for card in before.touchpoints:
            if card.id in self.after:
                for kind in PARTS:
                    self._pair_parts(kind, card.id, self.after[card.id])

    def _pair_rows(self) -> None:
        before, after = self._sides
        self._known(before.stages, after.stages)
        self._alike(before.stages, after.stages, lambda one: alike(one.title))
        self._known(before.lanes, after.lanes)
        self._alike(before.lanes, after.lanes, lambda one: (one.kind, alike(one.title)))
        self._known(before.steps, after.steps)
        self._known(before.touchpoints, after.touchpoints)
        stage_of = {**before.stage_of, **after.stage_of}

        def place(card: Touchpoint) -> object:
            title = alike(card.title)
            return (self.now(stage_of.get(card.step)), title) if title else None

        self._alike(before.touchpoints, after.touchpoints, place)

    def _pair_columns(self) -> None:
        """Pair the steps that no id tells of: by their title, by what stands in them, in order.

        Nobody sees a column without a title; that it was paired so is no guess.
        """
        before, after = self._sides

        def titled(step: Step) -> object:
            title = alike(step.title)
            return (self.now(step.stage), title) if title else None

        self._alike(before.steps, after.steps, titled)
        homes = {card.id: card.step for card in after.touchpoints}
        for card in before.touchpoints:
            home = homes.get(self.after.get(card.id, ""))
            if home and card.step not in self.after and home not in self.before:
                stages = before.stage_of[card.step], after.stage_of[home]
                if self.now(stages[0]) == stages[1]:
                    self._join(card.step, home)
        old = grouped(self._free(before.steps), lambda step: self.now(step.stage))
        new = grouped(self._new(after.steps), lambda step: step.stage)
        for stage, left in old.items():
            others = new.get(stage, ())
            if len(left) == len(others):
                for step, other in zip(left, others, strict=True):
                    self._join(step.id, other.id)

    def _pair_the_rest(self) -> None:
        before, after = self._sides

        def ends(arrow: Connection) -> object:
            return self.now(arrow.source), self.now(arrow.target)

        self._known(before.connections, after.connections)
        # Between two touchpoints there is one way: one that was drawn anew is the same.
        arrows = before.connections, after.connections
        self._alike(*arrows, lambda one: (ends(one), one.kind), certain=True)
        self._alike(*arrows, ends, certain=True)
        self._known(before.ideas, after.ideas)
        self._alike(before.ideas, after.ideas, lambda one: alike(one.title) or None)
        self._known(before.goals, after.goals)
        self._alike(before.goals, after.goals, lambda one: alike(one.title) or None)
        self._known(before.notes, after.notes)
        self._alike(
            before.notes,
            after.notes,
            lambda one: (self.now(one.lane), alike(one.body)) if one.body.strip() else None,
        )
        self._alike(
            before.notes,
            after.notes,
            lambda one: (self.now(one.lane), self.now(one.asset)) if one.asset else None,
        )

    def _pair_parts(self, kind: type[Part], card: str, other: str) -> None:
        before, after = self._sides
        old: tuple[Part, ...] = before.parts(kind, card)
        new: tuple[Part, ...] = after.parts(kind, other) if old else ()
        if new:
            self._known(old, new)
            certain = kind in (Feeling, Score)
            self._alike(old, new, self._telling, certain=certain)

    def _telling(self, part: Part) -> object:
        """Return by what a part of a touchpoint is known; of feelings and scores there is one."""
        if isinstance(part, Feeling):
            return self.now(part.persona) or ""
        if isinstance(part, Score):
            when = part.period, part.begins, part.ends
            who = self.now(part.persona), part.respondents, part.segment
            return self.now(part.metric), who, when
        if isinstance(part, Sense):
            return part.sense
        text = part.title if isinstance(part, Friction) else part.said
        return alike(text) or None

    def _known(self, before: Sequence[R], after: Sequence[R]) -> None:
        """Pair by id or by origin, the nearest relatives first: the same, then a copy, then two
        copies of one, however many generations lie between."""
        old = _by_ancestor(self._sides[0].side.snapshot, self._free(before))
        new = _by_ancestor(self._sides[1].side.snapshot, self._new(after))
        found = [
            (far + farther, one, other)
            for id, ones in old.items()
            for far, one in ones[:_MOST_COPIES]
            for farther, other in new.get(id, ())[:_MOST_COPIES]
        ]
        found.sort(key=lambda triple: triple[0])
        for _, one, other in found:
            if one not in self.after and other not in self.before:
                self._join(one, other)

    def _alike(
        self, before: Sequence[R], after: Sequence[R], key: Key[R], *, certain: bool = False
    ) -> None:
        """Pair what is left by a key: of several alike the first with the first, and so on."""
        left = self._free(before)
        new = grouped(self._new(after), key) if left else {}
        for value, ones in grouped(left, key).items() if new else ():
            for one, other in zip(ones, new.get(value, ()), strict=False):
                self._join(one.id, other.id)
                if not certain:
                    self.guessed.add(one.id)

    def _free(self, records: Iterable[R]) -> list[R]:
        return [one for one in records if one.id not in self.after]

    def _new(self, records: Iterable[R]) -> list[R]:
        return [one for one in records if one.id not in self.before]

    def now(self, id: str | None) -> str | None:
        """Return what a record of before is after; what is no such stays as it is."""
        return (self.after.get(id) or self.around.get(id, id)) if id else id

    def _join(self, one: str, other: str) -> None:
        self.after[one], self.before[other] = other, one


def _same_around(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """Return what personas, metrics and pictures of one document are in another, by id or name."""
    found: dict[str, str] = {}
    if before is not after:
        for kind, telling in _AROUND.items():
            here = after.all(kind)
            by_name = {telling(one): one.id for one in reversed([*here.values()])}
            for id, one in before.all(kind).items():
                if id not in here and telling(one) in by_name:
                    found[id] = by_name[telling(one)]
    return found


_AROUND: dict[type[Record], Callable[[Any], object]] = {
    Persona: lambda one: alike(one.name),
    Metric: lambda one: (one.kind, alike(one.title)),
    Asset: lambda one: one.digest,
}
"""By what the people, questions and pictures of another document are known again."""


def _by_ancestor(
    snapshot: Snapshot, records: Iterable[Copyable]
) -> dict[str, list[tuple[int, str]]]:
    """Return records by their own id and by all they were copied from, with how far that is."""
    found: dict[str, list[tuple[int, str]]] = {}
    for record in records:
        far, seen = 0, set[str]()
        id: str | None = record.id
        while id and id not in seen:
            found.setdefault(id, []).append((far, record.id))
            seen.add(id)
            at = record if far == 0 else snapshot.get(type(record), id)
            id, far = (at.origin if at else None), far + 1
    return found

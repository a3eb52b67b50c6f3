"""Two journeys compared: what was added, removed, moved and changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from journeymap.analysis.difference.compared import (
    PLACES,
    ComparedJourney,
    Difference,
    FieldDifference,
    JourneyDifference,
)
from journeymap.analysis.difference.contents import PARTS, JourneyContents, contents
from journeymap.analysis.difference.counting import counted
from journeymap.analysis.difference.order import merged, stayed
from journeymap.analysis.difference.pairing import Pairing
from journeymap.analysis.difference.told_fields import field_differences
from journeymap.model.records import Copyable, Record, Score, Step, Touchpoint

R = TypeVar("R", bound=Copyable)
Moves = Mapping[str, tuple[FieldDifference, ...]]
"""Where records of before, by their id, stand after."""


def difference(
    before: ComparedJourney, after: ComparedJourney, persona: str | None = None
) -> JourneyDifference:
    """Return what differs between two journeys, of one document or of two.

    Records are matched by id and origin, also both from one they were copied from, else by the
    same title in the same stage, which is marked as guessed. With a ``persona`` the figures are
    what this one feels. Answers stay behind with the journey they were given of: that one to be
    has none is no difference.
    """
    return _Comparing(before, after).done(persona)


class _Comparing:
    """Two sides, and which record of one is which of the other."""

    def __init__(self, before: ComparedJourney, after: ComparedJourney) -> None:
        self._old, self._new = contents(before), contents(after)
        self._pairing = Pairing(self._old, self._new)
        journeys = self._old.journey, self._new.journey
        to_be = [one is not None and one.state == "to-be" for one in journeys]
        self._unanswered = to_be if to_be[0] != to_be[1] else [False, False]

    def done(self, persona: str | None) -> JourneyDifference:
        old, new = self._old, self._new
        connections = self._row(old.connections, new.connections, {})
        others = (
            *self._of_journeys(),
            *self._row(old.ideas, new.ideas, {}),
            *self._row(old.goals, new.goals, {}),
            *self._row(old.notes, new.notes, {}),
        )
        return JourneyDifference(
            before=old.side,
            after=new.side,
            touchpoints=self._row(old.touchpoints, new.touchpoints, self._moves()),
            stages=self._row(old.stages, new.stages, self._reordered(old.stages, new.stages)),
            steps=tuple(one for one in self._row(old.steps, new.steps, {}) if _is_titled(one)),
            lanes=self._row(old.lanes, new.lanes, self._reordered(old.lanes, new.lanes)),
            connections=connections,
            others=others,
            counts=counted(old.side, new.side, persona),
            pairs=self._pairing.around | self._pairing.after,
            guessed=frozenset(self._pairing.guessed),
        )

    def _row(self, before: Sequence[R], after: Sequence[R], moves: Moves) -> tuple[Difference, ...]:
        """Return the differences of one kind, what is gone behind what it stood behind."""
        pairs = self._pairing.after
        old, new = ({one.id: one for one in row} for row in (before, after))
        found: list[Difference] = []
        for id, is_new in merged([*old], [*new], pairs):
            if not is_new:
                found.append(self._alone(old[id], None))
                continue
            was = old.get(self._pairing.before.get(id, ""))
            one = self._alone(None, new[id]) if was is None else self._both(was, new[id], moves)
            if one:
                found.append(one)
        return tuple(found)

    def _alone(self, before: Copyable | None, after: Copyable | None) -> Difference:
        side, record = (self._old, before) if before else (self._new, after)
        assert record is not None
        parts: list[Difference] = []
        if isinstance(record, Touchpoint):
            every = (part for kind in PARTS for part in side.parts(kind, record.id))
            parts = [self._alone(one, None) if before else self._alone(None, one) for one in every]
        return Difference("removed" if before else "added", before, after, parts=tuple(parts))

    def _both(self, before: R, after: R, moves: Moves) -> Difference | None:
        told = field_differences(before, after, self._pairing.now)
        guessed = before.id in self._pairing.guessed
        left = (one for one in told if not self._shared(one, guessed))
        fields = (*moves.get(before.id, ()), *left)
        parts: tuple[Difference, ...] = ()
        if isinstance(before, Touchpoint):
            parts = tuple(self._parts(before.id, after.id))
        if not fields and not parts:
            return None
        moved = not parts and all(one.field in PLACES for one in fields)
        return Difference("moved" if moved else "changed", before, after, guessed, fields, parts)

    def _shared(self, field: FieldDifference, guessed: bool) -> bool:
        """Tell whether two columns are the same as the same touchpoints stand in them, whatever
        ids say; of what is only guessed to be the same it is enough that both are in one stage."""
        if field.field not in ("step", "until_step"):
            return False
        then, now = str(field.before), str(field.after)
        stages = self._old.stage_of.get(then), self._new.stage_of.get(now)
        if guessed and stages[0] and self._pairing.now(stages[0]) == stages[1]:
            return True
        return bool(
            self._standing(self._old, then, self._pairing.after)
            & self._standing(self._new, now, {})
        )

    def _standing(self, side: JourneyContents, step: str, names: Mapping[str, str]) -> set[str]:
        here = side.side.snapshot.of(Touchpoint, "step", step)
        return {names.get(card.id, card.id) for card in here}

    def _parts(self, before: str, after: str) -> Iterator[Difference]:
        for kind in PARTS:
            old, new = self._old.parts(kind, before), self._new.parts(kind, after)
            if old or new:
                found: Iterable[Difference] = self._row(old, new, {})
                if kind is Score:
                    found = (one for one in found if not self._stayed_behind(one))
                yield from found

    def _stayed_behind(self, score: Difference) -> bool:
        """Tell whether answers are missing only as nobody can be asked about what is to be."""
        missing_before, missing_after = self._unanswered
        return (score.kind == "removed" and missing_after) or (
            score.kind == "added" and missing_before
        )

    def _of_journeys(self) -> Iterator[Difference]:
        before, after = self._old.journey, self._new.journey
        if before and after:
            fields = tuple(field_differences(before, after, self._pairing.now))
            if fields:
                yield Difference("changed", before, after, fields=fields)

    def _reordered(self, before: Sequence[R], after: Sequence[R]) -> Moves:
        """Return the places, from 1 on, of what stands elsewhere in a row."""
        spots = {one.id: i for i, one in enumerate(after, 1)}
        places = {
            one.id: (i, spots[self._pairing.after[one.id]])
            for i, one in enumerate(before, 1)
            if self._pairing.after.get(one.id) in spots
        }
        kept = stayed(places)
        return {
            id: (FieldDifference("position", *place),)
            for id, place in places.items()
            if id not in kept
        }

    def _moves(self) -> Moves:
        """Return where touchpoints went: into another stage, lane, or place among the columns."""
        now, pairs = self._pairing.now, self._pairing.after
        old, new = self._old, self._new
        later = {card.id: card for card in new.touchpoints}
        moves: dict[str, tuple[FieldDifference, ...]] = {}
        ordered: dict[str, dict[str, tuple[int, int]]] = {}
        ranks = [{step.id: i for i, step in enumerate(one.steps)} for one in (old, new)]
        twins = [
            (card, twin) for card in old.touchpoints if (twin := later.get(pairs.get(card.id, "")))
        ]
        for card, twin in twins:
            stages = old.stage_of[card.step], new.stage_of[twin.step]
            found = []
            if now(stages[0]) != stages[1]:
                found.append(FieldDifference("stage", *stages))
            else:
                place = ranks[0][card.step], ranks[1][twin.step]
                ordered.setdefault(stages[1], {})[card.id] = place
            if now(card.lane) != twin.lane:
                found.append(FieldDifference("lane", card.lane, twin.lane))
            if found:
                moves[card.id] = tuple(found)
        kept = {id for places in ordered.values() for id in stayed(places)}
        for card, twin in twins:
            if card.id not in kept and now(old.stage_of[card.step]) == new.stage_of[twin.step]:
                step = FieldDifference("step", card.step, twin.step)
                moves[card.id] = (step, *moves.get(card.id, ()))
        return moves


def _is_titled(step: Difference) -> bool:
    """Tell whether anybody sees that a column came, went or is called otherwise."""
    ends: tuple[Record | None, ...] = step.before, step.after
    return any(isinstance(one, Step) and one.title.strip() for one in ends)

"""Differences taken over from one journey into the other, or back, as one change.

Taking over makes the journey of before like that of after: what is to be becomes what is. Taking
back makes that of after again like that of before. Both ask nothing but what differs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from journeymap.analysis.difference import Difference, JourneyDifference, difference
from journeymap.analysis.difference.compared import PLACES
from journeymap.editing.crossing import JourneyCrossing
from journeymap.editing.crossing_places import (
    clear,
    column_for,
    lane_for,
    move_band,
    put_card,
    stage_for,
)
from journeymap.editing.places import emptied
from journeymap.language import mark
from journeymap.model.change import Change
from journeymap.model.difference import change_between
from journeymap.model.grid import lanes, stages
from journeymap.model.records import (
    Connection,
    Copyable,
    Goal,
    Idea,
    Journey,
    Lane,
    Note,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

TAKE_OVER, TAKE_BACK = mark("Take over what differs"), mark("Take back what differs")
"""What the steps are called."""

_ORDER = (Journey, Stage, Lane, Touchpoint, Step, Goal, Idea, Note, Connection)
"""What comes before what needs it; what goes, goes the other way round. Touchpoints make the
columns they need, and take those away that they leave."""


def take_over(
    snapshot: Snapshot,
    found: JourneyDifference,
    *wanted: Difference,
    pictures: Collection[str] = (),
) -> Change | None:
    """Return the change that brings differences into the journey of before.

    ``snapshot`` is the document this journey is in, ``pictures`` are the digests of those of
    another document whose bytes it is given. ``None`` where nothing would come of it: it
    is there already, or what it needs is not, such as a touchpoint at the end of an arrow.
    """
    return _taken(snapshot, found, wanted, over=True, pictures=pictures)


def take_back(snapshot: Snapshot, found: JourneyDifference, *wanted: Difference) -> Change | None:
    """Return the change that makes the journey of after like that of before, in what is wanted.

    ``snapshot`` is the document the journey of after is in. ``None`` where nothing would come of
    it.
    """
    return _taken(snapshot, found, wanted, over=False)


def _taken(
    snapshot: Snapshot,
    found: JourneyDifference,
    wanted: tuple[Difference, ...],
    *,
    over: bool,
    pictures: Collection[str] = (),
) -> Change | None:
    if snapshot.get(Journey, (found.before if over else found.after).journey) is None:
        return None
    found, wanted = _as_it_is(snapshot, found, wanted, over=over)
    taking = _Taking(JourneyCrossing(snapshot, found, over=over, pictures=pictures), found)
    for one in sorted(wanted, key=_rank):
        taking.bring(one)
    for one in sorted(wanted, key=_rank, reverse=True):
        taking.drop(one)
    label = TAKE_OVER if over else TAKE_BACK
    return change_between(label, snapshot, taking.crossing.now) or None


def _as_it_is(
    snapshot: Snapshot, found: JourneyDifference, wanted: tuple[Difference, ...], *, over: bool
) -> tuple[JourneyDifference, tuple[Difference, ...]]:
    """Return what differs in the document as it is now, and what of it is wanted.

    Since it was found, some of it may have been taken, or taken back.
    """
    target, source = (found.before, found.after) if over else (found.after, found.before)
    if target.snapshot is snapshot:
        return found, wanted
    if source.snapshot is target.snapshot:
        source = replace(source, snapshot=snapshot)
    target = replace(target, snapshot=snapshot)
    now = difference(target, source) if over else difference(source, target)
    there = {id: one for one in now for id in one.ids}
    still = (there.get(id) for one in wanted for id in one.ids)
    return now, tuple({one.ids: one for one in still if one}.values())


def _rank(one: Difference) -> int:
    kind = type(one.record)
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


class _Taking:
    """Makes differences, one after the other, into changes of a document."""

    def __init__(self, crossing: JourneyCrossing, found: JourneyDifference) -> None:
        self.crossing, self._found = crossing, found

    def bring(self, one: Difference) -> None:
        """Add or change what a difference is about; what it takes away stays so far."""
        source, target = self.crossing.of_source(one), self.crossing.of_target(one)
        if source is None:
            return
        if one.before is None or one.after is None:
            self._add(source)
        elif target is not None:
            self._change(one, source, target)

    def drop(self, one: Difference) -> None:
        """Take away what a difference has no more."""
        target = self.crossing.of_target(one)
        if self.crossing.of_source(one) is not None or target is None:
            return
        left: list[Record] = []
        if isinstance(target, Stage | Step | Lane):
            clear(self.crossing, target)
        elif isinstance(target, Touchpoint):
            left = emptied(self.crossing.now, [target.id])
        self.crossing.remove([target.id, *(step.id for step in left)])

    def _add(self, record: Record) -> None:
        crossing = self.crossing
        if crossing.twin(record) is not None:
            return
        if isinstance(record, Stage):
            stage_for(crossing, record.id)
        elif isinstance(record, Lane):
            lane_for(crossing, record.id)
        elif isinstance(record, Step):
            column_for(crossing, record.id)
        elif isinstance(record, Touchpoint):
            self._add_card(record)
        elif isinstance(record, Connection):
            self._add_arrow(record)
        elif isinstance(record, Idea | Goal | Note):
            self._add_other(record)

    def _add_card(self, card: Touchpoint) -> None:
        """Add a touchpoint with what hangs on it, and with its arrows as far as they lead here."""
        crossing = self.crossing
        lane, step = lane_for(crossing, card.lane), column_for(crossing, card.step, card.id)
        new = crossing.copied(card, lane=lane.id, step=step.id)
        if new is None:
            return
        crossing.write(add=[new])
        for part in self._parts(card):
            copy = crossing.copied(part, touchpoint=new.id)
            if copy is not None:
                crossing.write(add=[copy])
        for one in self._found.connections:
            arrow = crossing.of_source(one)
            if isinstance(arrow, Connection) and card.id in (arrow.source, arrow.target):
                self._add(arrow)

    def _parts(self, card: Touchpoint) -> Iterator[Copyable]:
        """Yield what hangs on a touchpoint; answers stay behind with what they were given of."""
        journey = self.crossing.now.get(Journey, self.crossing.target)
        to_be = journey is not None and journey.state == "to-be"
        one = self._found.of(card.id)
        for part in one.parts if one else ():
            record = self.crossing.of_source(part)
            if isinstance(record, Copyable) and not (to_be and isinstance(record, Score)):
                yield record

    def _add_arrow(self, arrow: Connection) -> None:
        new = self.crossing.copied(arrow)
        if new is not None and new.source != new.target:
            self.crossing.write(add=[new])

    def _add_other(self, record: Idea | Goal | Note) -> None:
        placed: dict[str, str] = {}
        if not isinstance(record, Goal) or record.journey:
            placed["journey"] = self.crossing.target
        if isinstance(record, Note):
            placed |= self._columns(record, ("step", "until_step"))
        new = self.crossing.copied(record, **placed)
        if new is not None:
            self.crossing.write(add=[new])

    def _columns(self, note: Note, names: tuple[str, ...]) -> dict[str, str]:
        """Return the columns a note belongs to; they are made where they lack."""
        there = {name: id for name in names if (id := getattr(note, name))}
        return {name: self._column(id) for name, id in there.items()}

    def _column(self, id: str) -> str:
        same = self.crossing.now.get(Step, self.crossing.ids.get(id))
        return same.id if same else column_for(self.crossing, id).id

    def _change(self, one: Difference, source: Record, target: Record) -> None:
        crossing = self.crossing
        names = [field.field for field in one.fields]
        if isinstance(source, Touchpoint):
            there = set(names) & PLACES
            if there:
                put_card(
                    crossing, source, lane="lane" in there, column=bool(there & {"stage", "step"})
                )
            names = [name for name in names if name not in PLACES]
        elif isinstance(source, Stage | Lane) and "position" in names:
            if isinstance(source, Stage):
                move_band(crossing, source, stages)
            else:
                move_band(crossing, source, lanes)
            names.remove("position")
        self._set(source, target, names)
        for part in one.parts:
            self._take_part(part, target)

    def _set(self, source: Record, target: Record, names: list[str]) -> None:
        """Give fields of a record the values of the source; a link that cannot lead here stays."""
        values = {name: getattr(source, name) for name in names}
        links = self.crossing.linked(source, names)
        if isinstance(source, Note):
            places = tuple(name for name in ("step", "until_step") if name in values)
            links |= self._columns(source, places)
        values |= links
        lost = [name for name in links if not links[name] and getattr(source, name)]
        kept = {name: value for name, value in values.items() if name not in lost}
        if kept:
            self.crossing.set(target, **kept)

    def _take_part(self, part: Difference, card: Record) -> None:
        source, target = self.crossing.of_source(part), self.crossing.of_target(part)
        if source is None:
            if target is not None:
                self.crossing.remove([target.id])
        elif part.before is None or part.after is None:
            if isinstance(source, Copyable) and self.crossing.twin(source) is None:
                copy = self.crossing.copied(source, touchpoint=card.id)
                if copy is not None:
                    self.crossing.write(add=[copy])
        elif target is not None:
            self._set(source, target, [field.field for field in part.fields])

"""A journey inside a touchpoint is taken back in: what is in it stands in the touchpoint's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from journeymap.arrows import Leads
from journeymap.arrows import kind_of as arrow_of
from journeymap.editing import EditView, command
from journeymap.editing.places import ChangeDraft, blank, index_of
from journeymap.model.change import Change, change
from journeymap.model.grid import cards, columns, journey_of, lanes, stages
from journeymap.model.links import removal
from journeymap.model.order import after_last
from journeymap.model.records import (
    Comment,
    Connection,
    Frame,
    Friction,
    Idea,
    Journey,
    Note,
    Quote,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
    Vote,
    new_id,
)
from journeymap.model.snapshot import Snapshot

_LABEL = "Take back in"
_HANGING: tuple[type[Record], ...] = (Friction, Quote, Sense, Note, Comment, Vote)
"""What goes on to the first touchpoint inside, when the one around it goes.

What is felt and scored there was of all of it, and is not true of one."""


def _door(view: EditView) -> Touchpoint | None:
    """Return the touchpoint meant: that selected last, else the one the journey is inside of.

    ``None`` where its journey is not there, is inside others as well, or is the one around it.
    """
    snapshot, card = view.snapshot, view.card
    if card is None:
        here = snapshot.of(Touchpoint, "opens", view.journey) if view.journey else ()
        card = here[0] if here else None
    if card is None or snapshot.get(Journey, card.opens) is None:
        return None
    alone = len(snapshot.of(Touchpoint, "opens", card.opens)) == 1
    return card if alone and journey_of(snapshot, card) not in (None, card.opens) else None


@command(
    "touchpoint.take-in",
    "Take back in",
    menu="Touchpoint",
    ready=lambda view: _door(view) is not None,
)
def take_in(view: EditView) -> Change | None:
    """Put what is in the journey inside a touchpoint in its place, and remove both.

    What came from this journey finds its stage, step and lane again; the rest stands where the
    touchpoint stood. Arrows to it lead to where the journey begins, those from it come from
    where it ends.
    """
    door = _door(view)
    return _TakingIn(view.snapshot, door).done() if door else None


class _TakingIn:
    """The change being written down, with what stands for what in the journey around."""

    def __init__(self, snapshot: Snapshot, door: Touchpoint) -> None:
        self._snapshot, self._door = snapshot, door
        self._outer, self._inner = str(journey_of(snapshot, door)), str(door.opens)
        self._cards = cards(snapshot, self._inner)
        self._place = snapshot.all(Step)[door.step]
        self._stages = self._homes()
        self._steps = self._same_steps()
        self._lanes = self._same_lanes()
        self._draft = ChangeDraft()

    def done(self) -> Change:
        """Return the change."""
        self._move_lanes()
        self._move_steps()
        for card in self._cards:
            step = self._steps.get(card.step, card.step)
            self._draft.set(card, step=step, lane=self._lanes[card.lane])
        self._move_rest()
        self._lead_inside()
        first = change(_LABEL, add=self._draft.add, edit=self._draft.edit)
        snapshot = self._snapshot.apply(first)
        gone = [self._door.id, *(id for id in self._steps if self._steps[id] != id), self._inner]
        if blank(snapshot, snapshot.all(Step)[self._place.id], (self._door.id,)) and self._cards:
            gone.append(self._place.id)
        return first + Change(_LABEL, removal(snapshot, gone))

    def _homes(self) -> dict[str, str]:
        """Return for each stage inside the one around it that takes its steps."""
        around = {stage.id for stage in stages(self._snapshot, self._outer)}
        inner = stages(self._snapshot, self._inner)
        return {s.id: s.origin if s.origin in around else self._place.stage for s in inner}

    def _same_steps(self) -> dict[str, str]:
        """Return for each step inside the one around it that it is a copy of, else itself."""
        around = {step.id for step in columns(self._snapshot, self._outer)}
        inner = columns(self._snapshot, self._inner)
        return {s.id: s.origin if s.origin in around else s.id for s in inner}

    def _same_lanes(self) -> dict[str, str]:
        """Return for each lane inside the one around it that is the same, else itself."""
        around = lanes(self._snapshot, self._outer)
        ids = {lane.id for lane in around}
        alike = {(lane.kind, lane.title.strip().casefold()): lane.id for lane in reversed(around)}
        found = {}
        for lane in lanes(self._snapshot, self._inner):
            same = alike.get((lane.kind, lane.title.strip().casefold()), lane.id)
            found[lane.id] = lane.origin if lane.origin in ids else same
        return found

    def _move_lanes(self) -> None:
        """Bring the lanes that are nowhere around and in which something stands."""
        last = after_last(lanes(self._snapshot, self._outer))
        notes = self._snapshot.of(Note, "journey", self._inner)
        used = {card.lane for card in self._cards} | {note.lane for note in notes}
        for lane in lanes(self._snapshot, self._inner):
            if self._lanes[lane.id] == lane.id and lane.id in used:
                self._draft.set(lane, journey=self._outer, position=last)
                last += 1.0

    def _move_steps(self) -> None:
        """Put the steps that are no copies into their stages.

        As long as the touchpoint stands in the stage it was made in, they keep the order they
        had among the others; else they come one after the other where it stands.
        """
        inner = stages(self._snapshot, self._inner)
        home = bool(inner) and inner[0].origin == self._place.stage
        for id in dict.fromkeys(self._stages.values()):
            coming = [
                step
                for stage in inner
                if self._stages[stage.id] == id
                for step in self._snapshot.of(Step, "stage", stage.id)
                if self._steps[step.id] == step.id
            ]
            if not coming:
                continue
            there = list(self._snapshot.of(Step, "stage", id))
            if home and all(self._at_home(step) for step in coming):
                row = sorted([*there, *coming], key=lambda step: step.position)
            else:
                at = index_of(there, self._place.id)
                row = [*there[:at], *coming, *there[at:]]
            for i, step in enumerate(row):
                self._draft.set(step, stage=id, position=float(i + 1))

    def _at_home(self, step: Step) -> bool:
        stage = self._snapshot.get(Stage, step.stage)
        return stage is not None and stage.origin == self._stages[stage.id]

    def _move_rest(self) -> None:
        """Bring ideas, notes and frames, and what hangs on the touchpoint to the first inside."""
        snapshot, first = self._snapshot, self._cards[0].id if self._cards else None
        alone: list[Idea | Frame] = [
            *snapshot.of(Idea, "journey", self._inner),
            *snapshot.of(Frame, "journey", self._inner),
        ]
        for record in alone:
            if record.touchpoints:
                self._draft.set(record, journey=self._outer)
        moved = {note.id for note in snapshot.of(Note, "journey", self._inner)}
        for note in snapshot.of(Note, "journey", self._inner):
            self._draft.set(note, **self._moved(note))
        if first is None:
            return
        for kind in _HANGING:
            for hanging in snapshot.of(kind, "touchpoint", self._door.id):
                if hanging.id not in moved:
                    self._draft.set(hanging, touchpoint=first)
        several: list[Idea | Frame] = [
            *snapshot.of(Idea, "touchpoints", self._door.id),
            *snapshot.of(Frame, "touchpoints", self._door.id),
        ]
        for record in several:
            ids = (first if id == self._door.id else id for id in record.touchpoints)
            self._draft.set(record, touchpoints=tuple(dict.fromkeys(ids)))

    def _moved(self, note: Note) -> dict[str, Any]:
        """Return where a note stands in the journey around."""
        return dict(
            journey=self._outer,
            lane=self._lanes.get(note.lane or "", note.lane),
            step=self._steps.get(note.step or "", note.step),
            until_step=self._steps.get(note.until_step or "", note.until_step),
            stage=self._stages.get(note.stage or "", note.stage),
            until_stage=self._stages.get(note.until_stage or "", note.until_stage),
        )

    def _lead_inside(self) -> None:
        """Lead the arrows at the touchpoint to where the journey begins, or from where it ends."""
        snapshot, door = self._snapshot, self._door.id
        if not self._cards:
            return
        begins, ends = _ends(snapshot, self._cards)
        arrows = {
            arrow.id: arrow
            for name in ("source", "target")
            for arrow in snapshot.of(Connection, name, door)
        }
        for arrow in arrows.values():
            sources = ends if arrow.source == door else [arrow.source]
            targets = begins if arrow.target == door else [arrow.target]
            pairs = [(s, t) for s in sources for t in targets if s != t]
            for i, new in enumerate(_shared(arrow, pairs, arrow.source == door)):
                if i:
                    self._draft.add.append(new.but(id=new_id()))
                else:
                    self._draft.edit.append((arrow, new))


def _ends(snapshot: Snapshot, row: Sequence[Touchpoint]) -> tuple[list[str], list[str]]:
    """Return where one comes in and where one goes out: to and from which nothing leads inside."""
    ids = [card.id for card in row]
    inside = [
        arrow
        for id in ids
        for arrow in snapshot.of(Connection, "source", id)
        if arrow.target in ids and arrow_of(arrow).leads is Leads.ON
    ]
    reached, left = {a.target for a in inside}, {a.source for a in inside}
    begins = [id for id in ids if id not in reached] or ids[:1]
    return begins, [id for id in ids if id not in left] or ids[-1:]


def _shared(
    arrow: Connection, pairs: Sequence[tuple[str, str]], leaving: bool
) -> Iterator[Connection]:
    """Yield an arrow in as many as there are ways now; how it divides among them is assumed."""
    for source, target in pairs:
        weight = arrow.weight
        if weight is not None and len(pairs) > 1 and (arrow.unit != "probability" or not leaving):
            weight /= len(pairs)
        assumed = arrow.assumed or len(pairs) > 1
        yield arrow.but(source=source, target=target, weight=weight, assumed=assumed)

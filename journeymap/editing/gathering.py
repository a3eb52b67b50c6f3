"""A journey made of a selection: its touchpoints go into it, and one stands in their place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from journeymap.arrows import Leads
from journeymap.arrows import kind_of as arrow_of
from journeymap.editing import EditView, command
from journeymap.editing.places import ChangeDraft
from journeymap.lanes import kind_of
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL, cards, lanes, stages
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Frame,
    Idea,
    Journey,
    Lane,
    Note,
    Stage,
    Step,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot

LEAST = 2
"""So many touchpoints make a journey; a single one may open an empty one."""


def gathered(view: EditView) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that are selected, alone or with their step or stage, as read."""
    snapshot, chosen = view.snapshot, {record.id for record in view.chosen(Touchpoint)}
    steps = {step.id for step in view.chosen(Step)}
    for stage in view.chosen(Stage):
        steps |= {step.id for step in snapshot.of(Step, "stage", stage.id)}
    every = cards(snapshot, view.journey)
    return tuple(card for card in every if card.id in chosen or card.step in steps)


def _enough(view: EditView) -> bool:
    return len(gathered(view)) >= LEAST


@command("touchpoint.gather", "Make a journey of the selection", menu="Touchpoint", ready=_enough)
def gather(view: EditView) -> Change | None:
    """Put the selected touchpoints, with all that hangs on them, into a journey of their own.

    Steps that hold nothing else go along; of the others, of stages and of lanes there are copies,
    which say what they were copied from, so that all of it finds its place again. Arrows that
    crossed the border lead to the touchpoint that stands in their place; influence, which may
    reach into other journeys, stays as it is.
    """
    found, outer = gathered(view), view.snapshot.get(Journey, view.journey)
    if len(found) < LEAST or outer is None:
        return None
    return _Gathering(view.snapshot, outer, found).done()


class _Gathering:
    """The change being written down, with what stands for what in the new journey."""

    def __init__(self, snapshot: Snapshot, outer: Journey, found: Sequence[Touchpoint]) -> None:
        self._snapshot, self._outer, self._cards = snapshot, outer, found
        self._ids = {card.id for card in found}
        self._draft = ChangeDraft()
        self._moved = self._whole_steps()
        steps = {card.step: snapshot.all(Step)[card.step] for card in found}
        homes = {step.stage for step in steps.values()}
        self._steps = {id: id if id in self._moved else new_id() for id in steps}
        self._stages = {id: new_id() for id in homes}
        title = self._title(homes)
        self._inner = Journey(
            title=title,
            position=after_last(snapshot.ordered(Journey)),
            personas=outer.personas,
            state=outer.state,
        )
        self._lanes = {lane.id: new_id() for lane in self._wanted_lanes()}
        self._door = self._standing_in(title)

    def done(self) -> Change | None:
        """Return the change."""
        draft = self._draft
        draft.add.append(self._inner)
        self._copy_frame()
        draft.add.append(self._door)
        for card in self._cards:
            draft.set(card, step=self._steps[card.step], lane=self._lanes[card.lane])
        self._take_along()
        self._lead_to_door()
        return draft.done("Make a journey of the selection")

    def _title(self, homes: Collection[str]) -> str:
        """Return what the new journey is called: as its one stage, else by its two ends."""
        if len(homes) == 1:
            stage = self._snapshot.all(Stage)[next(iter(homes))]
            if stage.title.strip():
                return stage.title.strip()
        ends = [self._cards[0].title.strip(), self._cards[-1].title.strip()]
        return " … ".join(filter(None, ends)) or tr("New journey")

    def _whole_steps(self) -> set[str]:
        """Return the steps that go along: nothing but what goes stands in them or reaches there."""
        snapshot = self._snapshot
        found = {card.step for card in self._cards}
        found = {
            id
            for id in found
            if all(card.id in self._ids for card in snapshot.of(Touchpoint, "step", id))
        }
        while True:
            tied = {
                id
                for id in found
                for note in self._notes_at(id)
                if not {note.step, note.until_step} - {None} <= found
            }
            if not tied:
                return found
            found -= tied

    def _notes_at(self, step: str) -> tuple[Note, ...]:
        snapshot = self._snapshot
        return (*snapshot.of(Note, "step", step), *snapshot.of(Note, "until_step", step))

    def _wanted_lanes(self) -> list[Lane]:
        """Return the lanes that are copied: those with what goes along, and those that show it."""
        used = {card.lane for card in self._cards}
        used |= {str(note.lane) for note in self._notes() if note.lane}

        def shows(lane: Lane) -> bool:
            return lane.kind != CHANNEL and kind_of(lane).boxes.holds is not Note

        here = lanes(self._snapshot, self._outer.id)
        return [lane for lane in here if lane.id in used or shows(lane)]

    def _notes(self) -> list[Note]:
        """Return the notes that go along: in a step that does, or on a touchpoint."""
        snapshot = self._snapshot
        found = [note for id in self._moved for note in snapshot.of(Note, "step", id)]
        found += [note for id in self._ids for note in snapshot.of(Note, "touchpoint", id)]
        return list({note.id: note for note in found}.values())

    def _copy_frame(self) -> None:
        """Give the new journey its stages, steps and lanes."""
        snapshot, draft, inner = self._snapshot, self._draft, self._inner.id
        for stage in stages(snapshot, self._outer.id):
            if stage.id in self._stages:
                id = self._stages[stage.id]
                draft.add.append(stage.but(id=id, journey=inner, origin=stage.id))
        for old, new in self._steps.items():
            step = snapshot.all(Step)[old]
            home = self._stages[step.stage]
            if old == new:
                draft.edit.append((step, step.but(stage=home)))
            else:
                draft.add.append(step.but(id=new, stage=home, origin=old))
        for old, new in self._lanes.items():
            lane = snapshot.all(Lane)[old]
            draft.add.append(lane.but(id=new, journey=inner, origin=old))

    def _standing_in(self, title: str) -> Touchpoint:
        """Return the touchpoint that stands for all, where the first of them stood."""
        first, found = self._cards[0], self._cards
        step = self._snapshot.all(Step)[first.step]
        if step.id in self._moved:
            step = Step(stage=step.stage, position=step.position)
            self._draft.add.append(step)

        def shared(name: str) -> Any:
            values = {getattr(card, name) for card in found}
            return values.pop() if len(values) == 1 else ""

        begin = [card.starts for card in found if card.starts is not None]
        evidence = shared("evidence")
        return Touchpoint(
            step=step.id,
            lane=first.lane,
            position=first.position,
            title=title,
            owner=shared("owner"),
            department=shared("department"),
            ownership=shared("ownership"),
            evidence=evidence or "partly",
            starts=sum(begin) if begin else None,
            opens=self._inner.id,
        )

    def _take_along(self) -> None:
        """Let notes, and ideas and frames that are of these touchpoints alone, go along."""
        draft, inner = self._draft, self._inner.id
        for note in self._notes():
            now = note.but(
                journey=inner,
                lane=self._lanes.get(note.lane or "", note.lane),
                step=self._steps.get(note.step or "", note.step),
                until_step=self._steps.get(note.until_step or "", note.until_step),
            )
            draft.edit.append((note, now))
        alone: Iterable[Idea | Frame] = (
            *self._snapshot.of(Idea, "journey", self._outer.id),
            *self._snapshot.of(Frame, "journey", self._outer.id),
        )
        for record in alone:
            if record.touchpoints and self._ids.issuperset(record.touchpoints):
                draft.edit.append((record, record.but(journey=inner)))

    def _lead_to_door(self) -> None:
        """Lead the arrows that crossed the border to what stands in their place."""
        crossing: dict[tuple[str, str, str], list[Connection]] = {}
        every = self._snapshot.all(Connection).values()
        for arrow in every:
            leaves, comes = arrow.source in self._ids, arrow.target in self._ids
            if leaves != comes and arrow_of(arrow).leads is not Leads.AWAY:
                ends = (
                    self._door.id if leaves else arrow.source,
                    self._door.id if comes else arrow.target,
                )
                crossing.setdefault((*ends, arrow.kind), []).append(arrow)
        for (source, target, _), arrows in crossing.items():
            now = merged(arrows, source == self._door.id)
            self._draft.edit.append((arrows[0], now.but(source=source, target=target)))
            self._draft.remove += arrows[1:]


def merged(arrows: Sequence[Connection], leaving: bool) -> Connection:
    """Return one arrow for several: counts are added up, shares only of one source.

    Where weights do not go together, or some have none, nobody knows their sum. ``leaving`` says
    that they come from several touchpoints, so that their shares are of different wholes.
    """
    first = arrows[0]
    if len(arrows) == 1:
        return first
    units = {arrow.unit for arrow in arrows}
    weights = [arrow.weight for arrow in arrows if arrow.weight is not None]
    adds_up = (
        len(weights) == len(arrows) and len(units) == 1 and not (leaving and "count" not in units)
    )
    labels = dict.fromkeys(arrow.label.strip() for arrow in arrows if arrow.label.strip())
    return first.but(
        label=" / ".join(labels),
        weight=sum(weights) if adds_up else None,
        unit=first.unit if adds_up else "",
        assumed=all(arrow.assumed for arrow in arrows),
        minutes=first.minutes if len({arrow.minutes for arrow in arrows}) == 1 else None,
    )

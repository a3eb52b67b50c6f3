"""Where things go: rows with newcomers put between, and steps that are left empty."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from journeymap.editing import EditView
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.fields import specs
from journeymap.model.grid import CHANNEL, cell, channels, stages
from journeymap.model.links import REFERRING
from journeymap.model.order import between
from journeymap.model.records import Lane, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)
Pair = tuple[Record, Record]


@dataclass
class ChangeDraft:
    """A change being written down: what is added, edited and removed."""

    add: list[Record] = field(default_factory=list)
    edit: list[Pair] = field(default_factory=list)
    remove: list[Record] = field(default_factory=list)

    def set(self, record: Record, **fields: Any) -> None:
        """Give fields of a record other values, on top of what it was given before."""
        for i, (before, after) in enumerate(self.edit):
            if before.id == record.id:
                self.edit[i] = (before, after.but(**fields))
                return
        self.edit.append((record, record.but(**fields)))

    def done(self, label: str) -> Change | None:
        """Return the change, or ``None`` when nothing came together."""
        return change(label, add=self.add, edit=self.edit, remove=self.remove) or None


def put(row: Sequence[R], index: int, newcomers: Iterable[R]) -> tuple[list[R], list[Pair]]:
    """Return newcomers with their positions before ``row[index]``, and who makes room.

    The row is in order and holds none of the newcomers.
    """
    now, old = list(row), {record.id: record for record in row}
    index = max(0, min(index, len(now)))
    placed: list[str] = []
    for newcomer in newcomers:
        position, shifts = between(now, index)
        moved = {before.id: after for before, after in shifts}
        now = [moved.get(record.id, record) for record in now]
        now.insert(index, newcomer.but(position=position))
        placed.append(newcomer.id)
        index += 1
    final = {record.id: record for record in now}
    pairs: list[Pair] = [(old[id], final[id]) for id in old if old[id] is not final[id]]
    return [final[id] for id in placed], pairs


def index_of(row: Sequence[Record], id: str | None) -> int:
    """Return where a record stands in its row, or the row's length when it does not."""
    return next((i for i, record in enumerate(row) if record.id == id), len(row))


def blank(snapshot: Snapshot, step: Step, without: Collection[str] = ()) -> bool:
    """Tell whether a step has no title and nothing leads to it but what is ``without``.

    A touchpoint or a note stands in it; a note may reach across to it.
    """
    return not step.title and all(
        user.id in without
        for kind, name, _ in REFERRING["Step"]
        for user in snapshot.of(kind, name, step.id)
    )


def emptied(
    snapshot: Snapshot,
    leaving: Collection[str],
    kept: Collection[str] = (),
    growing: Collection[str] = (),
) -> list[Record]:
    """Return the steps that touchpoints leave behind with nothing in them.

    A titled step, one with notes, those ``kept`` and the last of its stage stay,
    unless that stage is ``growing`` by another.
    """
    cards = [card for id in leaving if (card := snapshot.get(Touchpoint, id))]
    suspects = dict.fromkeys(card.step for card in cards)
    gone: dict[str, Record] = {}
    for id in suspects:
        step = snapshot.get(Step, id)
        if step is None or id in kept or not blank(snapshot, step, leaving):
            continue
        if step.stage in growing or any(other.id not in gone for other in _others(snapshot, step)):
            gone[id] = step
    return list(gone.values())


def _others(snapshot: Snapshot, step: Step) -> list[Step]:
    return [other for other in snapshot.of(Step, "stage", step.stage) if other.id != step.id]


def stage_of(view: EditView) -> Stage | None:
    """Return the stage of the journey the selection is in, else its last one."""
    step, aimed = step_of(view), view.primary
    if aimed is None and view.cell:
        aimed = view.snapshot.get(Stage, view.cell.stage)
    stage = view.snapshot.get(Stage, step.stage) if step else aimed
    if isinstance(stage, Stage) and stage.journey == view.journey:
        return stage
    row = stages(view.snapshot, view.journey)
    return row[-1] if row else None


def step_of(view: EditView) -> Step | None:
    """Return the step of the journey the selection is in, or ``None`` when it is in none."""
    step = view.primary
    if step is None and view.cell:
        step = view.snapshot.get(Step, view.cell.step)
    if isinstance(step, Touchpoint):
        step = view.snapshot.get(Step, step.step)
    if not isinstance(step, Step):
        return None
    stage = view.snapshot.get(Stage, step.stage)
    return step if stage and stage.journey == view.journey else None


def lane_of(view: EditView, draft: ChangeDraft) -> Lane:
    """Return the channel lane the selection is in, else the first, else a new one."""
    primary, snapshot = view.primary, view.snapshot
    if primary is None and view.cell:
        primary = snapshot.get(Lane, view.cell.lane)
    if isinstance(primary, Touchpoint):
        primary = snapshot.get(Lane, primary.lane)
    if isinstance(primary, Lane) and (primary.journey, primary.kind) == (view.journey, CHANNEL):
        return primary
    row = channels(snapshot, view.journey)
    return row[0] if row else _first_lane(view, draft)


def _first_lane(view: EditView, draft: ChangeDraft) -> Lane:
    """Return the channel of a journey that has none yet: a new one, made once."""
    for one in draft.add:
        if isinstance(one, Lane) and (one.journey, one.kind) == (view.journey, CHANNEL):
            return one
    row = view.snapshot.of(Lane, "journey", view.journey)
    position = row[0].position - 1.0 if row else 1.0
    lane = Lane(journey=view.journey, kind=CHANNEL, title=tr("Channel"), position=position)
    draft.add.append(lane)
    return lane


def steps_for(
    view: EditView, draft: ChangeDraft, steps: Sequence[Step], lanes: Sequence[Collection[str]]
) -> list[Step]:
    """Return a step for each that is wanted: from the current cell on those that are free.

    A step is free when nothing stands in the ``lanes`` that are needed of it. Where that ends,
    for one with a title or that needs none, or without a current cell they are new ones, as of
    ``fresh_steps``.
    """
    here = view.cell if not view.selection else None
    first = view.snapshot.get(Step, here.step) if here else None
    if here is None or first is None:
        return fresh_steps(view, draft, steps)
    row = view.snapshot.of(Step, "stage", first.stage)
    taken: list[Step] = []
    ahead = row[index_of(row, first.id) :]
    for step, wanted, need in zip(ahead, steps, lanes, strict=False):
        if wanted.title or not need or any(cell(view.snapshot, step.id, lane) for lane in need):
            break
        taken.append(step)
    last = taken[-1] if taken else first
    beyond = EditView.of(view.snapshot, view.journey, (), view.persona, replace(here, step=last.id))
    kept = [step.id for step in taken]
    return taken + fresh_steps(beyond, draft, steps[len(taken) :], kept)


def fresh_steps(
    view: EditView, draft: ChangeDraft, steps: Sequence[Step], kept: Collection[str] = ()
) -> list[Step]:
    """Return the steps placed right after the selection, or at the end of its stage.

    They go into a new stage when there is none yet; the one blank step of a stage, unless
    it is ``kept``, gives way to the first of them.
    """
    snapshot, stage, after = view.snapshot, stage_of(view), step_of(view)
    if stage is None:
        stage = Stage(journey=view.journey, position=1.0)
        draft.add.append(stage)
    row = snapshot.of(Step, "stage", stage.id)
    if len(row) == 1 and steps and blank(snapshot, row[0]) and row[0].id not in kept:
        draft.remove.append(row[0])
        row = ()
    index = index_of(row, after.id) + 1 if after else len(row)
    placed, shifted = put(row, index, [step.but(stage=stage.id) for step in steps])
    draft.add += placed
    draft.edit += shifted
    return placed


def reorder(label: str, row: Sequence[R], old: R, new: R, index: int) -> Change | None:
    """Return the change that puts ``new`` before the ``index``-th of the others in a row.

    ``None`` when it already stands there.
    """
    others = [other for other in row if other.id != old.id]
    if len(others) < len(row) and index_of(row, old.id) == max(0, min(index, len(others))):
        return None
    placed, shifted = put(others, index, [new])
    return change(label, edit=[(old, placed[0]), *shifted]) or None


def held(record: Record, name: str, value: float | None) -> float | None:
    """Return a value held within the bounds its field declares."""
    spec = specs(type(record))[name]
    if value is None or spec.low is None or spec.high is None:
        return value
    return max(spec.low, min(spec.high, value))

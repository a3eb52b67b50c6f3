"""Notes in the lanes that hold them: where they stand, over which columns, how they are moved."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.lanes import LaneContext, kind_of
from journeymap.lanes.parts.hanging import touchpoint_in
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Note, Stage, Step, Touchpoint
from journeymap.view import View, shown


def make_note(view: View, cell: Cell, text: str) -> Change | None:
    """Put a note at the step of a cell, or across the stage where it has no step."""
    place = place_in(view, cell)
    return _new(view, Note(journey=view.journey, body=text).but(**place)) if place else None


def hang_note(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Hang a note on a touchpoint, in the first lane of plain notes that is shown."""
    rows = [lane for lane in shown(view).lanes if holds_notes(lane)]
    lane = next((one for one in rows if kind_of(one).name == "text"), next(iter(rows), None))
    if lane is None or not touchpoints:
        return None
    new = Note(journey=view.journey, lane=lane.id, touchpoint=touchpoints[-1], body=text)
    return _new(view, new)


def _new(view: View, note: Note) -> Change:
    row = view.snapshot.of(Note, "journey", view.journey)
    return change("New note", add=[note.but(position=after_last(row))])


def note_cell(view: View, id: str) -> Cell | None:
    """Return the cell a note stands in, without a step where it runs across a stage."""
    note = view.snapshot.get(Note, id)
    if note is None or note.lane is None:
        return None
    card = view.snapshot.get(Touchpoint, note.touchpoint)
    step = view.snapshot.get(Step, card.step if card else note.step)
    stage = step.stage if step else note.stage
    return Cell(stage, step.id if step else "", note.lane) if stage else None


def move_note(view: View, id: str, cell: Cell) -> Change | None:
    """Move a note into a cell of a lane of notes.

    One across a stage goes to another stage as a whole, and one over several steps or stages
    keeps how many; one on a touchpoint goes to the first of the other step, and stands at that
    step where there is none.
    """
    note, now, place = view.snapshot.get(Note, id), note_cell(view, id), place_in(view, cell)
    if note is None or not place:
        return None
    if now and not now.step:
        place = {"lane": cell.lane, "stage": cell.stage}
    elif note.touchpoint:
        card = touchpoint_in(view, cell)
        if now and now.step == cell.step:
            place = {"lane": cell.lane, "touchpoint": note.touchpoint}
        elif card:
            place = {"lane": cell.lane, "touchpoint": card.id}
    there = note.but(**{"step": None, "stage": None, "touchpoint": None, **place})
    return change("Move", edit=[(note, _as_broad(view, note, there))]) or None


def _as_broad(view: View, note: Note, there: Note) -> Note:
    """Return a moved note that ends as many steps or stages behind its place as it did."""
    here = shown(view)
    steps = [slot.step for slot in here.slots if slot.step]
    stages = [stage.id for stage in here.every_stage]
    until_step = _shifted(steps, note.step, note.until_step, there.step)
    until_stage = _shifted(stages, note.stage, note.until_stage, there.stage)
    return there.but(until_step=until_step, until_stage=until_stage)


def _shifted(
    row: Sequence[str], first: str | None, last: str | None, there: str | None
) -> str | None:
    if not {first, last, there} <= set(row):
        return None
    by = row.index(last or "") - row.index(first or "")
    return row[min(row.index(there or "") + by, len(row) - 1)] if by > 0 else None


def place_in(view: View, cell: Cell) -> dict[str, str]:
    """Return the fields of a note that stands in a cell; none where it cannot."""
    lane = view.snapshot.get(Lane, cell.lane)
    if lane is None or not holds_notes(lane):
        return {}
    if view.snapshot.get(Step, cell.step):
        return {"lane": lane.id, "step": cell.step}
    return {"lane": lane.id, "stage": cell.stage} if view.snapshot.get(Stage, cell.stage) else {}


def holds_notes(lane: Lane) -> bool:
    """Tell whether notes stand in a lane."""
    return kind_of(lane).boxes.holds is Note


def stands_at(context: LaneContext, note: Note) -> str | None:
    """Return the step a note stands at, its touchpoint's before its own."""
    touchpoint = context.snapshot.get(Touchpoint, note.touchpoint)
    return touchpoint.step if touchpoint else note.step


def span(context: LaneContext, note: Note) -> tuple[int, int] | None:
    """Return the first and last column of a note, ``None`` where none of its columns is shown.

    That is its step, or its stage where it names no step, up to the step or stage it is until.
    """
    step = stands_at(context, note)
    first = _columns(context, step, None if step else note.stage)
    if not first:
        return None
    last = _columns(context, note.until_step, None if note.until_step else note.until_stage)
    return first[0], max([first[-1], *last])


def _columns(context: LaneContext, step: str | None, stage: str | None) -> list[int]:
    return [
        i
        for i, column in enumerate(context.columns)
        if (column.step == step if step else stage is not None and column.stage == stage)
    ]

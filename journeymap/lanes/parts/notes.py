"""Notes in the lanes that hold them: where they stand, over which columns, how they are moved."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.lanes import LaneContext, kind_of
from journeymap.lanes.parts.hanging import touchpoint_in
from journeymap.lanes.parts.spans import Slots, span_of, spanning
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell, slots
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Note, Stage, Step, Touchpoint
from journeymap.view import View, shown


def make_note(view: View, cell: Cell, text: str) -> Change | None:
    """Put a note at the step of a cell, or across the stage where it has no step."""
    place = place_in(view, cell)
    return _new(view, Note(journey=view.journey, body=text).but(**place)) if place else None


def hang_note(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Hang a note on a touchpoint, in the first lane of plain notes that is shown."""
    return hang_in("text")(view, touchpoints, text)


def hang_in(kind: str) -> Callable[[View, tuple[str, ...], str], Change | None]:
    """Return what hangs a note on a touchpoint, in the first lane of a kind that is shown."""

    def hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
        rows = [lane for lane in shown(view).lanes if holds_notes(lane)]
        lane = next((one for one in rows if kind_of(one).name == kind), next(iter(rows), None))
        if lane is None or not touchpoints:
            return None
        new = Note(journey=view.journey, lane=lane.id, touchpoint=touchpoints[-1], body=text)
        return _new(view, new)

    return hang


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
    """Return a moved note over as many columns, or stages, as before; fewer at the end."""
    bare = there.but(until_step=None, until_stage=None)
    if not (note.until_step or note.until_stage):
        return bare
    row = slots(view.snapshot, note.journey)
    before, after = span_of(view.snapshot, note, row), span_of(view.snapshot, bare, row)
    if before is None or after is None:
        return bare
    if note.stage:
        order = list(dict.fromkeys(stage for stage, _ in row))
        more = order.index(row[before[1]][0]) - order.index(row[before[0]][0])
        end = order[min(len(order) - 1, order.index(row[after[0]][0]) + more)]
        last = max(i for i, slot in enumerate(row) if slot[0] == end)
    else:
        last = min(len(row) - 1, after[0] + before[1] - before[0])
    return spanning(view.snapshot, bare, after[0], last) or bare


def spanned(view: View, id: str) -> tuple[int, int] | None:
    """Return the first and the last column a note stands under, numbered over the journey."""
    note = view.snapshot.get(Note, id)
    return span_of(view.snapshot, note) if note and note.lane else None


def span_note(view: View, id: str, first: int, last: int) -> Change | None:
    """Let a note stand from one column to another."""
    note = view.snapshot.get(Note, id)
    there = spanning(view.snapshot, note, first, last) if note else None
    return (change("Span", edit=[(note, there)]) or None) if note and there else None


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


def span(context: LaneContext, note: Note, row: Slots | None = None) -> tuple[int, int] | None:
    """Return the first and last of the columns that are shown which a note spans, if any.

    ``row`` are the columns of the journey, where somebody has them already.
    """
    row = slots(context.snapshot, note.journey) if row is None else row
    found = span_of(context.snapshot, note, row)
    if found is None:
        return None
    inside = set(row[found[0] : found[1] + 1])
    here = [
        i
        for i, one in enumerate(context.columns)
        if (one.stage, one.step) in inside and not one.folded
    ]
    return (here[0], here[-1]) if here else None

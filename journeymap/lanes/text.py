"""Notes: free text at a step or across a stage."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import BODY
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, kind_of, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes
from journeymap.lanes.parts.hanging import touchpoint_in
from journeymap.language import mark
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.order import after_last
from journeymap.model.records import Lane, Note, Stage, Step, Touchpoint
from journeymap.view import View, shown


def _make(view: View, cell: Cell, text: str) -> Change | None:
    """Put a note at the step of a cell, or across the stage where it has no step."""
    if not _place(view, cell):
        return None
    return _new(view, Note(journey=view.journey, body=text).but(**_place(view, cell)))


def _hang(view: View, touchpoints: tuple[str, ...], text: str) -> Change | None:
    """Hang a note on a touchpoint, in the first lane of notes that is shown."""
    lane = next((one for one in shown(view).lanes if _holds_notes(one)), None)
    if lane is None or not touchpoints:
        return None
    new = Note(journey=view.journey, lane=lane.id, touchpoint=touchpoints[-1], body=text)
    return _new(view, new)


def _new(view: View, note: Note) -> Change:
    row = view.snapshot.of(Note, "journey", view.journey)
    return change("New note", add=[note.but(position=after_last(row))])


def _where(view: View, id: str) -> Cell | None:
    note = view.snapshot.get(Note, id)
    if note is None or note.lane is None:
        return None
    card = view.snapshot.get(Touchpoint, note.touchpoint)
    step = view.snapshot.get(Step, card.step if card else note.step)
    stage = step.stage if step else note.stage
    return Cell(stage, step.id if step else "", note.lane) if stage else None


def _move(view: View, id: str, cell: Cell) -> Change | None:
    """Move a note into a cell of a lane of notes.

    One across a stage goes to another stage as a whole; one on a touchpoint goes to the first
    of the other step, and stands at that step where there is none.
    """
    note, now, place = view.snapshot.get(Note, id), _where(view, id), _place(view, cell)
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
    return change("Move", edit=[(note, there)]) or None


def _place(view: View, cell: Cell) -> dict[str, str]:
    """Return the fields of a note that stands in a cell; none where it cannot."""
    lane = view.snapshot.get(Lane, cell.lane)
    if lane is None or not _holds_notes(lane):
        return {}
    if view.snapshot.get(Step, cell.step):
        return {"lane": lane.id, "step": cell.step}
    return {"lane": lane.id, "stage": cell.stage} if view.snapshot.get(Stage, cell.stage) else {}


def _holds_notes(lane: Lane) -> bool:
    return kind_of(lane).boxes.holds is Note


_BOXES = LaneBoxes(
    holds=Note,
    roles=frozenset({FigureRole.NOTE}),
    ask=mark("Note"),
    refusal=mark("A note stands in a lane of notes, under a step or a stage."),
    alone=True,
    make=_make,
    hang=_hang,
    where=_where,
    move=_move,
)


@lane_kind(
    "text",
    mark("Notes"),
    mark("Free text at a step or across a stage"),
    icon="note",
    order=70,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the notes of this lane under their step, their stage, or their touchpoint."""
    notes = context.snapshot.of(Note, "lane", lane.id)
    steps = tuple(_step(context, note) for note in notes)
    inputs = (lane, notes, steps, context.columns)
    return context.memo(
        ("lane", lane.id), inputs, lambda: boxes(context, _slips(context, notes, steps))
    )


def _slips(
    context: LaneContext, notes: tuple[Note, ...], steps: tuple[str | None, ...]
) -> list[TextBox]:
    theme = context.theme
    spans = [
        (note, _span(context, step, note.stage)) for note, step in zip(notes, steps, strict=True)
    ]
    return [
        TextBox(note.id, FigureRole.NOTE, *span, note.body, "", theme.note, theme.note_ink, BODY)
        for note, span in spans
        if span
    ]


def _step(context: LaneContext, note: Note) -> str | None:
    """Return the step a note stands at, its touchpoint's before its own."""
    touchpoint = context.snapshot.get(Touchpoint, note.touchpoint)
    return touchpoint.step if touchpoint else note.step


def _span(context: LaneContext, step: str | None, stage: str | None) -> tuple[int, int] | None:
    """Return the first and last column of a step, or of the stage where no step is named."""
    here = [
        i
        for i, column in enumerate(context.columns)
        if (column.step == step if step else column.stage == stage)
    ]
    return (here[0], here[-1]) if here else None

"""Notes: free text at a step or across a stage."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import BODY
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes
from journeymap.lanes.parts.notes import (
    hang_note,
    make_note,
    move_note,
    note_cell,
    span,
    stands_at,
)
from journeymap.language import mark
from journeymap.model.records import Lane, Note

_BOXES = LaneBoxes(
    holds=Note,
    roles=frozenset({FigureRole.NOTE}),
    ask=mark("Note"),
    refusal=mark("A note stands in a lane of notes, under a step or a stage."),
    alone=True,
    make=make_note,
    hang=hang_note,
    where=note_cell,
    move=move_note,
)


@lane_kind(
    "text",
    mark("Notes"),
    mark("Free text at a step or across a stage"),
    icon="sticky-note",
    order=70,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the notes of this lane under their step, their stage, or their touchpoint."""
    notes = context.snapshot.of(Note, "lane", lane.id)
    steps = tuple(stands_at(context, note) for note in notes)
    inputs = (lane, notes, steps, context.columns)
    return context.memo(("lane", lane.id), inputs, lambda: boxes(context, _slips(context, notes)))


def _slips(context: LaneContext, notes: tuple[Note, ...]) -> list[TextBox]:
    theme = context.theme
    spans = [(note, span(context, note)) for note in notes]
    return [
        TextBox(note.id, FigureRole.NOTE, *where, note.body, "", theme.note, theme.note_ink, BODY)
        for note, where in spans
        if where
    ]

"""Notes: free text at a step or across a stage."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import BODY
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes
from journeymap.language import mark
from journeymap.model.records import Lane, Note, Touchpoint


@lane_kind("text", mark("Notes"), mark("Free text at a step or across a stage"))
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

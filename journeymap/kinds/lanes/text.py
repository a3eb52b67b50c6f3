"""Notes: free text at a step or across a stage."""

from __future__ import annotations

from journeymap.drawing.theme import BODY
from journeymap.kinds.boxes import Slip, boxes, columns_of
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark
from journeymap.model.records import Lane, Note, Step, Touchpoint


@lane_kind("text", mark("Notes"), mark("Free text at a step or across a stage"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the notes of this lane under their step, their stage, or their touchpoint."""
    notes = sheet.snapshot.of(Note, "lane", lane.id)
    inputs = (lane, notes, sheet.columns, sheet.touchpoints)
    return sheet.memo(("lane", lane.id), inputs, lambda: boxes(sheet, _slips(sheet, notes)))


def _slips(sheet: Sheet, notes: tuple[Note, ...]) -> list[Slip]:
    theme = sheet.theme
    spans = [(note, columns_of(sheet, _steps(sheet, note))) for note in notes]
    return [
        Slip(note.id, "note", *span, note.body, "", theme.note, theme.note_ink, BODY)
        for note, span in spans
        if span
    ]


def _steps(sheet: Sheet, note: Note) -> tuple[str, ...]:
    touchpoint = sheet.snapshot.get(Touchpoint, note.touchpoint)
    if touchpoint:
        return (touchpoint.step,)
    if note.step:
        return (note.step,)
    return tuple(step.id for step in sheet.snapshot.of(Step, "stage", note.stage))

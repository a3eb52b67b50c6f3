"""Notes: free text at a step or across a stage."""

from __future__ import annotations

from journeymap.drawing.theme import BODY
from journeymap.kinds.boxes import Slip, boxes
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark
from journeymap.model.records import Lane, Note, Touchpoint


@lane_kind("text", mark("Notes"), mark("Free text at a step or across a stage"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the notes of this lane under their step, their stage, or their touchpoint."""
    notes = sheet.snapshot.of(Note, "lane", lane.id)
    steps = tuple(_step(sheet, note) for note in notes)
    inputs = (lane, notes, steps, sheet.columns)
    return sheet.memo(("lane", lane.id), inputs, lambda: boxes(sheet, _slips(sheet, notes, steps)))


def _slips(sheet: Sheet, notes: tuple[Note, ...], steps: tuple[str | None, ...]) -> list[Slip]:
    theme = sheet.theme
    spans = [
        (note, _span(sheet, step, note.stage)) for note, step in zip(notes, steps, strict=True)
    ]
    return [
        Slip(note.id, "note", *span, note.body, "", theme.note, theme.note_ink, BODY)
        for note, span in spans
        if span
    ]


def _step(sheet: Sheet, note: Note) -> str | None:
    """Return the step a note stands at, its touchpoint's before its own."""
    touchpoint = sheet.snapshot.get(Touchpoint, note.touchpoint)
    return touchpoint.step if touchpoint else note.step


def _span(sheet: Sheet, step: str | None, stage: str | None) -> tuple[int, int] | None:
    """Return the first and last column of a step, or of the stage where no step is named."""
    here = [
        i
        for i, column in enumerate(sheet.columns)
        if (column.step == step if step else column.stage == stage)
    ]
    return (here[0], here[-1]) if here else None

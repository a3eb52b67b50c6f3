"""Notes: free text at a step, across a stage or over several."""

from __future__ import annotations

from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane

_LOOK = NoteLook(lambda theme: (theme.note, theme.note_ink))


@lane_kind(
    "text",
    mark("Notes"),
    mark("Free text at a step or across a stage"),
    icon="sticky-note",
    order=70,
    boxes=note_boxes("text", mark("Note")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the notes of this lane under their step, their stage, or their touchpoint."""
    return notes_row(context, lane, _LOOK)

"""Needs: what the customer needs at a step, whether anybody gives it or not."""

from __future__ import annotations

from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane

_LOOK = NoteLook(lambda theme: (theme.accent_tint, theme.accent_ink), "heart")


@lane_kind(
    "needs",
    mark("Needs"),
    mark("What the customer needs at a step"),
    icon="heart",
    order=52,
    boxes=note_boxes("needs", mark("What does the customer need here?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the needs of this lane under their steps."""
    return notes_row(context, lane, _LOOK)

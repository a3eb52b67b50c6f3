"""Physical evidence: the top row of a service blueprint, what the customer sees and holds."""

from __future__ import annotations

from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane

_LOOK = NoteLook(lambda theme: (theme.card, theme.ink), "package", lambda theme: theme.card_edge)


@lane_kind(
    "evidence",
    mark("Physical evidence"),
    mark("What the customer sees and holds: signs, bills, rooms"),
    icon="package",
    order=8,
    boxes=note_boxes("evidence", mark("What is seen or held here?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set what is seen and held at each step."""
    return notes_row(context, lane, _LOOK)

"""Automation: what runs by itself at a step, in which system, and what people still do by hand."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane


def _colours(theme: Theme) -> tuple[str, str]:
    return theme.stages[5 % len(theme.stages)]


_LOOK = NoteLook(_colours, "activity")


@lane_kind(
    "automation",
    mark("Automation"),
    mark("What runs by itself, in which system, and what is done by hand"),
    icon="activity",
    order=58,
    boxes=note_boxes("automation", mark("What runs by itself here, and in which system?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set what runs by itself under its steps."""
    return notes_row(context, lane, _LOOK)

"""Alternatives: what else customers look at and compare with at a step, and what others do there."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane


def _colours(theme: Theme) -> tuple[str, str]:
    return theme.stages[1 % len(theme.stages)]


_LOOK = NoteLook(_colours, "tag")


@lane_kind(
    "alternatives",
    mark("Alternatives"),
    mark("What customers compare with, and what others do better"),
    icon="tag",
    order=56,
    boxes=note_boxes("alternatives", mark("What else do they compare with here?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set what customers compare with under its steps."""
    return notes_row(context, lane, _LOOK)

"""Bonds: what ties customers to the brand at a step, and what sets their feelings off."""

from __future__ import annotations

from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.note_rows import NoteLook, note_boxes, notes_row
from journeymap.language import mark
from journeymap.model.records import Lane


def _colours(theme: Theme) -> tuple[str, str]:
    return theme.stages[2 % len(theme.stages)]


_LOOK = NoteLook(_colours, "heart")


@lane_kind(
    "bonds",
    mark("Bonds and triggers"),
    mark("What ties customers to us, and what sets a feeling off"),
    icon="heart",
    order=53,
    boxes=note_boxes("bonds", mark("What ties them to us here, or sets the feeling off?")),
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set bonds and triggers under their steps."""
    return notes_row(context, lane, _LOOK)

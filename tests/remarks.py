"""A kind of lane as a plug-in would declare it: by one function, and what its boxes are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.lanes import LANES, LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes, columns_of
from journeymap.lanes.parts.hanging import hanging
from journeymap.model.records import Comment, Lane


def _legend(context: LaneContext) -> list[LegendEntry]:
    def sign(x: float, y: float) -> tuple[Shape, ...]:
        return (Box(Rect(x, y - 6, 20, 12), context.theme.note),)

    return [LegendEntry(sign, 20, "what a colleague says")]


@contextmanager
def remarks() -> Iterator[None]:
    """Let there be lanes of remarks for a while."""

    @lane_kind(
        "remarks",
        "Remarks",
        "What colleagues say",
        boxes=hanging(Comment, "said", "New remark", "What do you say?", "remark"),
        legend=_legend,
    )
    def lay(context: LaneContext, lane: Lane) -> LaneRow:
        found = [
            TextBox(one.id, "remark", *span, one.said, "", context.theme.note, context.theme.ink)
            for step, cards in context.touchpoints.items()
            for card in cards
            for one in context.snapshot.of(Comment, "touchpoint", card)
            if (span := columns_of(context, (step,)))
        ]
        return boxes(context, found)

    try:
        yield
    finally:
        del LANES._items["remarks"]

"""Spanning: the left or right edge of a box that may stand over several columns."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.scene import Figure
from journeymap.editing.boxes import boxes_of
from journeymap.lanes import LaneBoxes
from journeymap.model.change import Change
from journeymap.tools.state import Adjustment, Pointer, State, ToolContext
from journeymap.view import View

_GRIP = 6.0


def span_at(context: ToolContext, found: Figure, at: Pointer) -> Spanning | None:
    """Return the gesture that begins at an edge of a box which may span columns, if it is one."""
    boxes = boxes_of(context.snapshot, found.id)
    place = boxes.spanned(View.of(context.snapshot, context.journey), found.id) if boxes else None
    grip = min(_GRIP * at.pixel, found.rect.w / 8)
    if place is None:
        return None
    if abs(at.x - found.rect.right) <= grip:
        return Spanning(found.id, *place, right=True)
    return Spanning(found.id, *place, right=False) if abs(at.x - found.rect.x) <= grip else None


@dataclass(frozen=True)
class Spanning(Adjustment):
    """The edge follows the pointer from column to column, and the page with it."""

    id: str
    first: int
    last: int
    right: bool

    cursor = "resize level"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.id,)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Make what was shown a change of the document, and select the box."""
        super().release(context, at)
        context.select((self.id,))
        return None

    def change(self, context: ToolContext, at: Pointer) -> Change | None:
        page = context.base_page
        column = page.column_at(at.x, at.y)
        boxes: LaneBoxes | None = boxes_of(context.snapshot, self.id)
        if column is None or boxes is None:
            return None
        here = page.columns.index(column)
        first, last = (
            (self.first, max(self.first, here)) if self.right else (min(here, self.last), self.last)
        )
        if (first, last) == (self.first, self.last):
            return None
        return boxes.span(View.of(context.snapshot, context.journey), self.id, first, last)

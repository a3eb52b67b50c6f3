"""Moving boxes: what stands in lanes follows the pointer from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.editing.boxes import boxes_of, move_boxes
from journeymap.editing.copying import DragCopy, copy_boxes
from journeymap.language import tr
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.tools.dragging import Dragging
from journeymap.tools.state import Pointer, ToolContext
from journeymap.view import View


@dataclass(frozen=True)
class MovingBoxes(Dragging):
    """Boxes are dragged to another cell; the page shows where they would come to stand."""

    def target(self, context: ToolContext, at: Pointer) -> Cell | None:
        return nearest_cell(context.base_page, at)

    def moved(self, context: ToolContext, target: Cell, tidy: bool) -> Change | None:
        return move_boxes(context.snapshot, context.journey, self.chosen, self.held, target)

    def copied(self, context: ToolContext, target: Cell) -> DragCopy | None:
        return copy_boxes(context.snapshot, context.journey, self.chosen, self.held, target)

    def in_vain(self, context: ToolContext, target: Cell) -> None:
        """Say why a box did not go into another column."""
        boxes = boxes_of(context.snapshot, self.held)
        here = boxes.where(View.of(context.snapshot, context.journey), self.held) if boxes else None
        same = here and (here.stage == target.stage) and here.step in (target.step, "")
        if boxes and here and not same:
            context.say(tr(boxes.refusal))


def nearest_cell(page: MapScene, at: Pointer) -> Cell | None:
    """Return the cell under the pointer or nearest to it; ``None`` on a page without any."""
    column, band = page.column_at(at.x, at.y), page.band_at(at.x, at.y)
    return Cell(column.stage, column.step, band.lane) if column and band else None


def movable(context: ToolContext, id: str) -> bool:
    """Tell whether a record is a box that has a cell it could leave."""
    boxes = boxes_of(context.snapshot, id)
    return bool(boxes and boxes.where(View.of(context.snapshot, context.journey), id))

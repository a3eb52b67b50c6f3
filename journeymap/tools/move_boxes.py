"""Moving boxes: what stands in lanes follows the pointer from cell to cell."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.editing.boxes import boxes_of, move_boxes
from journeymap.language import tr
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle
from journeymap.view import View


@dataclass(frozen=True)
class MovingBoxes(Gesture):
    """The chosen boxes follow the pointer; the page shows where they would come to stand."""

    start: Pointer
    held: str
    chosen: tuple[str, ...]
    last: Cell | None = None

    cursor = "grabbing"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.held,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Take the boxes along, and preview the cell they are over when it is another."""
        ids = frozenset(id for id in self.chosen if context.snapshot.find(id))
        context.drag_by(ids, at.x - self.start.x, at.y - self.start.y)
        cell = nearest_cell(context.base_page, at)
        if cell == self.last:
            return self
        context.preview(self._change(context, cell))
        return MovingBoxes(self.start, self.held, self.chosen, cell)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Let go: what was previewed is done; where the box cannot be, that is said."""
        cell = nearest_cell(context.base_page, at)
        done = self._change(context, cell)
        settle(context)
        if done:
            context.commit(done)
        elif cell:
            self._explain(context, cell)
        return None

    def _change(self, context: ToolContext, cell: Cell | None) -> Change | None:
        if cell is None:
            return None
        return move_boxes(context.snapshot, context.journey, self.chosen, self.held, cell)

    def _explain(self, context: ToolContext, cell: Cell) -> None:
        """Say why a box did not go into another column."""
        boxes = boxes_of(context.snapshot, self.held)
        here = boxes.where(View.of(context.snapshot, context.journey), self.held) if boxes else None
        same = here and (here.stage == cell.stage) and here.step in (cell.step, "")
        if boxes and here and not same:
            context.say(tr(boxes.refusal))


def nearest_cell(page: MapScene, at: Pointer) -> Cell | None:
    """Return the cell under the pointer or nearest to it; ``None`` on a page without any."""
    column, band = page.column_at(at.x), page.band_at(at.y)
    return Cell(column.stage, column.step, band.lane) if column and band else None


def movable(context: ToolContext, id: str) -> bool:
    """Tell whether a record is a box that has a cell it could leave."""
    boxes = boxes_of(context.snapshot, id)
    return bool(boxes and boxes.where(View.of(context.snapshot, context.journey), id))

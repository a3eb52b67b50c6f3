"""Reordering: stages and steps are dragged sideways by their headers, lanes up and down."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line
from journeymap.editing.lanes import move_lane
from journeymap.editing.stages import move_stage, move_step
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import lanes
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle

Place = tuple[str, int]
"""The stage a step comes into, blank for what is no step, and its place among the others."""


@dataclass(frozen=True)
class Reordering(Gesture):
    """A header follows the pointer; the page shows the new order as soon as it changes."""

    start: Pointer
    hit: Figure
    last: Place = ("", -1)

    cursor = "grabbing"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.hit.id,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Preview the order there would be."""
        place = self._place(context, at)
        context.overlay((self._guide(context, at),))
        if place == self.last:
            return self
        context.preview(self._change(context, place))
        return Reordering(self.start, self.hit, place)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Make the order that was shown a change of the document."""
        settle(context)
        done = self._change(context, self._place(context, at))
        if done:
            context.commit(done)
        return None

    def _place(self, context: ToolContext, at: Pointer) -> Place:
        """Return where the header would stand on the page."""
        page, id = context.base_page, self.hit.id
        if self.hit.role == FigureRole.LANE_TITLE:
            return "", _lane_place(page, self._lanes(context), at)
        if self.hit.role == FigureRole.STAGE:
            return "", _stage_place(page, id, at)
        return _step_place(page, id, at)

    def _lanes(self, context: ToolContext) -> list[str]:
        """Return the ids of the other lanes of the page, from above to below."""
        seen = {band.lane for band in context.base_page.bands} - {self.hit.id}
        every = lanes(context.snapshot, context.journey)
        return [lane.id for lane in every if lane.id in seen]

    def _change(self, context: ToolContext, place: Place) -> Change | None:
        snapshot, id = context.snapshot, self.hit.id
        stage, index = place
        if self.hit.role == FigureRole.STAGE:
            return move_stage(snapshot, id, index)
        if self.hit.role == FigureRole.STEP:
            return move_step(snapshot, id, stage, index)
        shown = self._lanes(context)
        if index >= len(shown):
            return move_lane(snapshot, id, len(lanes(snapshot, context.journey)))
        others = [lane.id for lane in lanes(snapshot, context.journey) if lane.id != id]
        return move_lane(snapshot, id, others.index(shown[index]))

    def _guide(self, context: ToolContext, at: Pointer) -> Line:
        rect = self.hit.rect
        if self.hit.role == FigureRole.LANE_TITLE:
            ends = ((rect.x, at.y), (context.base_page.width - rect.x, at.y))
        else:
            row = context.base_page.row_at(at.y)
            top, bottom = (row.stages[0][1].y, row.bottom) if row and row.stages else rect[1::2]
            ends = ((at.x, top), (at.x, bottom))
        return Line(ends, context.theme.selection, 1.5 * at.pixel, dash=(4.0, 4.0))


def _lane_place(page: MapScene, others: list[str], at: Pointer) -> int:
    """Return how many of the other lanes stand over a pointer; not each row has all of them."""
    row = page.row_at(at.y)
    over = [band.lane for band in row.bands if band.y + band.h / 2 < at.y] if row else []
    places = [others.index(lane) + 1 for lane in over if lane in others]
    return max(places, default=0)


def _stage_place(page: MapScene, id: str, at: Pointer) -> int:
    """Return how many of the other stages stand before a pointer."""
    here, before = page.row_at(at.y), set[str]()
    for row in page.rows:
        for stage, rect in row.stages:
            if row is here and rect.centre[0] >= at.x:
                return len(before - {id})
            before.add(stage)
        if row is here:
            break
    return len(before - {id})


def _step_place(page: MapScene, id: str, at: Pointer) -> Place:
    """Return the stage under a pointer, and how many of its other steps stand before that."""
    row = page.row_at(at.y)
    if row is None:
        return "", 0
    stage, _ = min(row.stages, key=lambda s: max(s[1].x - at.x, at.x - s[1].right))
    earlier = {column.step for column in page.columns[: row.first]}
    steps = (c for c in page.columns if c.stage == stage and c.step not in ("", id))
    return stage, sum(c.step in earlier or (c in row.columns and c.centre < at.x) for c in steps)

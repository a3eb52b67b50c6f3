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
        place = self._place(context.base_page, at)
        context.overlay((self._guide(context, at),))
        if place == self.last:
            return self
        context.preview(self._change(context, place))
        return Reordering(self.start, self.hit, place)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Make the order that was shown a change of the document."""
        settle(context)
        done = self._change(context, self._place(context.base_page, at))
        if done:
            context.commit(done)
        return None

    def _place(self, page: MapScene, at: Pointer) -> Place:
        """Return where the header would stand on a page."""
        id = self.hit.id
        if self.hit.role == FigureRole.LANE_TITLE:
            others = [b.y + b.h / 2 for b in page.bands if b.lane != id]
            return "", sum(middle < at.y for middle in others)
        if self.hit.role == FigureRole.STAGE:
            rects = (rect for stage, rect in page.stages if stage != id)
            return "", sum(rect.centre[0] < at.x for rect in rects)
        stage, _ = min(page.stages, key=lambda s: max(s[1].x - at.x, at.x - s[1].right))
        steps = (c for c in page.columns if c.stage == stage and c.step not in ("", id))
        return stage, sum(c.centre < at.x for c in steps)

    def _change(self, context: ToolContext, place: Place) -> Change | None:
        snapshot, id = context.snapshot, self.hit.id
        stage, index = place
        if self.hit.role == FigureRole.STAGE:
            return move_stage(snapshot, id, index)
        if self.hit.role == FigureRole.STEP:
            return move_step(snapshot, id, stage, index)
        shown = [b.lane for b in context.base_page.bands if b.lane != id]
        if index >= len(shown):
            return move_lane(snapshot, id, len(lanes(snapshot, context.journey)))
        others = [lane.id for lane in lanes(snapshot, context.journey) if lane.id != id]
        return move_lane(snapshot, id, others.index(shown[index]))

    def _guide(self, context: ToolContext, at: Pointer) -> Line:
        rect = self.hit.rect
        if self.hit.role == FigureRole.LANE_TITLE:
            ends = ((rect.x, at.y), (context.base_page.width - rect.x, at.y))
        else:
            ends = ((at.x, rect.y), (at.x, context.base_page.height - 40))
        return Line(ends, context.theme.selection, 1.5 * at.pixel, dash=(4.0, 4.0))

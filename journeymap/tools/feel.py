"""Feeling: a point of a curve is dragged up and down on the scale of its lane."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.lanes import points_of
from journeymap.layout.map.scene import Band
from journeymap.model.change import Change
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle


@dataclass(frozen=True)
class PointDrag(Gesture):
    """A point follows the pointer, caught by the levels of the scale; Alt is free."""

    id: str
    role: str
    band: Band

    cursor = "resize upright"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.id,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Show the value the pointer is at."""
        context.preview(self._change(context, at))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Keep the value the pointer is at."""
        done = self._change(context, at)
        settle(context)
        if done:
            context.commit(done)
        return None

    def _change(self, context: ToolContext, at: Pointer) -> Change | None:
        points = points_of(self.role)
        if points is None:
            return None
        value = max(-1.0, min(1.0, (self.band.zero - at.y) / self.band.unit))
        return points.pull(context.snapshot, self.role, self.id, value, at.alt)

"""Feeling: a point of a curve is dragged up and down on the scale of its lane."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.lanes import points_of
from journeymap.layout.map.scene import Band
from journeymap.model.change import Change
from journeymap.tools.state import Adjustment, Pointer, ToolContext


@dataclass(frozen=True)
class PointDrag(Adjustment):
    """A point follows the pointer, caught by the levels of the scale; Alt is free."""

    id: str
    role: str
    band: Band

    cursor = "resize upright"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.id,)

    def change(self, context: ToolContext, at: Pointer) -> Change | None:
        points = points_of(self.role)
        if points is None:
            return None
        value = max(-1.0, min(1.0, (self.band.zero - at.y) / self.band.unit))
        return points.pull(context.snapshot, self.role, self.id, value, at.alt)

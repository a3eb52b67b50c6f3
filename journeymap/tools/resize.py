"""Resizing: a column by its right edge in the header, a lane by its lower edge in the rail."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from journeymap.drawing.theme import GUTTER
from journeymap.editing.lanes import set_lane_height
from journeymap.editing.stages import set_step_width
from journeymap.lanes import Column
from journeymap.lanes.parts.card import width_in_one_line
from journeymap.layout.map.scene import Band, MapScene
from journeymap.model.change import Change
from journeymap.model.records import Touchpoint
from journeymap.tools.state import Adjustment, Pointer, ToolContext

_GRIP = 5.0


def edge_at(scene: MapScene, at: Pointer) -> Column | Band | None:
    """Return the column or lane whose edge is under the pointer, or ``None``."""
    grip, row = _GRIP * at.pixel, scene.row_at(at.y)
    if row is None:
        return None
    if row.rail.x <= at.x <= row.rail.right:
        for band in row.bands:
            if abs(at.y - band.y - band.h) <= grip:
                return band
    heads = [rect for _, rect in row.stages]
    if heads and heads[0].y <= at.y <= row.rail.y:
        for column in row.columns:
            if column.step and abs(at.x - column.x - column.w) <= grip:
                return column
    return None


def fit_edge(context: ToolContext, edge: Column | Band) -> Change | None:
    """Return the change that makes a column as wide as its titles, a lane as tall as what it holds.

    A column without cards takes the usual width.
    """
    if isinstance(edge, Band):
        return set_lane_height(context.snapshot, edge.lane, None)
    cards = context.snapshot.of(Touchpoint, "step", edge.step)
    wide = [width_in_one_line(card.title, context.measure) + GUTTER for card in cards]
    return set_step_width(context.snapshot, edge.step, ceil(max(wide)) if wide else None)


@dataclass(frozen=True)
class Resizing(Adjustment):
    """The edge follows the pointer, and the page with it."""

    edge: Column | Band
    start: Pointer

    @property
    def about(self) -> tuple[str, ...]:
        return (self.edge.step if isinstance(self.edge, Column) else self.edge.lane,)

    @property
    def cursor(self) -> str:
        """The arrow of the direction it goes."""
        return "resize level" if isinstance(self.edge, Column) else "resize upright"

    def change(self, context: ToolContext, at: Pointer) -> Change | None:
        """Return the change to the size; an edge that is where it was is no wish for that size."""
        if isinstance(self.edge, Column):
            more = round(at.x - self.start.x)
            wide = round(context.scene.sizes.kept(self.edge.w + more))
            return set_step_width(context.snapshot, self.edge.step, wide) if more else None
        more = round(at.y - self.start.y)
        high = round(self.edge.h) + more
        return set_lane_height(context.snapshot, self.edge.lane, high) if more else None

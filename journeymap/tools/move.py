"""Moving cards: they follow the pointer, and the page shows where they would come to stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from journeymap.drawing.shapes import Rect
from journeymap.editing.copying import DragCopy, copy_together
from journeymap.editing.together import Landing, move_together
from journeymap.lanes import Column
from journeymap.layout.map.scene import Band, MapScene
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL
from journeymap.tools.dragging import Dragging
from journeymap.tools.state import Pointer, ToolContext

_EDGE = 10.0


@dataclass(frozen=True)
class Moving(Dragging):
    """The cards of touchpoints are dragged to a cell, or to a gutter, which makes a new column.

    So that the page does not slide away, columns left empty are seen until release.
    """

    def target(self, context: ToolContext, at: Pointer) -> Landing | None:
        ids = frozenset[str]() if at.copy else frozenset(self.chosen)
        return target_at(context.base_page, at, ids)

    def moved(self, context: ToolContext, target: Landing, tidy: bool) -> Change | None:
        now, journey = context.snapshot, context.journey
        return move_together(now, journey, self.chosen, self.held, target, tidy=tidy)

    def copied(self, context: ToolContext, target: Landing) -> DragCopy | None:
        now, journey = context.snapshot, context.journey
        return copy_together(now, journey, self.chosen, self.held, target)


def target_at(page: MapScene, at: Pointer, held: frozenset[str]) -> Landing | None:
    """Return the place under the pointer: a cell, or a gutter, which makes a new column."""
    row = page.row_at(at.y)
    bands = [band for band in row.bands if band.kind == CHANNEL] if row else []
    if row is None or not bands or not row.columns:
        return None
    band = min(bands, key=lambda b: b.away(at.y))
    left = bisect_right(row.columns, at.x - _EDGE, key=lambda column: column.x) - 1
    if left < 0 or at.x > row.columns[left].x + row.columns[left].w - _EDGE:
        return Landing(row.first + left + 1, band.lane, True)
    column = row.columns[left]
    return Landing(row.first + left, band.lane, False, _index(page, column, band, at.y, held))


def _index(page: MapScene, column: Column, band: Band, y: float, held: frozenset[str]) -> int:
    """Return how many cards of the cell, the held ones left out, lie above the pointer."""
    place = Rect(column.x, band.y, column.w, band.h)
    stack = [f for layer in page.layers if layer.lane == band.lane for f in layer.within(place)]
    return sum(f.id not in held and f.rect.y + f.rect.h / 2 < y for f in stack)

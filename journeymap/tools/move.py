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
    bands = [band for band in page.bands if band.kind == CHANNEL]
    if not bands or not page.columns:
        return None
    band = min(bands, key=lambda b: max(b.y - at.y, at.y - b.y - b.h, 0.0))
    left = bisect_right(page.columns, at.x - _EDGE, key=lambda column: column.x) - 1
    if left < 0 or at.x > page.columns[left].x + page.columns[left].w - _EDGE:
        return Landing(left + 1, band.lane, True)
    return Landing(left, band.lane, False, _index(page, page.columns[left], band, at.y, held))


def _index(page: MapScene, column: Column, band: Band, y: float, held: frozenset[str]) -> int:
    """Return how many cards of the cell, the held ones left out, lie above the pointer."""
    layer = next((layer for layer in page.layers if layer.lane == band.lane), None)
    place = Rect(column.x, band.y, column.w, band.h)
    stack = layer.within(place) if layer else ()
    return sum(f.id not in held and f.rect.y + f.rect.h / 2 < y for f in stack)

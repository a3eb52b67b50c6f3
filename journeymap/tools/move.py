"""Moving cards: they follow the pointer, and the page shows where they would come to stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from journeymap.drawing.shapes import Rect
from journeymap.editing.together import Landing, move_together
from journeymap.lanes import Column
from journeymap.layout.map.scene import Band, MapScene
from journeymap.model.change import Change
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Touchpoint
from journeymap.tools.state import Gesture, Pointer, State, ToolContext, settle

_EDGE = 10.0


@dataclass(frozen=True)
class Moving(Gesture):
    """The chosen touchpoints' cards follow the pointer; nothing is done until release.

    So that the page does not slide away, columns left empty are seen until release.
    """

    start: Pointer
    held: str
    chosen: tuple[str, ...]
    last: Landing | None = None

    cursor = "grabbing"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.held,)

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Take the cards along, and preview the place they are over when it is another."""
        ids = frozenset(id for id in self.chosen if context.snapshot.get(Touchpoint, id))
        context.drag_by(ids, at.x - self.start.x, at.y - self.start.y)
        target = target_at(context.base_page, at, ids)
        if target == self.last:
            return self
        context.preview(self._change(context, target, tidy=False))
        return Moving(self.start, self.held, self.chosen, target)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Let go: what was previewed is done, and columns left empty go."""
        target = target_at(context.base_page, at, frozenset(self.chosen))
        done = self._change(context, target, tidy=True)
        settle(context)
        if done:
            context.commit(done)
        return None

    def _change(self, context: ToolContext, target: Landing | None, *, tidy: bool) -> Change | None:
        if target is None:
            return None
        now, journey = context.snapshot, context.journey
        return move_together(now, journey, self.chosen, self.held, target, tidy=tidy)


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

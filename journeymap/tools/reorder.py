"""Reordering: stages and steps are dragged sideways by their headers, lanes up and down."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Line
from journeymap.editing.lanes import move_lane
from journeymap.editing.stages import move_stage, move_step
from journeymap.model.change import Change
from journeymap.model.grid import lanes
from journeymap.tools.state import Desk, Pointer, State, settle

_GUIDE = "#3b5bdb"


@dataclass(frozen=True)
class Reordering(State):
    """A header follows the pointer; the page shows the new order as soon as it changes."""

    start: Pointer
    hit: Figure
    page: Scene
    last: int = -1

    cursor = "grabbing"

    def move(self, desk: Desk, at: Pointer) -> State | None:
        """Preview the order there would be."""
        index = self._index(at)
        desk.overlay((self._guide(at),))
        if index == self.last:
            return self
        desk.preview(self._change(desk, index))
        return Reordering(self.start, self.hit, self.page, index)

    def release(self, desk: Desk, at: Pointer) -> State | None:
        """Keep the order."""
        settle(desk)
        done = self._change(desk, self._index(at))
        if done:
            desk.commit(done)
        return None

    def _index(self, at: Pointer) -> int:
        """Return how many of the others, as the page was, lie before the pointer."""
        if self.hit.role == "lane title":
            others = [b.y + b.h / 2 for b in self.page.bands if b.lane != self.hit.id]
            return sum(middle < at.y for middle in others)
        if self.hit.role == "stage":
            rects = (rect for id, rect in self.page.stages if id != self.hit.id)
            return sum(rect.centre[0] < at.x for rect in rects)
        return sum(c.centre < at.x for c in self.page.columns if c.step != self.hit.id)

    def _change(self, desk: Desk, index: int) -> Change | None:
        snapshot, id = desk.base, self.hit.id
        if self.hit.role == "stage":
            return move_stage(snapshot, id, index)
        if self.hit.role == "lane title":
            shown = [b.lane for b in self.page.bands if b.lane != id]
            if index >= len(shown):
                return move_lane(snapshot, id, len(lanes(snapshot, desk.journey)))
            others = [lane.id for lane in lanes(snapshot, desk.journey) if lane.id != id]
            return move_lane(snapshot, id, others.index(shown[index]))
        others_ = [c for c in self.page.columns if c.step != id and c.step]
        if not others_:
            return None
        near = others_[min(index, len(others_) - 1)]
        inside = sum(c.stage == near.stage for c in others_[:index])
        return move_step(snapshot, id, near.stage, inside)

    def _guide(self, at: Pointer) -> Line:
        rect = self.hit.rect
        if self.hit.role == "lane title":
            ends = ((rect.x, at.y), (self.page.width - rect.x, at.y))
        else:
            ends = ((at.x, rect.y), (at.x, self.page.height - 40))
        return Line(ends, _GUIDE, 1.5 * at.pixel, dash=(4.0, 4.0))

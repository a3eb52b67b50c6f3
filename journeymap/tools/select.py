"""Choosing: the tool one works with, from which every gesture starts."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect
from journeymap.model.records import Touchpoint
from journeymap.tools.cells import cell_at
from journeymap.tools.connect import Connecting, end_at
from journeymap.tools.feel import FeelingDrag
from journeymap.tools.move import Moving
from journeymap.tools.reorder import Reordering
from journeymap.tools.resize import Resizing, edge_at
from journeymap.tools.state import SLACK, Pointer, State, ToolContext, settle

_GRIP = 6.0
SELECTABLE = frozenset(
    {
        "card",
        "stage",
        "step",
        "lane title",
        "arrow",
        "arrow label",
        "idea",
        "quote",
        "note",
        "friction",
        "score",
        "feeling",
        "title",
        "persona",
    }
)


class Select(State):
    """Nothing is held."""

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Take hold of what is under the pointer, or of nothing."""
        held = end_at(context, at)
        if held:
            return held
        edge = edge_at(context.scene, at)
        if edge:
            return Resizing(edge, at)
        hit = context.hit(at)
        if hit is None or hit.role not in SELECTABLE:
            return Banding(at, context.selection if at.shift else ())
        if on_edge(hit, at):
            return Connecting(hit.id)
        chosen = context.selection
        again = hit.id in chosen
        if at.shift:
            context.select(id for id in (*chosen, hit.id) if not (again and id == hit.id))
        elif not again:
            context.select((hit.id,))
        return Pressed(at, hit, again and not at.shift)


def on_edge(hit: Figure, at: Pointer) -> bool:
    """Tell whether the pointer is at a card's left or right edge, where arrows are drawn from."""
    if hit.role != "card":
        return False
    grip = min(_GRIP * at.pixel, hit.rect.w / 8)
    return min(abs(at.x - hit.rect.right), abs(at.x - hit.rect.x)) <= grip


@dataclass(frozen=True)
class Pressed(State):
    """Something is held but has not moved: a click, perhaps."""

    start: Pointer
    hit: Figure
    again: bool

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Become the drag that fits what is held, once the pointer has strayed."""
        if hypot(at.x - self.start.x, at.y - self.start.y) <= SLACK * at.pixel:
            return self
        gesture = self._gesture(context)
        return gesture.move(context, at) if gesture else self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """A click on one of several selects it alone."""
        if self.again and len(context.selection) > 1:
            context.select((self.hit.id,))
        return None

    def _gesture(self, context: ToolContext) -> State | None:
        role = self.hit.role
        if role == "card":
            chosen = tuple(id for id in context.selection if context.base.get(Touchpoint, id))
            return Moving(self.start, context.scene, self.hit.id, chosen) if chosen else None
        if role == "feeling":
            band = context.scene.band_at(self.start.y)
            return FeelingDrag(self.hit.id, band) if band and band.unit else None
        if role in ("stage", "step", "lane title"):
            return Reordering(self.start, self.hit, context.scene)
        return None


@dataclass(frozen=True)
class Banding(State):
    """A rubber band; what it touches is selected when it ends."""

    start: Pointer
    before: tuple[str, ...]
    moved: bool = False

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Stretch the band."""
        rect = self._rect(at)
        if not self.moved and max(rect.w, rect.h) <= SLACK * at.pixel:
            return self
        colour = context.theme.selection
        context.overlay((Box(rect, f"{colour}22", colour, 1.2 * at.pixel),))
        cards = [f.id for f in context.scene.within(rect) if f.role == "card"]
        context.select((*self.before, *cards))
        return Banding(self.start, self.before, True)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Keep what was touched; a click on nothing selects the cell there, or nothing."""
        if not self.moved and not self.before:
            context.stand(cell_at(context.scene, at))
        settle(context)
        return None

    def _rect(self, at: Pointer) -> Rect:
        x, y = min(at.x, self.start.x), min(at.y, self.start.y)
        return Rect(x, y, abs(at.x - self.start.x), abs(at.y - self.start.y))

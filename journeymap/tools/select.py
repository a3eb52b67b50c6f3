"""Choosing: what the hand is ready for when nothing else is going on."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect
from journeymap.editing.boxes import boxes_of
from journeymap.lanes import box_roles, point_roles
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.records import Lane, Touchpoint
from journeymap.tools.cells import cell_at
from journeymap.tools.connect import Connecting, end_at
from journeymap.tools.feel import PointDrag
from journeymap.tools.hit import hit
from journeymap.tools.keypress import KeyPress
from journeymap.tools.move import Moving
from journeymap.tools.move_boxes import MovingBoxes, movable
from journeymap.tools.pan import Panning, SpaceHeld
from journeymap.tools.place import Placing
from journeymap.tools.reorder import Reordering
from journeymap.tools.resize import Resizing, edge_at, fit_edge
from journeymap.tools.span import span_at
from journeymap.tools.state import PASS, SLACK, Gesture, Pointer, State, ToolContext, settle
from journeymap.tools.tiles import journey_cards, offer_at
from journeymap.tools.write import letters_ignored

_GRIP = 6.0


class Select(State):
    """Nothing is held and nothing special is meant: the root every other state lies over."""

    def cursor_at(self, context: ToolContext, at: Pointer) -> str:
        """Return the cursor for what a press would take hold of."""
        if end_at(context, at):
            return "hand"
        edge = edge_at(context.scene, at)
        if edge is not None:
            return Resizing(edge, at).cursor
        found = hit(context.scene, at)
        if found is None:
            return "hand" if offer_at(context.scene, at) else "arrow"
        if on_edge(found, at):
            return "cross"
        if span_at(context, found, at):
            return "resize level"
        return "resize upright" if found.role in point_roles() else "hand"

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Show what a press would take hold of."""
        found = hit(context.scene, at)
        context.hover(found.id if found else "")
        return self

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Take hold of what is under the pointer, or of nothing."""
        if at.button != "left":
            return Panning(at.x, at.y, at.button) if at.button == "middle" else self
        held = end_at(context, at)
        if held:
            return held
        edge = edge_at(context.scene, at)
        if edge:
            return Resizing(edge, at)
        found = hit(context.scene, at)
        if found is None:
            if offer := offer_at(context.scene, at):
                context.perform(offer)
                return self
            return Banding(at, context.selection if at.shift else ())
        if on_edge(found, at):
            return Connecting(found.id)
        if not at.shift and (spanning := span_at(context, found, at)):
            return spanning
        chosen = context.selection
        again = found.id in chosen
        if at.shift:
            context.select(id for id in (*chosen, found.id) if not (again and id == found.id))
        elif not again:
            context.select((found.id,))
        return Pressed(at, found, again and not at.shift)

    def double_click(self, context: ToolContext, at: Pointer) -> State | None:
        """Fit the edge that is there, let what is there be named, or begin in an empty place."""
        edge = edge_at(context.scene, at)
        if edge:
            context.commit(fit_edge(context, edge))
            return self
        found = hit(context.scene, at)
        if found is None:
            if not journey_cards(context.scene):
                context.begin_at(at)
        elif found.role in _OPENS:
            context.visit(found.id)
        else:
            context.select((found.id,))
            if found.role not in _NO_WORDS:
                context.edit(found.id, place=found.rect)
        return self

    def overrides(self, context: ToolContext, key: KeyPress) -> bool:
        """Keep Enter in an empty cell and on a box, and a letter that begins a bare card's title."""
        if key.name == "enter" and key.plain:
            return bool(context.cell or _box(context) or _tile(context))
        if key.writes and context.cell and not context.selection:
            lane = context.snapshot.get(Lane, context.cell.lane)
            if key.text.isdecimal():
                return lane is not None and bool(lane.metric)  # counts, not how it felt
            if key.text in ("-", "+"):  # a list begins so; nothing is felt in an empty cell
                return True
        if not (key.writes and context.renames_by_typing and context.selection):
            return False
        bare = context.snapshot.get(Touchpoint, context.selection[-1])
        return bare is not None and not bare.title

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """Walk, begin what comes next, or write."""
        if key.name == "space" and not key.repeats:
            return SpaceHeld()
        if key.name == "escape":
            context.select(())
        elif key.direction and key.plain:
            context.walk(key.direction)
        elif key.name == "tab":
            context.perform("touchpoint.next")
        elif key.name == "backtab":
            context.walk("left")
        elif key.name == "enter" and context.cell:
            context.begin_here()
        elif key.name == "enter" and (tile := _tile(context)):
            context.visit(tile)
        elif key.name == "enter" and _box(context):
            context.edit(context.selection[-1])
        elif key.writes and key.text and context.renames_by_typing:
            return self._write(context, key.text)
        else:
            return PASS
        return self

    def _write(self, context: ToolContext, text: str) -> State | None:
        """Begin a title with a letter; with nowhere to write it, say so and hear no more."""
        if context.selection:
            context.edit(context.selection[-1], text)
        elif not (context.cell and context.begin_here(text)):
            return letters_ignored(context)
        return self


def _box(context: ToolContext) -> bool:
    """Tell whether what is selected last is a box in a lane."""
    return bool(context.selection) and boxes_of(context.snapshot, context.selection[-1]) is not None


def _tile(context: ToolContext) -> str:
    """Return the journey of the atlas, or the folded stage, selected last; blank for neither."""
    chosen = context.selection[-1] if context.selection else ""
    figures = context.scene.figures_of(chosen) if chosen else ()
    return chosen if any(figure.role in _OPENS for figure in figures) else ""


def _within(context: ToolContext, rect: Rect) -> list[str]:
    """Return the ids of the cards and boxes that meet a place, boxes first.

    So a card is the primary one. What is felt goes with its touchpoint.
    """
    roles = box_roles() - {FigureRole.CARD}
    found = [f for f in context.scene.within(rect) if f.id]
    boxes = [f.id for f in found if f.role in roles and movable(context, f.id)]
    return [*boxes, *(f.id for f in found if f.role == FigureRole.CARD)]


def on_edge(hit: Figure, at: Pointer) -> bool:
    """Tell whether the pointer is at a card's left or right edge, where arrows are drawn from."""
    if hit.role != FigureRole.CARD:
        return False
    grip = min(_GRIP * at.pixel, hit.rect.w / 8)
    return min(abs(at.x - hit.rect.right), abs(at.x - hit.rect.x)) <= grip


_NO_WORDS = frozenset({FigureRole.PROMISE, FigureRole.REMOVED})
"""What has no words to write: what was promised, and what is there no more."""

_OPENS = frozenset({FigureRole.JOURNEY, FigureRole.FOLD})
"""What a double click, or Enter, goes into."""


@dataclass(frozen=True)
class Pressed(Gesture):
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
        """A click on one of several selects it alone; on the mark of a journey inside it opens."""
        for door in self.hit.doors:
            if door.place.holds(self.start.x, self.start.y):
                context.visit(door.to)
                return None
        if self.again and len(context.selection) > 1:
            context.select((self.hit.id,))
        return None

    def _gesture(self, context: ToolContext) -> State | None:
        role = self.hit.role
        if role == FigureRole.CARD:
            chosen = tuple(id for id in context.selection if context.snapshot.get(Touchpoint, id))
            drag = Placing if isinstance(context.scene, GraphScene) else Moving
            return drag(self.start, self.hit.id, chosen) if chosen else None
        if role in point_roles():
            band = context.scene.band_at(self.start.x, self.start.y)
            return PointDrag(self.hit.id, role, band) if band and band.unit else None
        if role in (FigureRole.STAGE, FigureRole.STEP, FigureRole.LANE_TITLE):
            return Reordering(self.start, self.hit)
        if not movable(context, self.hit.id):
            return None
        kind = type(context.snapshot.find(self.hit.id))
        alike = (id for id in context.selection if type(context.snapshot.find(id)) is kind)
        return MovingBoxes(self.start, self.hit.id, tuple(alike))


@dataclass(frozen=True)
class Banding(Gesture):
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
        context.select((*self.before, *_within(context, rect)))
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

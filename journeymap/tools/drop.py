"""Dropping: what comes over the page from outside shows what it would become there."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.shapes import Box, Shape
from journeymap.drawing.theme import RADIUS
from journeymap.editing import newcomers
from journeymap.model.change import Change
from journeymap.model.records import Note
from journeymap.tools.cells import cell_at, rect_of
from journeymap.tools.hit import hit
from journeymap.tools.state import Gesture, Pointer, State, ToolContext


@dataclass(frozen=True)
class Dropping(Gesture):
    """Things hang over the page; stickies are sorted where they fall, one after the other.

    Where pictures would come is shown.
    """

    stickies: tuple[str, ...] = ()
    pictures: bool = False

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Show what the stickies would become."""
        context.preview(self._sorted(context, at))
        if self.pictures:
            context.overlay(_frame(context, at))
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Sort the stickies here, and select what they became."""
        done = self._sorted(context, at)
        self.cancel(context)
        if done and context.commit(done):
            context.select(newcomers(done) or _edited(done))
        return None

    def _sorted(self, context: ToolContext, at: Pointer) -> Change | None:
        # The window opens without what only workshops need.
        from journeymap.tools.sort import sorted_at

        now, done = context.snapshot, Change("Sort sticky", ())
        for id in self.stickies:
            change = sorted_at(now, context.base_page, id, at)
            if change:
                now, done = now.apply(change), done + change
        return Change("Sort sticky", done.edits) if done else None


def _frame(context: ToolContext, at: Pointer) -> tuple[Shape, ...]:
    """Return a frame round what a picture would fall on: a thing, else a cell."""
    found, cell = hit(context.scene, at), cell_at(context.scene, at)
    place = found.rect if found else rect_of(context.scene, cell) if cell else None
    colour = context.theme.selection
    return (Box(place.grown(2.0), f"{colour}14", colour, 2.0, RADIUS),) if place else ()


def _edited(change: Change) -> tuple[str, ...]:
    """Return the notes a change gave a place."""
    return tuple(edit.after.id for edit in change if isinstance(edit.after, Note))

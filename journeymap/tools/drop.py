"""Dropping: what comes over the page from outside shows what it would become there."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.editing import newcomers
from journeymap.model.change import Change
from journeymap.model.records import Note
from journeymap.tools.state import Gesture, Pointer, State, ToolContext


@dataclass(frozen=True)
class Dropping(Gesture):
    """Things hang over the page; stickies are sorted where they fall, one after the other."""

    stickies: tuple[str, ...] = ()

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Show what the stickies would become."""
        context.preview(self._sorted(context, at))
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


def _edited(change: Change) -> tuple[str, ...]:
    """Return the notes a change gave a place."""
    return tuple(edit.after.id for edit in change if isinstance(edit.after, Note))

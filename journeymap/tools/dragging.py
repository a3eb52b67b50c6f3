"""Dragging things from place to place: moved, or copied while the key for that is held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from journeymap.editing.copying import DragCopy
from journeymap.model.change import Change
from journeymap.tools.keypress import KeyPress
from journeymap.tools.state import PASS, Gesture, Pointer, State, ToolContext, settle


@dataclass(frozen=True)
class Dragging(Gesture):
    """What is chosen follows the pointer; nothing is done until release.

    The key that copies may come down and up meanwhile. ``last`` is the place that is previewed,
    ``copies`` the ids of the copies there, ``None`` where nothing is copied.
    """

    start: Pointer
    held: str
    chosen: tuple[str, ...]
    at: Pointer | None = None
    last: Any = None
    copies: tuple[str, ...] | None = None

    @property
    def cursor(self) -> str:
        return "grabbing" if self.copies is None else "copying"

    @property
    def about(self) -> tuple[str, ...]:
        return (self.held,)

    def target(self, context: ToolContext, at: Pointer) -> Any:
        """Return the place under the pointer, ``None`` where there is none."""
        raise NotImplementedError

    def moved(self, context: ToolContext, target: Any, tidy: bool) -> Change | None:
        """Return what comes of moving to a place; ``tidy`` when it is for good."""
        raise NotImplementedError

    def copied(self, context: ToolContext, target: Any) -> DragCopy | None:
        """Return what comes of copying to a place."""
        raise NotImplementedError

    def in_vain(self, context: ToolContext, target: Any) -> None:
        """Say why nothing came of letting go at a place."""

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Take all along, and preview the place they are over when it is another."""
        ids = frozenset(id for id in self.chosen if context.snapshot.find(id))
        target, copies = self.target(context, at), self.copies
        if self.at is None or target != self.last or at.copy != (copies is not None):
            change, copies = self._done(context, target, at.copy, tidy=False)
            context.preview(change)
        veiled = None if copies is None else frozenset(copies)
        context.drag_by(ids, at.x - self.start.x, at.y - self.start.y, veiled)
        return replace(self, at=at, last=target, copies=copies)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """Let go: what was previewed is done; copies are selected."""
        target = self.target(context, at)
        change, copies = self._done(context, target, at.copy, tidy=True)
        settle(context)
        if change:
            if context.commit(change) and copies:
                context.select(copies)
        elif target:
            self.in_vain(context, target)
        return None

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """Copy from now on when that key comes down."""
        if key.name == "copy" and self.at:
            return self.move(context, replace(self.at, copy=True))
        return super().key(context, key)

    def key_up(self, context: ToolContext, key: KeyPress) -> State | None:
        """Move again when it comes up."""
        if key.name == "copy" and self.at and not key.repeats:
            return self.move(context, replace(self.at, copy=False))
        return PASS

    def _done(
        self, context: ToolContext, target: Any, copy: bool, *, tidy: bool
    ) -> tuple[Change | None, tuple[str, ...] | None]:
        """Return what comes of letting go at a place, and the copies where it copies."""
        if copy:
            made = self.copied(context, target) if target else None
            return (made.change, made.ids) if made else (None, ())
        return (self.moved(context, target, tidy) if target else None), None

"""A gesture is a walk through states: each event returns the state that follows.

``None`` ends the gesture and leaves the pointer with the tool it started from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Shape
from journeymap.drawing.theme import Theme
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.snapshot import Snapshot

SLACK = 4.0
"""How far the pointer may stray, in pixels of the screen, before a press becomes a drag."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is in page units, what is held down, and how large a pixel is."""

    x: float
    y: float
    shift: bool = False
    alt: bool = False
    pixel: float = 1.0


class ToolContext(Protocol):
    """What a gesture may see and touch."""

    @property
    def base(self) -> Snapshot:
        """The document, without the preview of a gesture."""
        ...

    @property
    def journey(self) -> str: ...
    @property
    def selection(self) -> tuple[str, ...]: ...
    @property
    def scene(self) -> MapScene: ...
    @property
    def theme(self) -> Theme: ...

    def hit(self, at: Pointer) -> Figure | None:
        """Return the uppermost figure at a point that one can take hold of."""
        ...

    def select(self, ids: Iterable[str]) -> None: ...

    def stand(self, cell: Cell | None) -> None:
        """Select nothing but a cell, in which something is to come; ``None`` for nothing."""
        ...

    def preview(self, change: Change | None) -> None: ...

    def commit(self, change: Change | None) -> bool: ...

    def introduce(self, change: Change | None) -> bool:
        """Make a change, select what it brought and let that be named."""
        ...

    def overlay(self, shapes: tuple[Shape, ...]) -> None:
        """Show shapes of the gesture over the page; they are never part of it."""
        ...

    def carry(self, ids: frozenset[str], dx: float, dy: float) -> None:
        """Let some figures follow the pointer, so far from where they are."""
        ...


class State:
    """The pointer in one situation. A tool is the state its gestures start from."""

    @property
    def cursor(self) -> str:
        """The name of the cursor that fits."""
        return "arrow"

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """The button goes down."""
        return self

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """The pointer moves, with or without the button."""
        return self

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """The button comes up."""
        return self

    def cancel(self, context: ToolContext) -> State | None:
        """Escape: leave no trace."""
        settle(context)
        return None


def settle(context: ToolContext) -> None:
    """Take away everything a gesture showed."""
    context.preview(None)
    context.overlay(())
    context.carry(frozenset(), 0, 0)

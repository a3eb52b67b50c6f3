"""Panning: the page is moved with the middle button, or with the left one while Space is down."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.tools.keypress import KeyPress
from journeymap.tools.state import PASS, Button, Pointer, State, ToolContext


@dataclass(frozen=True)
class Panning(State):
    """The page follows the pointer, which stays over the same point of it."""

    x: float
    y: float
    held: Button

    cursor = "grabbing"

    @property
    def button(self) -> Button:
        return self.held

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Another button beside the one that is held does nothing."""
        return self

    def move(self, context: ToolContext, at: Pointer) -> State | None:
        """Move the page along, as far as it goes."""
        dx, dy = context.pan(at.x - self.x, at.y - self.y)
        return Panning(at.x - dx, at.y - dy, self.held)

    def release(self, context: ToolContext, at: Pointer) -> State | None:
        """End the drag; while the space bar is down the next press begins another."""
        return None


class SpaceHeld(State):
    """The space bar is down: the left button takes hold of the page and of nothing on it."""

    cursor = "grab"

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Begin to drag the page from where the button goes down."""
        return Panning(at.x, at.y, at.button) if at.button == "left" else PASS

    def key(self, context: ToolContext, key: KeyPress) -> State | None:
        """The bar repeats itself while it is held."""
        return self if key.name == "space" else PASS

    def key_up(self, context: ToolContext, key: KeyPress) -> State | None:
        """Let go of the bar."""
        return None if key.name == "space" and not key.repeats else PASS

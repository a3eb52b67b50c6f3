"""Voting: each click on the page puts a dot down, or takes one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.tools.hit import hit
from journeymap.tools.state import PASS, Pointer, State, ToolContext


@dataclass(frozen=True)
class DotVoting(State):
    """A press calls ``put`` with the id of what is there, and whether Shift or Alt is held."""

    put: Callable[[str, bool], object]

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Put a dot on what is under the pointer; nothing is held after that."""
        if at.button != "left":
            return PASS
        figure = hit(context.scene, at)
        if figure is not None and figure.id:
            self.put(figure.id, at.shift or at.alt)
        return self

    def double_click(self, context: ToolContext, at: Pointer) -> State | None:
        """Two clicks are two dots."""
        return self.press(context, at)

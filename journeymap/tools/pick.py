"""Picking: each click says which thing it was on, as when dots are put down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeymap.tools.state import Pointer, State, ToolContext


@dataclass(frozen=True)
class Picking(State):
    """A press calls ``picked`` with the id of what is there, and whether Shift or Alt is held."""

    picked: Callable[[str, bool], object]

    cursor = "hand"

    def press(self, context: ToolContext, at: Pointer) -> State | None:
        """Tell what is under the pointer; nothing is held after that."""
        figure = context.hit(at)
        if figure is not None and figure.id:
            self.picked(figure.id, at.shift or at.alt)
        return None

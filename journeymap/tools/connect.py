"""Connecting: an arrow is drawn from the edge of one card to another."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.shapes import Box, Line, Shape
from journeymap.editing.connections import connect
from journeymap.tools.state import Desk, Pointer, State, settle


@dataclass(frozen=True)
class Connecting(State):
    """A loose arrow runs from a card to the pointer."""

    source: str

    cursor = "cross"

    def move(self, desk: Desk, at: Pointer) -> State | None:
        """Let the arrow follow the pointer, and ring the card it would reach."""
        source = desk.scene.figure(self.source, "card")
        if source is None:
            return None
        rect = source.rect
        x = rect.right if at.x >= rect.centre[0] else rect.x
        start = (x, rect.y + min(38.0, rect.h / 2))
        colour = desk.theme.selection
        shapes: list[Shape] = [
            Line((start, (at.x, at.y)), colour, 2.0 * at.pixel, dash=(6.0, 4.0), head=True)
        ]
        target = desk.hit(at)
        if target and target.role == "card" and target.id != self.source:
            shapes.append(Box(target.rect.grown(3), "", colour, 2.5 * at.pixel, radius=10))
        desk.overlay(tuple(shapes))
        return self

    def release(self, desk: Desk, at: Pointer) -> State | None:
        """Connect with the card under the pointer; elsewhere nothing happens."""
        settle(desk)
        target = desk.hit(at)
        if target and target.role == "card":
            made = connect(desk.base, self.source, target.id)
            if made and desk.commit(made):
                desk.select((target.id,))
        return None

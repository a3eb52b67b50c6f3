"""Linking by keyboard: L, then arrow keys to the other card, then Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymap.drawing.shapes import Box, Line, Shape
from journeymap.editing.connections import connect
from journeymap.editing.walk import Direction, neighbour
from journeymap.language import tr
from journeymap.model.records import Touchpoint

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas

DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Left.value: "left",
    Qt.Key.Key_Right.value: "right",
    Qt.Key.Key_Up.value: "up",
    Qt.Key.Key_Down.value: "down",
}
_KEEP = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_L.value)


class Linking:
    """An arrow on its way from one card; the arrow keys choose where it ends."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._desk = canvas, canvas.desk
        self.source = ""
        self.target = ""

    @property
    def active(self) -> bool:
        """Whether a card is being looked for."""
        return bool(self.source)

    def begin(self) -> bool:
        """Start at the card selected last; two selected cards are connected at once."""
        cards = [id for id in self._desk.selection if self._desk.snapshot.get(Touchpoint, id)]
        if not cards:
            return False
        if len(cards) > 1:
            return self._canvas.perform("connection.chain")
        self.source = cards[0]
        near = neighbour(self._desk.snapshot, self._desk.journey, cards[0], "right")
        self.target = (
            near or neighbour(self._desk.snapshot, self._desk.journey, cards[0], "left") or ""
        )
        self._desk.said.emit(
            tr("Arrow keys choose the card the arrow goes to, Enter connects, Esc leaves.")
        )
        self._canvas.refresh()
        return True

    def key(self, key: int) -> bool:
        """Take a key while linking; everything but its own keys ends it."""
        if not self.active:
            return False
        if key in DIRECTIONS:
            there = neighbour(self._desk.snapshot, self._desk.journey, self.target, DIRECTIONS[key])
            if there:
                self.target = there
                self._canvas.reveal((there,))
        else:
            source, target = self.source, self.target
            self.end()
            if key in _KEEP:
                self._desk.commit(connect(self._desk.document.snapshot, source, target))
        self._canvas.refresh()
        return True

    def end(self) -> None:
        """Leave without an arrow."""
        if not self.active:
            return
        self.source = self.target = ""
        self._desk.said.emit("")

    def shapes(self) -> tuple[Shape, ...]:
        """Return the arrow on its way."""
        if not self.active:
            return ()
        scene, accent = self._canvas.scene, self._canvas.theme.accent
        source, target = scene.figure(self.source, "card"), scene.figure(self.target, "card")
        if source is None or target is None or source is target:
            return ()
        forward = target.rect.x >= source.rect.x
        start = (source.rect.right if forward else source.rect.x, source.rect.centre[1])
        end = (target.rect.x if forward else target.rect.right, target.rect.centre[1])
        return (
            Line((start, end), accent, 2.5, dash=(6.0, 4.0), head=True),
            Box(target.rect.grown(4), "", accent, 2.5, 11),
        )

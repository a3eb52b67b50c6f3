"""Linking from a card: L, then a click on the other one, or arrow keys to it and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeymap.drawing.shapes import Shape
from journeymap.editing.connections import connect
from journeymap.editing.walk import Direction, neighbour
from journeymap.language import tr
from journeymap.model.records import Touchpoint
from journeymap.tools.connect import aimed, loose
from journeymap.tools.state import Pointer

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Left.value: "left",
    Qt.Key.Key_Right.value: "right",
    Qt.Key.Key_Up.value: "up",
    Qt.Key.Key_Down.value: "down",
}
_KEEP = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_L.value)


class Linking:
    """An arrow on its way from one card; the pointer or the arrow keys choose where it ends."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._workspace = canvas, canvas.workspace
        self.source = ""
        self.target = ""
        self._at: Pointer | None = None

    @property
    def active(self) -> bool:
        """Whether a card is being looked for."""
        return bool(self.source)

    def begin(self) -> bool:
        """Start at the card selected last; two selected cards are connected at once."""
        cards = [
            id for id in self._workspace.selection if self._workspace.snapshot.get(Touchpoint, id)
        ]
        if not cards:
            return False
        if len(cards) > 1:
            return self._canvas.perform("connection.chain")
        self.source, self._at = cards[0], None
        near = neighbour(self._workspace.snapshot, self._workspace.journey, cards[0], "right")
        self.target = (
            near
            or neighbour(self._workspace.snapshot, self._workspace.journey, cards[0], "left")
            or ""
        )
        self._workspace.said.emit(
            tr(
                "Click the card the arrow goes to, or choose it with the arrow keys and press Enter; "
                "Esc leaves."
            )
        )
        self._canvas.refresh()
        return True

    def key(self, key: int) -> bool:
        """Take a key while linking; everything but its own keys ends it."""
        if not self.active:
            return False
        if key in DIRECTIONS:
            there = neighbour(
                self._workspace.snapshot, self._workspace.journey, self.target, DIRECTIONS[key]
            )
            self._at = None
            if there:
                self.target = there
                self._canvas.reveal((there,))
        else:
            target = self.target
            if key in _KEEP and self._at is not None:
                target = self._under(self._at)
            self._finish(target if key in _KEEP else "")
        self._canvas.refresh()
        return True

    def point(self, at: Pointer) -> None:
        """Let the arrow follow the pointer."""
        self._at = at
        self._canvas.refresh()

    def click(self, at: Pointer) -> None:
        """Connect with the card under the pointer; a click on anything else ends it."""
        self._finish(self._under(at))
        self._canvas.refresh()

    def end(self) -> None:
        """Leave without an arrow."""
        if not self.active:
            return
        self.source = self.target = ""
        self._workspace.said.emit("")

    def shapes(self) -> tuple[Shape, ...]:
        """Return the arrow on its way."""
        if not self.active:
            return ()
        controller, pixel = self._canvas.controller, 1.0 / self._canvas.camera.zoom
        if self._at is not None:
            return loose(controller, self.source, self._at)
        return (
            aimed(controller, self.source, self.target, pixel) if self.target != self.source else ()
        )

    def _under(self, at: Pointer) -> str:
        hit = self._canvas.controller.hit(at)
        return hit.id if hit and hit.role == "card" else ""

    def _finish(self, target: str) -> None:
        source = self.source
        self.end()
        if not target:
            return
        made = connect(self._workspace.document.snapshot, source, target)
        if made:
            self._workspace.commit(made)
        elif target != source:
            self._workspace.said.emit(tr("These two touchpoints are connected already."))

"""Stickies written while presenting: N, type, Enter, type, Enter; sorted onto the map later."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget

from journeymap.language import plural, tr
from journeymap.ui.present.layer import KeyStroke, ShowLayer, Wall, over_slide
from journeymap.ui.present.layers.stickies import StickiesOnWall
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.workshop.writer import StickyField, StickyWriter, large_line

_SHIFT = Qt.KeyboardModifier.ShiftModifier


def slate(layer: ShowLayer, name: str) -> StickyField:
    """Return a line to write on, open in the place of the filmstrip: it covers no slide."""
    surface: QWidget = layer.wall.surface
    room = layer.wall.room
    return large_line(surface, layer.wall.appearance, name, room.strip, room.unit)


@over_slide("notepad", order=90)
class Notepad(ShowLayer):
    """Takes stickies into the inbox; Shift+N asks first who writes."""

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self._writer = StickyWriter(
            wall.surface, self.show.workspace, wall.appearance, wall.ballot.board
        )
        self._writer.changed.connect(self.update)

    @property
    def hint(self) -> str:
        if not self._writer.open:
            return ""
        if self._writer.asks_who:
            return tr("Whose are the next stickies? Enter keeps the name · Esc leaves")
        there = len(self.wall.ballot.board.notes)
        return " · ".join(
            (
                plural("{n} sticky in the inbox", "{n} stickies in the inbox", there),
                tr("Enter keeps it and begins the next · Esc leaves"),
            )
        )

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key != Qt.Key.Key_N or stroke.held & COMMANDING or stroke.repeat:
            return False
        self.with_new_ids()
        self._writer.ask_who() if stroke.held & _SHIFT else self._writer.begin()
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self.close()

    def close(self) -> bool:
        return self._writer.close()

    def keep(self) -> None:
        self.close()

    def turned(self) -> None:
        self.with_new_ids()

    def with_new_ids(self) -> None:
        stickies = self.wall.layer(StickiesOnWall)
        room = stickies.view.line if stickies.open else self.wall.room.strip
        self._writer.place(room, self.wall.room.unit)

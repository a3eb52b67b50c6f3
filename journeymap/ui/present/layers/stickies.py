"""The wall of stickies while presenting: K shows it over the slide, and it is worked on there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.language import tr
from journeymap.painting.paint import colour
from journeymap.ui.present.layer import KeyStroke, ShowLayer, Wall, over_slide
from journeymap.ui.present.layers.ink import Ink
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.workshop.wall.view import WallView

_Key = Qt.Key
_PASSED = frozenset(
    key.value
    for key in (
        *(_Key.Key_V, _Key.Key_C, _Key.Key_S, _Key.Key_H, _Key.Key_F5, _Key.Key_F11),
        *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Space, _Key.Key_Home, _Key.Key_End),
    )
)
"""The keys that are the show's while the wall is seen, and what a clicker sends."""


@over_slide("stickies", order=75)
class StickiesOnWall(ShowLayer):
    """Covers the slide with the stickies of the journey until K or Esc, or the slide turns."""

    open = False

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self.view = WallView(
            wall.surface,
            self.show.workspace,
            wall.appearance,
            wall.ballot,
            say=wall.say,
            heading=self._heading,
        )
        wall.clock.turned.connect(self._part_begins)

    @property
    def hint(self) -> str:
        if not self.open or self.wall.ballot.open:
            return ""
        return tr(
            "N sticky · drag to group · F2 rename · X colour · A authors · V dots · U cover · "
            "T clock · K or Esc leaves"
        )

    @property
    def pointer(self) -> Qt.CursorShape | None:
        return Qt.CursorShape.ArrowCursor if self.open else None

    def turn(self, on: bool) -> None:
        """Show the wall, or the slide again."""
        if on == self.open:
            return
        self.view.finish()
        self.wall.layer(Ink).close()
        self.open = on
        self.with_new_ids()
        self.wall.show_pointer()
        self.update()

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.key == Qt.Key.Key_K and not stroke.held & COMMANDING:
            if not stroke.repeat:
                self.turn(not self.open)
            return True
        if not self.open:
            return False
        if self.view.key(stroke.key, stroke.held):
            return True
        if stroke.key in (Qt.Key.Key_D, Qt.Key.Key_E) and not stroke.held & COMMANDING:
            self.wall.say(tr("The pen is for slides: K goes back to them."))
            return True
        # What is for the slide behind it would be done unseen.
        return not stroke.held & COMMANDING and stroke.key not in _PASSED

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self._takes(at) and self.view.press(at, button)

    def move(self, at: QPointF) -> bool:
        return self.open and self.view.move(at)

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self.open and self.view.release(at, button)

    def double_click(self, at: QPointF) -> bool:
        return self._takes(at) and self.view.double_click(at)

    def wheel(self, turn: int) -> bool:
        if self.open and self.view.shown.turn(-1 if turn > 0 else 1):
            self.update()
        return self.open

    def close(self) -> bool:
        if not self.open or (self.wall.ballot.open and not self.view.close()):
            return False
        if not self.view.close():
            self.turn(False)
        return True

    def keep(self) -> None:
        self.view.finish()

    def turned(self) -> None:
        self.turn(False)

    def with_new_ids(self) -> None:
        room = self.wall.room
        self.view.place(room.slide.topLeft(), room.unit)

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if not self.open:
            return
        above = QRectF(0, 0, self.wall.surface.width(), self.wall.room.foot.top())
        painter.fillRect(above, colour(self.wall.theme.surround))
        self.view.paint(painter)

    def _part_begins(self) -> None:
        """Open what the part of the agenda that begins is to open."""
        part, ballot = self.wall.clock.part, self.wall.ballot
        opens = part.opens if part else ""
        if not opens:
            return
        self.turn(opens != "slides")
        if opens == "covered":
            ballot.board.cover_writing()
        elif opens == "covered-dots":
            ballot.board.cover_dots()
        ballot.begin() if opens in ("dots", "covered-dots") else ballot.end()

    def _takes(self, at: QPointF) -> bool:
        return self.open and not self.wall.room.foot.contains(at)

    def _heading(self) -> str:
        clock = self.wall.clock
        return clock.part.title if clock.part and clock.agenda.title else ""

"""Drawing on a slide: strokes of the mouse, kept in the file, each a step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from journeymap.drawing.shapes import Point, Rect
from journeymap.language import tr
from journeymap.layout.slides.ink import INK, WIDTH
from journeymap.painting.paint import pen
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.views.map.writing import COMMANDING

_LEFT = Qt.MouseButton.LeftButton
_NEAR = 2.0  # units of the slide two points of a stroke are apart at least


@over_slide("ink", order=70)
class Ink(ShowLayer):
    """D takes the pen up and puts it down; E takes all strokes off the slide."""

    on = False
    _stroke: tuple[Point, ...] = ()

    @property
    def hint(self) -> str:
        if not self.on:
            return ""
        return tr("Draw with the mouse · E erases · Ctrl+Z takes back · Esc or D ends drawing")

    @property
    def pointer(self) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor if self.on else None

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING or stroke.repeat:
            return False
        if stroke.key == Qt.Key.Key_D:
            self._turn(not self.on)
            return True
        if stroke.key == Qt.Key.Key_E and self.on:
            self.show.draw(())
            return True
        return False

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        room = self.wall.room
        if not self.on or room.strip.contains(at):
            return False
        if button == _LEFT and not room.slide.contains(at):
            return True  # a stroke that missed the slide leads nowhere
        if button == _LEFT:
            self._stroke = (self._point(at),)
        else:
            self._turn(False)
        return True

    def move(self, at: QPointF) -> bool:
        if not self._stroke:
            return False
        x, y = self._point(at)
        if abs(x - self._stroke[-1][0]) + abs(y - self._stroke[-1][1]) >= _NEAR:
            self._stroke += ((x, y),)
            self.update(self._reach(self._stroke[-2:]).toAlignedRect())
        return True

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        if self._stroke and button == _LEFT:
            # A tap is a dot: a stroke from a point to itself.
            made = self._stroke if len(self._stroke) > 1 else self._stroke * 2
            self._stroke = ()
            self.show.draw((*self.show.strokes, made))
        return True

    def double_click(self, at: QPointF) -> bool:
        return self.press(at, _LEFT)

    def close(self) -> bool:
        was = self.on
        self._turn(False)
        return was

    def turned(self) -> None:
        self._stroke = ()

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the stroke that is being drawn; those that are kept are in the picture."""
        if not self._stroke:
            return
        room = self.wall.room
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(room.slide, Qt.ClipOperation.IntersectClip)
        painter.translate(room.slide.topLeft())
        painter.scale(room.unit, room.unit)
        x, y = room.to_slide(clip.topLeft())
        seen = Rect(x, y, clip.width() / room.unit, clip.height() / room.unit).grown(WIDTH)
        painter.setPen(pen(INK, WIDTH))
        for line in runs(self._stroke, seen):
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
        painter.restore()

    def _point(self, at: QPointF) -> Point:
        x, y = self.wall.to_slide(at)
        return round(x, 1), round(y, 1)

    def _reach(self, points: tuple[Point, ...]) -> QRectF:
        """Return what a piece of the stroke covers of the window."""
        room = self.wall.room
        docks = [
            QPointF(room.slide.x() + x * room.unit, room.slide.y() + y * room.unit)
            for x, y in points
        ]
        edge = WIDTH * room.unit + 2
        return QRectF(docks[0], docks[-1]).normalized().adjusted(-edge, -edge, edge, edge)

    def _turn(self, on: bool) -> None:
        if on != self.on:
            self.on, self._stroke = on, ()
            self.wall.show_pointer()
            self.update()


def runs(line: Sequence[Point], place: Rect) -> list[list[Point]]:
    """Return the runs of a line near a place: a move of the pen paints no more than its end."""
    found: list[list[Point]] = []
    ended = True
    for one, two in pairwise(line):
        box = Rect(
            min(one[0], two[0]), min(one[1], two[1]), abs(one[0] - two[0]), abs(one[1] - two[1])
        )
        if not box.grown(0.1).meets(place):
            ended = True
        elif ended:
            found.append([one, two])
            ended = False
        else:
            found[-1].append(two)
    return found

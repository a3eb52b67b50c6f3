"""Drawing on a slide: strokes of the mouse, kept in the file, each a step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from journeymap.drawing.shapes import Point, Rect
from journeymap.language import mark, tr
from journeymap.layout.slides.ink import PENS, WIDTHS, pen_of
from journeymap.model.ink import InkStroke
from journeymap.painting.paint import pen
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.layers.lens import Lens
from journeymap.ui.present.layers.zoom import Zoom
from journeymap.ui.views.map.writing import COMMANDING

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NEAR = 2.0  # units of the slide two points of a stroke are apart at least
_REACH = 14.0
"""How near the eraser comes to a stroke, in units of the slide, besides half its breadth."""

_COLOURS = (mark("orange pen"), mark("blue pen"), mark("green pen"), mark("violet pen"))
_BREADTHS = (mark("usual breadth"), mark("broad"), mark("very broad"), mark("thin"))


@over_slide("ink", order=70)
class Ink(ShowLayer):
    """D takes the pen up and puts it down, X takes another, Shift+X a broader one.

    E rubs out the stroke that is clicked or passed over, Shift+E all on the slide.
    """

    on = False
    erasing = False
    pen = 0
    broad = 0
    _stroke: tuple[Point, ...] = ()
    _rubs: Point | None = None

    @property
    def hint(self) -> str:
        if not self.on:
            return ""
        if self.erasing:
            return tr(
                "A click or a drag rubs one stroke out · Shift+E all of this frame · "
                "Ctrl+Z takes back · E or D draws again · Esc ends"
            )
        return tr(
            "{pen}, {breadth}: draw with the mouse · X another pen · Shift+X another breadth · "
            "E rubs out · Ctrl+Z takes back · Esc or D ends",
            pen=tr(_COLOURS[self.pen]).capitalize(),
            breadth=tr(_BREADTHS[self.broad]),
        )

    @property
    def pointer(self) -> Qt.CursorShape | None:
        if not self.on:
            return None
        return Qt.CursorShape.PointingHandCursor if self.erasing else Qt.CursorShape.CrossCursor

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING or stroke.repeat:
            return False
        shift = bool(stroke.held & _SHIFT)
        if stroke.key == Qt.Key.Key_D:
            self._turn(not self.on or self.erasing)
        elif stroke.key == Qt.Key.Key_E and shift and self.on:
            self.show.draw(())
        elif stroke.key == Qt.Key.Key_E and not shift:
            self._turn(True, erasing=not self.erasing)
        elif stroke.key == Qt.Key.Key_X and self.on and shift:
            self.broad = (self.broad + 1) % len(WIDTHS)
        elif stroke.key == Qt.Key.Key_X and self.on:
            self.pen = (self.pen + 1) % len(PENS)
        else:
            return False
        self.update()
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        room = self.wall.room
        if not self.on or room.strip.contains(at):
            return False
        if button == _LEFT and not room.slide.contains(at):
            return True  # a stroke that missed the slide leads nowhere
        if button != _LEFT:
            self._turn(False)
        elif self.erasing:
            self._rubs = None
            self._rub(self._point(at))
        else:
            self._stroke = (self._point(at),)
        return True

    def move(self, at: QPointF) -> bool:
        if self._rubs is not None:
            self._rub(self._point(at))
            return True
        if not self._stroke:
            return False
        x, y = self._point(at)
        if abs(x - self._stroke[-1][0]) + abs(y - self._stroke[-1][1]) >= _NEAR:
            self._stroke += ((x, y),)
            self.update(self._reach(self._stroke[-2:]).toAlignedRect())
        return True

    def release(self, at: QPointF, button: Qt.MouseButton) -> bool:
        self._rubs = None
        if self._stroke and button == _LEFT:
            # A tap is a dot: a stroke from a point to itself.
            made = self._stroke if len(self._stroke) > 1 else self._stroke * 2
            self._stroke = ()
            self.show.draw((*self.show.strokes, InkStroke(made, self.pen, self.broad)))
        return True

    def double_click(self, at: QPointF) -> bool:
        return self.press(at, _LEFT)

    def close(self) -> bool:
        was = self.on
        self._turn(False)
        return was

    def turned(self) -> None:
        self._stroke, self._rubs = (), None

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the stroke that is being drawn; those that are kept are in the picture."""
        if not self._stroke:
            return
        room, (tone, width) = self.wall.room, self._pen
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(room.slide, Qt.ClipOperation.IntersectClip)
        painter.translate(room.slide.topLeft())
        painter.scale(room.unit, room.unit)
        x, y = room.to_slide(clip.topLeft())
        seen = Rect(x, y, clip.width() / room.unit, clip.height() / room.unit).grown(width)
        painter.setPen(pen(tone, width))
        for line in runs(self._stroke, seen):
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
        painter.restore()

    def _rub(self, at: Point) -> None:
        """Rub out what lies between where the eraser was and where it is; a click means one."""
        before, self._rubs = self._rubs or at, at
        strokes = self.show.strokes
        hit = [n for n, one in enumerate(strokes) if any(passes(one, p) for p in _way(before, at))]
        if hit:
            gone = hit[-1:] if before == at else hit
            self.show.draw([one for n, one in enumerate(strokes) if n not in gone])

    @property
    def _pen(self) -> tuple[str, float]:
        return pen_of(InkStroke((), self.pen, self.broad))

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
        edge = self._pen[1] * room.unit + 2
        return QRectF(docks[0], docks[-1]).normalized().adjusted(-edge, -edge, edge, edge)

    def _turn(self, on: bool, erasing: bool = False) -> None:
        if (on, erasing) != (self.on, self.erasing):
            if on:  # strokes are drawn on the whole slide
                self.wall.layer(Zoom).leave()
                self.wall.layer(Lens).close()
            self.on, self.erasing, self._stroke, self._rubs = on, erasing, (), None
            self.wall.show_pointer()
            self.update()


def passes(stroke: InkStroke, at: Point) -> bool:
    """Tell whether a stroke passes a point so near that the eraser there means it."""
    reach = _REACH + pen_of(stroke)[1] / 2
    return any(_apart(one, two, at) <= reach for one, two in pairwise(stroke.points))


def _way(one: Point, two: Point) -> list[Point]:
    """Return points on the way of the eraser, so near that it passes no stroke between them."""
    steps = max(1, round(hypot(two[0] - one[0], two[1] - one[1]) / _REACH))
    return [
        (one[0] + (two[0] - one[0]) * i / steps, one[1] + (two[1] - one[1]) * i / steps)
        for i in range(steps + 1)
    ]


def _apart(one: Point, two: Point, at: Point) -> float:
    """Return how far a point is from a piece of a line."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    along = dx * dx + dy * dy
    share = ((at[0] - one[0]) * dx + (at[1] - one[1]) * dy) / along if along else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(at[0] - one[0] - share * dx, at[1] - one[1] - share * dy)


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

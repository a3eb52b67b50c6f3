"""The agenda over the slides: what is on, and how long it still may take."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.drawing.colours import ink_on
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Text, TextStyle
from journeymap.language import tr
from journeymap.painting.fonts import font, metrics
from journeymap.painting.paint import brush, pen
from journeymap.ui.present.layer import KeyStroke, ShowLayer, Wall, over_slide
from journeymap.ui.present.layers.stickies import StickiesOnWall
from journeymap.ui.present.room import WIDE
from journeymap.ui.views.map.writing import COMMANDING
from journeymap.ui.workshop.agenda import agendas

_PART, _TIME = TextStyle(24, 500), TextStyle(44, 700)
_PART_SMALL, _TIME_SMALL = TextStyle(20, 500), TextStyle(32, 700)
_LOW, _UNDER = 50.0, 4.0
_HIGH, _PAD, _EDGE, _TOP = 76.0, 26.0, 60.0, 26.0
_NO_PEN = Qt.PenStyle.NoPen
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@over_slide("countdown", order=78)
class Countdown(ShowLayer):
    """T starts and holds the clock, Tab turns to the next part, Shift+T puts it away.

    A number before T counts so many minutes down; before + or - it gives or takes as many.
    """

    on = False

    def __init__(self, wall: Wall) -> None:
        super().__init__(wall)
        self.wall.clock.ticked.connect(self._tick)
        self.on = self.wall.clock.running

    def count(self, minutes: float) -> None:
        """Count some minutes down, from now."""
        self.wall.clock.count(minutes)
        self.on = True
        self.update()

    def grant(self, minutes: float) -> None:
        """Give the part that is on some minutes, or take them."""
        if self.wall.clock.part:
            self.wall.clock.grant(minutes)
            self.on = True
            self.update()

    def key(self, stroke: KeyStroke) -> bool:
        clock = self.wall.clock
        if stroke.held & COMMANDING or stroke.repeat:
            return False
        if stroke.key == Qt.Key.Key_T and stroke.held & _SHIFT:
            self.on = False
        elif stroke.key == Qt.Key.Key_T:
            if clock.part is None:
                clock.take(agendas()[0])
            if self.on or not clock.running:
                clock.toggle()
            self.on = True
            self.wall.say(clock.part.say if clock.part and clock.running else "")
        elif self.on and stroke.key == Qt.Key.Key_Tab:
            self._turn(clock.index + 1)
        elif self.on and stroke.key == Qt.Key.Key_Backtab:
            self._turn(clock.index - 1)
        else:
            return False
        self.update()
        return True

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        part = self.wall.clock.part
        if not self.on or part is None or not clip.intersects(self._place()):
            return
        room, theme, clock = self.wall.room, self.wall.theme, self.wall.clock
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(room.slide.topLeft())
        painter.scale(room.unit, room.unit)
        place = self._box()
        ground, edge, ink, soft = self._colours()
        painter.setPen(pen(edge, 2.0))
        painter.setBrush(brush(ground))
        painter.drawRoundedRect(place, 14, 14)
        painter.setPen(_NO_PEN)
        coloured = clock.over or clock.last_minute
        painter.setBrush(brush(ink if coloured else theme.accent))
        done = QRectF(place.x() + 14, place.bottom() - 8, (place.width() - 28) * clock.share, 4)
        painter.drawRoundedRect(done, 2, 2)
        inside = place.adjusted(_PAD, -4, -_PAD, -4)
        small = place.height() < _HIGH
        painter.setFont(font(_PART_SMALL if small else _PART))
        painter.setPen(pen(soft, 1.0))
        painter.drawText(inside, int(_LEFT), self._words())
        painter.setFont(font(_TIME_SMALL if small else _TIME))
        painter.setPen(pen(ink, 1.0))
        painter.drawText(inside, int(_RIGHT), clock.shown)
        painter.restore()

    def _colours(self) -> tuple[str, str, str, str]:
        """Return ground, edge, ink and what is softer: another ground for the last minute, and
        one that flashes at first when the time is over."""
        theme, clock = self.wall.theme, self.wall.clock
        still = self.wall.appearance.calm
        if clock.over and (still or not clock.flashes):
            ground = theme.feelings[0]
        elif clock.last_minute:
            ground = theme.severities[1]
        else:
            ground = theme.surround_raised
            return ground, theme.surround_edge, theme.surround_ink, theme.surround_soft
        ink = ink_on(ground)
        return ground, ground, ink, ink

    def _words(self) -> str:
        part = self.wall.clock.part
        title = part.title if part else ""
        return title if self.wall.clock.running else tr("{part}, paused", part=title)

    def _box(self) -> QRectF:
        """Return where it stands on the slide: beside the title, else smaller under its end."""
        wide = self._wide(_PART, _TIME)
        beside = self.wall.layer(StickiesOnWall).open
        title = next((f for f in self.show.scene.figures() if f.role == FigureRole.TITLE), None)
        if title and not beside and _right(title) > WIDE - _EDGE - wide - _PAD:
            wide = self._wide(_PART_SMALL, _TIME_SMALL)
            top = title.rect.bottom + _UNDER
            return QRectF(WIDE - _EDGE - wide, top, wide, _LOW)
        return QRectF(WIDE - _EDGE - wide, _TOP, wide, _HIGH)

    def _wide(self, part: TextStyle, time: TextStyle) -> float:
        words = metrics(part).horizontalAdvance(self._words())
        return float(words + metrics(time).horizontalAdvance("+00:00") + 2 * _PAD + 20)

    def _place(self) -> QRectF:
        """Return where it stands in the window."""
        room, box = self.wall.room, self._box()
        x, y = room.slide.x() + box.x() * room.unit, room.slide.y() + box.y() * room.unit
        return QRectF(x, y, box.width() * room.unit, box.height() * room.unit)

    def _turn(self, index: int) -> None:
        clock = self.wall.clock
        clock.turn(index)
        self.wall.say(clock.part.say if clock.part else "")

    def _tick(self) -> None:
        if self.on:
            self.update(self._place().toAlignedRect().adjusted(-3, -3, 3, 3))


def _right(title: Figure) -> float:
    """Return where the letters of a title end."""
    lines = (shape for shape in title.shapes if isinstance(shape, Text))
    return max(
        (t.x + metrics(t.style).horizontalAdvance(t.text) for t in lines), default=title.rect.x
    )

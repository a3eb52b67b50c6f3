"""The filmstrip: all slides in a row below, each with its piece of the emotion curve."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from journeymap.drawing.measure import line_height
from journeymap.drawing.monotone import monotone
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Curve, Rect, Shape, Text
from journeymap.drawing.theme import Theme
from journeymap.layout.slides.slide import Slide
from journeymap.painting.fonts import QtMeasure
from journeymap.painting.paint import colour, paint_figures
from journeymap.ui.present import look
from journeymap.ui.present.calls import count_of, home_of
from journeymap.ui.present.layer import ShowLayer, over_slide
from journeymap.ui.present.room import SIZE, WIDE
from journeymap.ui.present.show import part_of

_SIDE, _GAP = 80.0, 14.0
_LEAST, _MOST = 178.0, 336.0
_HIGH = 132.0
_PAD = 14.0
_LINES = 2
_FADE = 70.0


@over_slide("strip", order=20)
class Strip(ShowLayer):
    """Shows where in the journey one is; a click goes there."""

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        strip = self.wall.room.strip
        if not clip.intersects(strip) or not self.show.slides:
            return
        painter.save()
        painter.setClipRect(self._seen(), Qt.ClipOperation.IntersectClip)
        unit, count = self.wall.room.unit, count_of(self.show.slides)
        painter.translate(strip.topLeft())
        painter.scale(unit, unit)
        at = home_of(self.show.slides, self.show.at)
        for number, slide in enumerate(self.show.slides[:count]):
            place = self.cell(number)
            if place.right > 0 and place.x < WIDE:
                here = number == at
                shapes = _cell(slide, place, here, self.wall.theme)
                paint_figures(painter, (Figure("", FigureRole.CELL, "", place, shapes),))
                if not slide.locator:
                    self._picture(painter, number, _below(slide, place))
        painter.restore()
        self._fade(painter)

    def cell(self, number: int) -> Rect:
        """Return where a slide stands in the strip, in units from its corner.

        With more than fit, the one that is shown stays in the middle.
        """
        count = count_of(self.show.slides)
        room = WIDE - 2 * _SIDE
        wide = max(_LEAST, min(_MOST, (room + _GAP) / count - _GAP))
        whole = count * (wide + _GAP) - _GAP
        at = home_of(self.show.slides, self.show.at)
        middle = at * (wide + _GAP) + wide / 2
        shift = max(0.0, min(middle - room / 2, whole - room))
        return Rect(_SIDE - shift + number * (wide + _GAP), 8.0, wide, _HIGH)

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        strip, unit = self.wall.room.strip, self.wall.room.unit
        if not strip.contains(at):
            return False
        x, y = (at.x() - strip.x()) / unit, (at.y() - strip.y()) / unit
        for number in range(count_of(self.show.slides)):
            if self.cell(number).holds(x, y):
                self.show.go(number)
        return True

    def double_click(self, at: QPointF) -> bool:
        return self.wall.room.strip.contains(at)

    def _picture(self, painter: QPainter, number: int, room: Rect) -> None:
        """Paint the slide itself, very small, where it has no feelings to be known by."""
        slide, each = self.show.slides[number], room.h / SIZE[1]
        wide = min(room.w, SIZE[0] * each)
        pixels = round(wide * self.wall.room.unit * self.wall.surface.devicePixelRatioF())
        picture = self.wall.pictures.soon((number, slide.reveals), pixels)
        if picture is not None:
            place = QRectF(room.x, room.y, wide, wide * SIZE[1] / SIZE[0])
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))

    def _seen(self) -> QRectF:
        """Return what of the strip is painted: its sides are left free, but for the frame."""
        side = (_SIDE - 6.0) * self.wall.room.unit
        return self.wall.room.strip.adjusted(side, 0, -side, 0)

    def _fade(self, painter: QPainter) -> None:
        """Let the strip end softly where it goes on."""
        seen, wide = self._seen(), _FADE * self.wall.room.unit
        ground = colour(self.wall.theme.surround)
        clear = QColor(ground.red(), ground.green(), ground.blue(), 0)
        last = count_of(self.show.slides) - 1
        for more, left, right in (
            (self.cell(0).x < 0, seen.left(), seen.left() + wide),
            (self.cell(last).right > WIDE, seen.right(), seen.right() - wide),
        ):
            if more:
                shade = QLinearGradient(left, 0, right, 0)
                shade.setColorAt(0, ground)
                shade.setColorAt(1, clear)
                place = QRectF(QPointF(left, seen.top()), QPointF(right, seen.bottom()))
                painter.fillRect(place.normalized(), shade)


def _cell(slide: Slide, place: Rect, here: bool, theme: Theme) -> tuple[Shape, ...]:
    edge, width = (theme.surround_ink, 3.0) if here else (theme.surround_edge, 1.5)
    shapes: list[Shape] = [Box(place, theme.surround_raised, edge, width, 10.0)]
    measure = QtMeasure()
    title = paragraph(slide.title, look.CELL_TITLE, place.w - 2 * _PAD, measure)
    if len(title.lines) > _LINES:
        rest = title.lines[_LINES - 1].rstrip() + "…"
        title = title._replace(lines=(*title.lines[: _LINES - 1], rest))
    ink = theme.surround_ink if here else theme.surround_soft
    shapes += title.shapes(place.x + _PAD, place.y + 10.0, ink, measure)
    if slide.parts > 1:
        x, y = place.right - _PAD, place.bottom - 11.0
        shapes.append(Text(x, y, part_of(slide), look.PART, theme.surround_soft, "end"))
    shapes += _curve(slide, _below(slide, place), here, theme)
    return tuple(shapes)


def _below(slide: Slide, place: Rect) -> Rect:
    """Return the room under the title of a cell."""
    top = place.y + 10.0 + _LINES * line_height(look.CELL_TITLE) + 10.0
    beside = 64.0 if slide.parts > 1 else 40.0
    return Rect(place.x + 20, top, place.w - beside, place.bottom - 16 - top)


def _curve(slide: Slide, place: Rect, here: bool, theme: Theme) -> list[Shape]:
    """Return the emotion curve of a slide with a dot for each feeling, in its colour."""
    points = [
        (place.x + x * place.w, place.y + (1 - valence) / 2 * place.h)
        for x, valence in slide.locator
    ]
    rising = [p for i, p in enumerate(points) if i == 0 or p[0] > points[i - 1][0] + 0.1]
    shapes: list[Shape] = []
    cubics = monotone(rising)
    if cubics:
        run = (cubics[0][0], *(p for cubic in cubics for p in cubic[1:]))
        shapes.append(Curve(run, theme.surround_ink if here else theme.surround_soft, 2.5))
    if len(points) > _dots(place):
        return shapes
    for (x, y), (_, valence) in zip(points, slide.locator, strict=True):
        shapes.append(Box(Rect(x - 5.5, y - 5.5, 11, 11), theme.feeling(valence), radius=5.5))
    return shapes


def _dots(place: Rect) -> int:
    """Return how many dots there is room for; the curve of a long map goes without."""
    return int(place.w / 12)

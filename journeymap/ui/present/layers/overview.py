"""The overview: all slides at once; arrows and Enter, or a click, choose one."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.language import tr
from journeymap.painting.fonts import font, metrics
from journeymap.painting.paint import colour, pen
from journeymap.ui.present import look
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.room import SIZE
from journeymap.ui.present.show import part_of
from journeymap.ui.views.map.writing import COMMANDING

_SIDE, _GAP, _CAPTION = 70.0, 36.0, 44.0
_LEAST, _MOST = 3, 6  # columns
_Key = Qt.Key
_STEPS = {
    _Key.Key_Right.value: (1, 0),
    _Key.Key_Left.value: (-1, 0),
    _Key.Key_Down.value: (0, 1),
    _Key.Key_Up.value: (0, -1),
    _Key.Key_PageDown.value: (0, 3),
    _Key.Key_PageUp.value: (0, -3),
}
_CHOOSE = (_Key.Key_Return.value, _Key.Key_Enter.value, _Key.Key_Space.value)
_ELIDE = Qt.TextElideMode.ElideRight
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


@over_slide("overview", order=110)
class Overview(ShowLayer):
    """A grid of small slides over everything."""

    open = False
    chosen = 0
    top = 0.0

    @property
    def hint(self) -> str:
        return tr("Arrows and Enter, or a click, choose · Esc leaves") if self.open else ""

    def key(self, stroke: KeyStroke) -> bool:
        if stroke.held & COMMANDING:
            return False
        if stroke.key == _Key.Key_O and not stroke.repeat:
            self._show(not self.open)
            return True
        if not self.open:
            return False
        count = len(self.show.slides)
        if stroke.key in _STEPS:
            across, down = _STEPS[stroke.key]
            self._choose(self.chosen + across + down * self._columns())
        elif stroke.key in (_Key.Key_Home.value, _Key.Key_End.value):
            self._choose(0 if stroke.key == _Key.Key_Home else count - 1)
        elif stroke.key in _CHOOSE and not stroke.repeat:
            self._go(self.chosen)
        elif _Key.Key_0 <= stroke.key <= _Key.Key_9:
            self._show(False)
            return False
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        if not self.open:
            return False
        for number in range(len(self.show.slides)):
            if self.cell(number).contains(at):
                self._go(number)
        return True

    def move(self, at: QPointF) -> bool:
        return self.open

    def double_click(self, at: QPointF) -> bool:
        return self.open

    def wheel(self, turn: int) -> bool:
        if self.open:
            self._scroll(self.top - turn / 120 * 0.5 * self._row())
        return self.open

    def close(self) -> bool:
        was = self.open
        self._show(False)
        return was

    def with_new_ids(self) -> None:
        self.chosen = max(0, min(self.chosen, len(self.show.slides) - 1))

    def cell(self, number: int) -> QRectF:
        """Return where a slide stands in the window, without its caption."""
        unit, columns = self.wall.room.unit, self._columns()
        wide = self._wide()
        row, column = divmod(number, columns)
        slide = self.wall.room.slide
        used = columns * (wide + _GAP * unit) - _GAP * unit
        left = slide.center().x() - used / 2 + column * (wide + _GAP * unit)
        rows = ceil(len(self.show.slides) / columns)
        spare = max(0.0, (self._high() - rows * self._row()) / 2)
        high = wide * SIZE[1] / SIZE[0]
        top = _SIDE * unit + spare + row * self._row() - self.top
        return QRectF(left, top, wide, high)

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if not self.open:
            return
        above = QRectF(0, 0, self.wall.surface.width(), self.wall.room.foot.top())
        painter.save()
        painter.setClipRect(above, Qt.ClipOperation.IntersectClip)
        painter.fillRect(above, colour(self.wall.theme.surround))
        painter.setRenderHint(_SMOOTH)
        for number in range(len(self.show.slides)):
            place = self.cell(number)
            if place.bottom() > 0 and place.top() < above.bottom():
                self._paint_cell(painter, number, place)
        painter.restore()

    def _paint_cell(self, painter: QPainter, number: int, place: QRectF) -> None:
        theme, unit = self.wall.theme, self.wall.room.unit
        slide = self.show.slides[number]
        ratio = self.wall.surface.devicePixelRatioF()
        picture = self.wall.pictures.soon((number, slide.reveals), round(place.width() * ratio))
        if picture is not None:
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        here = number == self.chosen
        painter.setPen(pen(theme.surround_ink if here else theme.surround_edge, 3 if here else 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 8, 8)
        scale = max(unit, 11 / look.CAPTION.size)
        painter.save()
        painter.translate(place.left(), place.bottom() + 9 * unit)
        painter.scale(scale, scale)
        painter.setFont(font(look.CAPTION))
        painter.setPen(pen(theme.surround_ink if here else theme.surround_soft, 1.0))
        face = metrics(look.CAPTION)
        part = "  " + part_of(slide)
        room = place.width() / scale - face.horizontalAdvance(part)
        called = f"+  {slide.title}" if slide.on_call else f"{number + 1}  {slide.title}"
        words = face.elidedText(called, _ELIDE, room) + part
        painter.drawText(QPointF(0, face.ascent()), words)
        painter.restore()

    def _columns(self) -> int:
        """Return the fewest columns in which all slides are seen at once, if there are such."""
        count = len(self.show.slides)
        fitting = (
            columns
            for columns in range(_LEAST, _MOST)
            if ceil(count / columns) * self._row(columns) <= self._high()
        )
        return next(fitting, _MOST)

    def _wide(self, columns: int = 0) -> float:
        unit = self.wall.room.unit
        across = self.wall.room.slide.width() - 2 * _SIDE * unit + _GAP * unit
        return across / (columns or self._columns()) - _GAP * unit

    def _row(self, columns: int = 0) -> float:
        unit = self.wall.room.unit
        return self._wide(columns) * SIZE[1] / SIZE[0] + (_CAPTION + _GAP) * unit

    def _high(self) -> float:
        """Return the height there is for rows, in pixels."""
        unit = self.wall.room.unit
        return self.wall.room.foot.top() - 1.5 * _SIDE * unit

    def _show(self, open_: bool) -> None:
        if open_ != self.open:
            self.open, self.top = open_, 0.0
            if open_:
                self._choose(self.show.at)
            self.update()

    def _choose(self, number: int) -> None:
        """Choose a slide and scroll as little as is needed to see it."""
        self.chosen = max(0, min(number, len(self.show.slides) - 1))
        top = self.chosen // self._columns() * self._row()
        low = top + self._row() - self._high()
        self._scroll(min(max(self.top, low), top))

    def _scroll(self, top: float) -> None:
        rows = ceil(len(self.show.slides) / self._columns())
        self.top = max(0.0, min(top, rows * self._row() - self._high()))
        self.update()

    def _go(self, number: int) -> None:
        self._show(False)
        self.show.go(number)

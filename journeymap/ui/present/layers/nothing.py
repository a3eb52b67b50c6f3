"""The sentence on the wall where there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.painting.fonts import font
from journeymap.painting.paint import colour, pen
from journeymap.ui.present import look
from journeymap.ui.present.layer import ShowLayer, over_slide
from journeymap.ui.present.show import nothing

_SIDE = 160.0
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


@over_slide("nothing", order=10)
class Nothing(ShowLayer):
    """Stands in for the slide of a journey that has none."""

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if self.show.slide is not None:
            return
        room, theme = self.wall.room, self.wall.theme
        painter.fillRect(room.slide, colour(theme.surround))
        painter.save()
        painter.translate(room.slide.topLeft())
        painter.scale(room.unit, room.unit)
        painter.setFont(font(look.SENTENCE))
        painter.setPen(pen(theme.surround_soft, 1.0))
        wide, high = room.slide.width() / room.unit, room.slide.height() / room.unit
        place = QRectF(_SIDE, 0, wide - 2 * _SIDE, high)
        painter.drawText(place, int(_CENTRE), nothing())
        painter.restore()

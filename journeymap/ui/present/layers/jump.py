"""A number and Enter: straight to a slide."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.language import tr
from journeymap.painting.fonts import font, metrics
from journeymap.painting.paint import brush, pen
from journeymap.ui.present import look
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide
from journeymap.ui.present.layers.countdown import Countdown
from journeymap.ui.views.map.writing import COMMANDING

_ENTER = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
_MOST = 4
_LONGEST = 180  # minutes
_CENTRE = Qt.AlignmentFlag.AlignCenter


@over_slide("jump", order=100)
class Jump(ShowLayer):
    """Collects digits and shows them large."""

    digits = ""

    @property
    def hint(self) -> str:
        if not self.digits:
            return ""
        number, count = int(self.digits), len(self.show.slides)
        there = tr("Enter goes to {n} of {count}", n=number, count=count)
        timed = tr("T counts {n} min down", n=number)
        ways = (
            there if 0 < number <= count else "",
            timed if 0 < number <= _LONGEST else "",
            tr("Esc leaves"),
        )
        return " · ".join(filter(None, ways))

    def key(self, stroke: KeyStroke) -> bool:
        digit = chr(stroke.key) if Qt.Key.Key_0 <= stroke.key <= Qt.Key.Key_9 else ""
        if digit and not stroke.held & COMMANDING:
            self._show((self.digits + digit)[-_MOST:])
        elif not self.digits:
            return False
        elif stroke.key in _ENTER:
            number = int(self.digits)
            self._show("")
            if 1 <= number <= len(self.show.slides):
                self.show.go(number - 1)
            else:
                self.wall.say(tr("There is no frame {n}.", n=number))
        elif stroke.key == Qt.Key.Key_T and 0 < int(self.digits) <= _LONGEST:
            minutes = int(self.digits)
            self._show("")
            self.wall.layer(Countdown).count(minutes)
        elif stroke.key == Qt.Key.Key_Backspace:
            self._show(self.digits[:-1])
        else:
            self._show("")
            return False
        return True

    def close(self) -> bool:
        was = bool(self.digits)
        self._show("")
        return was

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if not self.digits:
            return
        theme, unit = self.wall.theme, self.wall.room.unit
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.wall.room.slide.center())
        painter.scale(unit, unit)
        wide = max(150.0, metrics(look.NUMBER).horizontalAdvance(self.digits) + 90)
        place = QRectF(-wide / 2, -75, wide, 150)
        painter.setPen(pen(theme.surround_edge, 2.0))
        painter.setBrush(brush(theme.surround_raised))
        painter.drawRoundedRect(place, 20, 20)
        painter.setFont(font(look.NUMBER))
        painter.setPen(pen(theme.surround_ink, 1.0))
        painter.drawText(place, int(_CENTRE), self.digits)
        painter.restore()

    def _show(self, digits: str) -> None:
        if digits != self.digits:
            self.digits = digits
            self.update()

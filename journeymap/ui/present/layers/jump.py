"""A number and Enter: straight to a slide; a number or a time and T: so long counted down."""

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
from journeymap.ui.workshop.clock import minutes_of

_ENTER = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
_MOST = 6
_GRANTS = {"+": 1, "=": 1, "-": -1}
"""What + and - behind a number do to the clock; + is struck without Shift, too."""

_CENTRE = Qt.AlignmentFlag.AlignCenter


@over_slide("jump", order=100)
class Jump(ShowLayer):
    """Collects digits and shows them large."""

    digits = ""

    @property
    def hint(self) -> str:
        if not self.digits:
            return ""
        number, count = self._number, len(self.show.slides)
        there = tr("Enter goes to {n} of {count}", n=number, count=count)
        timed = tr("T counts {n} min down", n=self.digits)
        ways = (
            there if 0 < number <= count else "",
            timed if minutes_of(self.digits) else "",
            tr("+ gives the clock as much, − takes it") if self.wall.clock.part else "",
            tr("Esc leaves"),
        )
        return " · ".join(filter(None, ways))

    def key(self, stroke: KeyStroke) -> bool:
        digit = chr(stroke.key) if Qt.Key.Key_0 <= stroke.key <= Qt.Key.Key_9 else ""
        if self.digits and ":" not in self.digits and stroke.text == ":":
            digit = ":"
        if digit and not stroke.held & COMMANDING:
            self._show((self.digits + digit)[-_MOST:])
        elif not self.digits:
            return False
        elif stroke.key in _ENTER:
            number = self._number
            self._show("")
            if 1 <= number <= len(self.show.slides):
                self.show.go(number - 1)
            else:
                self.wall.say(tr("There is no frame {n}.", n=number))
        elif stroke.key == Qt.Key.Key_T and minutes_of(self.digits):
            minutes = minutes_of(self.digits) or 0.0
            self._show("")
            self.wall.layer(Countdown).count(minutes)
        elif stroke.text in _GRANTS and self.wall.clock.part and minutes_of(self.digits):
            minutes = minutes_of(self.digits) or 0.0
            self._show("")
            self.wall.layer(Countdown).grant(minutes * _GRANTS[stroke.text])
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

    @property
    def _number(self) -> int:
        """The number of the slide that is meant; of a time it is none."""
        return int(self.digits) if self.digits.isdigit() else 0

    def _show(self, digits: str) -> None:
        if digits != self.digits:
            self.digits = digits
            self.update()

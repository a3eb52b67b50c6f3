"""Ways through a journey as cards: who goes it, by what, and how it feels on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.paths.painted import PaintedRow, broken, write
from journeymap.workspace.appearance import Appearance

_HIGH, _LINE, _PAD, _DOT, _STEP = 52, 14, 10.0, 4.5, 20.0
_BETWEEN = " › "
_MOST = 12
"""How many titles are tried to be shown."""


class WayStop(NamedTuple):
    """A touchpoint on a way: its title, and what is felt there from −1 to 1, or nothing."""

    title: str
    feeling: float | None


class WayCard(PaintedRow):
    """One way: its share or what it is measured by, the titles on it, a dot for each feeling."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setCheckable(True)
        self._value = self._end = ""
        self._stops: tuple[WayStop, ...] = ()

    def present(
        self, value: str, stops: Sequence[WayStop], end: str, words: str, chosen: bool
    ) -> None:
        """Show a way; ``words`` say all of it."""
        self._value, self._stops, self._end = value, tuple(stops), end
        self.say(words)
        self.setChecked(chosen)
        self._fit()
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is chosen is what is selected, and nothing a click turns."""

    def _lines(self) -> list[str]:
        wide = QFontMetrics(self.letters(QFont.Weight.Bold, 13)).horizontalAdvance(self._value)
        titles = [stop.title for stop in self._stops]
        titles += [self._end] if self._end else []
        return last_of(titles, self.letters(size=11), self.width() - 2 * _PAD - wide - 10)

    def _fit(self) -> None:
        self.setFixedHeight(_HIGH + _LINE * (len(self._lines()) - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        self.card(painter)
        strong, plain = self.letters(QFont.Weight.Bold, 13), self.letters(size=11)
        wide = QFontMetrics(strong).horizontalAdvance(self._value)
        top, right = QRectF(_PAD, 6, wide + 2, 18), self.width() - _PAD
        write(painter, self._value, strong, theme.ink, top)
        for i, line in enumerate(self._lines()):
            room = QRectF(top.right() + 8, 6 + i * _LINE, right - top.right() - 8, 18)
            write(painter, line, plain, theme.ink_soft, room)
        self._dots(painter, self.height() - 15.0)
        if self.hasFocus() and not self.isChecked():
            self.ring(painter)

    def _dots(self, painter: QPainter, y: float) -> None:
        """Paint a small face for each touchpoint; a ring where nobody says what is felt."""
        theme, n = self.theme, len(self._stops)
        room = self.width() - 2 * _PAD - 2 * _DOT
        step = min(_STEP, room / max(1, n - 1)) if n > 1 else 0.0
        left = _PAD + _DOT
        painter.setPen(line_of(theme.divider, 1.2))
        if n > 1:
            painter.drawLine(QPointF(left, y), QPointF(left + step * (n - 1), y))
        radius = min(_DOT, max(1.5, step * 0.45)) if n > 1 else _DOT
        for i, stop in enumerate(self._stops):
            x = left + i * step
            painter.setPen(line_of(theme.lane_alt, 1.0))
            if stop.feeling is None:
                painter.setPen(line_of(theme.assumed_edge, 1.2))
                painter.setBrush(brush(theme.lane))
            else:
                painter.setBrush(brush(theme.feeling(stop.feeling)))
            painter.drawEllipse(QPointF(x, y), radius, radius)
            if stop.feeling and radius >= 4.0:
                _sign(painter, x, y, stop.feeling, theme.face)


def last_of(titles: Sequence[str], font: QFont, width: float) -> list[str]:
    """Return the titles on a way as far as they fit: where it ends, as most begin alike.

    The last two stand whole, on a second line where one has no room for them; of those before
    as many as fit beside these.
    """
    n = len(titles)
    begins = range(max(0, n - _MOST), max(1, n - 1))
    texts = [("… " if at else "") + _BETWEEN.join(titles[at:]) for at in begins]
    for most in (1, 2):
        for text in texts:
            lines = broken(text, font, width, most + 1)
            if len(lines) <= most:
                return lines
    return broken(texts[-1], font, width)


def _sign(painter: QPainter, x: float, y: float, feeling: float, ink: str) -> None:
    """Paint into a dot which way a feeling goes, so that its colour is not alone."""
    painter.setPen(line_of(ink, 1.3))
    painter.drawLine(QPointF(x - 2.2, y), QPointF(x + 2.2, y))
    if feeling > 0:
        painter.drawLine(QPointF(x, y - 2.2), QPointF(x, y + 2.2))

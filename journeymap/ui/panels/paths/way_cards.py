"""Ways through a journey as cards: who goes it, by what, and how it feels on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.panels.paths.painted import PaintedRow, write
from journeymap.workspace.appearance import Appearance

_HIGH, _PAD, _DOT, _STEP = 52, 10.0, 4.5, 20.0
_BETWEEN = " › "


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
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is chosen is what is selected, and nothing a click turns."""

    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        met = self.isChecked()
        painter.setPen(line_of(theme.accent if met else theme.edge, 1.4 if met else 1.0))
        painter.setBrush(brush(theme.accent_tint if met or self.underMouse() else theme.lane_alt))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 6, 6)
        strong, plain = self.letters(QFont.Weight.Bold, 13), self.letters(size=11)
        wide = QFontMetrics(strong).horizontalAdvance(self._value)
        top, right = QRectF(_PAD, 6, wide + 2, 18), self.width() - _PAD
        write(painter, self._value, strong, theme.ink, top)
        room = QRectF(top.right() + 8, 6, right - top.right() - 8, 18)
        ends = (self._end,) if self._end else ()
        titles = _BETWEEN.join((*(stop.title for stop in self._stops), *ends))
        shown = QFontMetrics(plain).elidedText(
            titles, Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        write(painter, shown, plain, theme.ink_soft, room)
        self._dots(painter, 37.0)
        if self.hasFocus() and not met:
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


def _sign(painter: QPainter, x: float, y: float, feeling: float, ink: str) -> None:
    """Paint into a dot which way a feeling goes, so that its colour is not alone."""
    painter.setPen(line_of(ink, 1.3))
    painter.drawLine(QPointF(x - 2.2, y), QPointF(x + 2.2, y))
    if feeling > 0:
        painter.drawLine(QPointF(x, y - 2.2), QPointF(x, y + 2.2))

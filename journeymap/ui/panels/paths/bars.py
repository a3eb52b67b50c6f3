"""What the journey would be without a touchpoint: its name, a bar and what is left, in a row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from journeymap.drawing.theme import mix
from journeymap.painting.paint import brush, colour
from journeymap.ui.panels.paths.painted import PaintedRow, broken, write
from journeymap.workspace.appearance import Appearance

_VALUE, _BAR, _GAP = 44.0, 84.0, 8.0
_LINE, _THICK = 16.0, 8.0


class RemovalBar(PaintedRow):
    """A touchpoint, and how far completion falls without it: short is what it takes most."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.setCheckable(True)
        self._title = self._value = ""
        self._share = 0.0

    def present(self, title: str, value: str, share: float, words: str, chosen: bool) -> None:
        """Show what is left; ``share`` is of the present, 0 to 1, and ``words`` say all of it."""
        self._title, self._value, self._share = title, value, max(0.0, min(1.0, share))
        self.say(words)
        self.setChecked(chosen)
        self._fit()
        self.update()

    def nextCheckState(self) -> None:
        """Whether it is chosen is what is selected, and nothing a click turns."""

    def _room(self) -> float:
        return max(40.0, self.width() - _VALUE - _BAR - 2 * _GAP - 4)

    def _fit(self) -> None:
        lines = len(broken(self._title, self.letters(), self._room()))
        self.setFixedHeight(int(8 + _LINE * lines))

    def sizeHint(self) -> QSize:
        return QSize(240, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(theme.accent_tint))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        plain, room = self.letters(), self._room()
        for i, line in enumerate(broken(self._title, plain, room)):
            write(painter, line, plain, theme.ink, QRectF(4, 4 + i * _LINE, room, _LINE))
        middle = self.height() / 2
        track = QRectF(4 + room + _GAP, middle - _THICK / 2, _BAR, _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(theme.track))
        painter.drawRoundedRect(track, 4, 4)
        worst = theme.feelings[0]
        painter.setBrush(colour(worst if self._share < 0.999 else mix(worst, theme.track, 0.7)))
        bar = QRectF(track)
        bar.setWidth(max(_THICK / 2, track.width() * self._share))
        painter.drawRoundedRect(bar, min(4.0, bar.width() / 2), 4)
        strong = self.letters(QFont.Weight.Bold)
        place = QRectF(self.width() - _VALUE, 0, _VALUE - 3, self.height())
        value = QFontMetrics(strong).elidedText(
            self._value, Qt.TextElideMode.ElideRight, int(_VALUE)
        )
        write(painter, value, strong, theme.ink, place, Qt.AlignmentFlag.AlignRight)
        self.ring(painter)

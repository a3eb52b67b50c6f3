"""The fields of the form: lists to pick from, ticks and numbers, drawn as quietly as the rest."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from journeymap.drawing.theme import Theme
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.choices import chevron
from journeymap.ui.widgets.style import faint

HEIGHT = 32
"""How tall a field is, in pixels."""

ENDING = Qt.ItemDataRole.UserRole + 1
"""What stands softly at the right of an entry."""

_BOX = 16
_SMOOTH = QPainter.RenderHint.Antialiasing
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MNEMONIC = Qt.TextFlag.TextShowMnemonic


class ListChoice(QComboBox):
    """One out of a list."""

    def __init__(self, theme: Theme, height: int = HEIGHT) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(height)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form is scrolled, not what the mouse happens to be over

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, rect = self._theme, self.rect()
        with QPainter(self) as painter:
            painter.setRenderHint(_SMOOTH)
            painter.setPen(line_of(_edge(theme, self.hasFocus(), self.underMouse()), 1.0))
            painter.setBrush(brush(theme.lane))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            ink = theme.ink if self.isEnabled() else faint(theme)
            inside = rect.adjusted(10, 0, -28, 0)
            ending = self.currentData(ENDING) or ""
            painter.setPen(line_of(theme.ink_soft if self.isEnabled() else ink, 1.0))
            painter.drawText(inside, _RIGHT, ending)
            room = inside.width() - painter.fontMetrics().horizontalAdvance(ending) - 8
            words = painter.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, room
            )
            painter.setPen(line_of(ink, 1.0))
            painter.drawText(inside, _LEFT, words)
            chevron(painter, rect.width() - 15.0, rect.height() / 2, theme.ink_soft, True)


class YesNoChoice(QCheckBox):
    """A yes or no."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, top, able = self._theme, (self.height() - _BOX) // 2, self.isEnabled()
        with QPainter(self) as painter:
            paint_tick(painter, theme, 0.0, top, self.isChecked(), able)
            if self.hasFocus():
                painter.setPen(line_of(theme.ink if self.isChecked() else theme.accent, 2.0))
                painter.setBrush(brush(""))
                painter.drawRoundedRect(QRectF(1.0, top + 1.0, _BOX - 2, _BOX - 2), 4, 4)
            painter.setPen(line_of(theme.ink if able else faint(theme), 1.0))
            words = QRect(_BOX + 9, 0, self.width() - _BOX - 9, self.height())
            painter.drawText(words, _LEFT | _MNEMONIC, self.text())


def paint_tick(
    painter: QPainter, theme: Theme, x: float, y: float, on: bool, able: bool = True
) -> None:
    """Paint the box of a yes or no with its upper left corner at a point."""
    full = theme.accent if able else faint(theme)
    painter.setRenderHint(_SMOOTH)
    painter.setPen(line_of(full if on else theme.assumed_edge, 1.0))
    painter.setBrush(brush(full if on else theme.lane))
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, _BOX - 1, _BOX - 1), 4, 4)
    if on:
        painter.setPen(line_of(theme.lane, 1.8))
        points = ((4.0, 8.2), (6.9, 11.0), (12.0, 5.3))
        painter.drawPolyline([QPointF(x + dx, y + dy) for dx, dy in points])


class NumberChoice(QSpinBox):
    """A whole number, with what it counts."""

    def __init__(self, low: int, high: int, value: int, unit: str) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setValue(value)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        self.setFixedHeight(HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _edge(theme: Theme, focused: bool, hovered: bool) -> str:
    return theme.accent if focused else theme.assumed_edge if hovered else theme.divider

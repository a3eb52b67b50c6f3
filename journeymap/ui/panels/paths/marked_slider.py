"""A slider whose track is marked where the value stands now, so that one sees how far it went."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.workspace.appearance import Appearance

_RADIUS, _THICK, _EDGE = 7.0, 5.0, 9.0
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarkedSlider(QSlider):
    """A value in steps; Delete takes it back to the mark. Without a mark nobody knows it now."""

    def __init__(self, appearance: Appearance, low: int, high: int, page: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._appearance = appearance
        self.mark: float | None = None
        self.setRange(low, high)
        self.setPageStep(page)
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        appearance.changed.connect(self.update)

    def set_mark(self, mark: float | None) -> None:
        """Mark a value on the track."""
        if mark != self.mark:
            self.mark = mark
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def _x(self, value: float) -> float:
        span = max(1, self.maximum() - self.minimum())
        return _EDGE + (value - self.minimum()) / span * (self.width() - 2 * _EDGE)

    def _value(self, x: float) -> int:
        room = max(1.0, self.width() - 2 * _EDGE)
        share = min(1.0, max(0.0, (x - _EDGE) / room))
        return round(self.minimum() + share * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSliderDown(True)
        self.setSliderPosition(self._value(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._value(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK and self.mark is not None:
            self.setValue(round(self.mark))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._appearance.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, at = self.height() / 2, self._x(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(theme.track))
        track = QRectF(1, y - _THICK / 2, self.width() - 2, _THICK)
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        tone = theme.accent if self.isEnabled() else theme.assumed_edge
        painter.setBrush(brush(tone))
        track.setRight(at)
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        if self.mark is not None:
            x = self._x(self.mark)
            painter.setPen(line_of(theme.ink_soft, 2.0))
            painter.drawLine(QPointF(x, y - 8), QPointF(x, y + 8))
        painter.setPen(line_of(tone, 2.5))
        painter.setBrush(brush(theme.lane))
        painter.drawEllipse(QPointF(at, y), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(line_of(theme.ink, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(at, y), _RADIUS + 2.4, _RADIUS + 2.4)

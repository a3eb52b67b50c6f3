"""A row that is painted and chosen: by mouse, Space and Enter, with a ring where the keys are."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journeymap.drawing.theme import Theme
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.workspace.appearance import Appearance

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LETTERS = 12
_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class PaintedRow(QAbstractButton):
    """Something in a panel that is one thing to click; what it shows, its kinds paint."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self._appearance.theme

    def say(self, words: str) -> None:
        """Say in words, to a screen reader and in the tip, all that is painted."""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def letters(self, weight: QFont.Weight = QFont.Weight.Normal, size: int = _LETTERS) -> QFont:
        """Return the letters of the panel, in a size and a weight."""
        return lettered(self, weight, size)

    def ring(self, painter: QPainter) -> None:
        """Paint where the keys are."""
        if self.hasFocus():
            painter.setPen(line_of(self.theme.accent, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)

    def card(self, painter: QPainter) -> None:
        """Paint the card it stands on, which says whether it is chosen or under the pointer."""
        theme, met = self.theme, self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_of(theme.accent if met else theme.edge, 1.4 if met else 1.0))
        painter.setBrush(brush(theme.accent_tint if met or self.underMouse() else theme.lane_alt))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


def lettered(
    widget: QWidget, weight: QFont.Weight = QFont.Weight.Normal, size: int = _LETTERS
) -> QFont:
    """Return the letters of a widget, so many pixels large and in a weight."""
    font = QFont(widget.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def write(
    painter: QPainter,
    text: str,
    font: QFont,
    ink: str,
    place: QRectF,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of a text into a place, in the middle of its height."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(place, flags, text)


def broken(text: str, font: QFont, width: float, most: int = 2) -> list[str]:
    """Return a text in so many lines at the most; what is too long ends with dots."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, 0))
        at = line.textStart()
        if len(lines) == most - 1:
            rest = text[at:]
            layout.endLayout()
            metrics = QFontMetrics(font)
            return [
                *lines,
                metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(max(width, 8.0))),
            ]
        lines.append(text[at : at + line.textLength()].strip())
    layout.endLayout()
    return lines or [""]

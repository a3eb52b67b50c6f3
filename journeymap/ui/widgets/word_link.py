"""Words that lead somewhere: wrapped like others, clicked or followed with Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from journeymap.painting.paint import pen as line_of
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.words import Words, flow

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class WordLink(Words):
    """A name one can follow; ``followed`` says that it was."""

    followed = Signal()

    def __init__(self, field_editor: FieldEditor, look: str = "") -> None:
        super().__init__(look)
        self._field_editor = field_editor
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.followed.emit()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.followed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._field_editor.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        met = self.underMouse() or self.hasFocus()
        colour = self.palette().color(self.foregroundRole())
        painter.setPen(line_of(theme.accent_ink, 1.0) if met else colour)
        font = self.font()
        font.setUnderline(self.underMouse())
        layout, height = flow(self.text(), font, self.width() - self.indent())
        top = max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(self.indent(), top))
        if self.hasFocus():
            painter.setPen(line_of(theme.accent, 1.0))
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, 4, 4)

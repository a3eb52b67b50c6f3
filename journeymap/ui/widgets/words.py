"""Words on a panel: wrapped at any width, never clipped, the same for labels and lists."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_NOT_WIDE = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
_NOT_WIDE.setHeightForWidth(True)


def flow(text: str, font: QFont, width: float) -> tuple[QTextLayout, int]:
    """Set a text in lines no wider than ``width`` pixels; return it and its height."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 8.0))
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout, ceil(y)


def height(text: str, font: QFont, width: float) -> int:
    """Return how tall a text is in lines no wider than ``width`` pixels."""
    return _height(text, font.key(), width)


@lru_cache(4096)
def _height(text: str, font: str, width: float) -> int:
    """Return how tall a text is; a layout asks again and again for what is the same."""
    face = QFont()
    face.fromString(font)
    return flow(text, face, width)[1]


class Words(QLabel):
    """A label that wraps anywhere it must, so it never asks for more width than it gets."""

    def __init__(self, look: str = "", text: str = "", indent: int = 0) -> None:
        super().__init__(text)
        self.setIndent(indent)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(_NOT_WIDE)

    def say(self, text: str) -> None:
        """Show another text, if it is another."""
        if text != self.text():
            self.setText(text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return height(self.text() or " ", self.font(), width - self.indent())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 + self.indent()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout, high = flow(self.text(), self.font(), self.width() - self.indent())
        top = max(0.0, (self.height() - high) / 2)
        layout.draw(painter, QPointF(self.indent(), top))


def tight(look: str, text: str = "") -> Words:
    """Return words that take just the width they need, beside others."""
    words = Words(look, text)
    words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return words

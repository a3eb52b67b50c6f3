"""Letters that can be found again: for documents one searches and copies from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QPainter


class LetterPainter(QPainter):
    """A painter whose letters stand for themselves.

    The bundled font draws an arrow for ``->`` and a raised colon between digits. Those are
    glyphs of no letter: Qt cannot say in a PDF which text they are, and it is not found.
    """

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        plain = QFont(font)
        plain.setFeature(QFont.Tag("calt"), 0)
        super().setFont(plain)

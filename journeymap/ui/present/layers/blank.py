"""Black and white: nothing to be seen, so that all look at whoever speaks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from journeymap.painting.paint import colour
from journeymap.ui.present.layer import KeyStroke, ShowLayer, over_slide

_COLOURS = {
    Qt.Key.Key_B.value: "#000000",
    Qt.Key.Key_Period.value: "#000000",
    Qt.Key.Key_W.value: "#ffffff",
    Qt.Key.Key_Comma.value: "#ffffff",
}
"""The keys people know from elsewhere; a clicker's button sends one of them."""


@over_slide("blank", order=130)
class Blank(ShowLayer):
    """Covers everything until the same key, or any other, is struck."""

    colour = ""

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        if self.colour:
            painter.fillRect(clip, colour(self.colour))

    def key(self, stroke: KeyStroke) -> bool:
        wished = (
            ""
            if stroke.held & Qt.KeyboardModifier.ControlModifier
            else _COLOURS.get(stroke.key, "")
        )
        if not wished and not self.colour:
            return False
        if not stroke.repeat:
            self._show("" if wished == self.colour else wished)
        return True

    def press(self, at: QPointF, button: Qt.MouseButton) -> bool:
        return self.close()

    def wheel(self, turn: int) -> bool:
        return bool(self.colour)

    def close(self) -> bool:
        was = bool(self.colour)
        self._show("")
        return was

    def _show(self, wished: str) -> None:
        if wished != self.colour:
            self.colour = wished
            self.update()

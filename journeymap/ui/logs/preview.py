"""The journey a log would become, drawn small."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.painting.paint import brush, paint

_LARGEST = 1.0
_INSET = 8


class LogPreview(QWidget):
    """Paints a page as large as there is room, and keeps the picture until it is another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.scene: Scene | None = None
        self._drawn: QPixmap | None = None
        self.setAccessibleName(tr("Preview of the journey"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 200)

    def show_scene(self, scene: Scene | None, words: str = "") -> None:
        """Show a page, and say what of the log it shows to whoever cannot see it."""
        self.scene, self._drawn = scene, None
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(760, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._drawn is None or self._drawn.size() != size:
            self._drawn = self._picture(size, ratio)
        painter.drawPixmap(0, 0, self._drawn)

    def _picture(self, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(self._theme.page))
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self.scene is not None and self.scene.width > 0 and self.scene.height > 0:
            wide, high = self.width() - 2 * _INSET, self.height() - 2 * _INSET
            scale = min(_LARGEST, wide / self.scene.width, high / self.scene.height)
            left = (self.width() - self.scene.width * scale) / 2
            painter.translate(left, (self.height() - self.scene.height * scale) / 2)
            painter.scale(scale, scale)
            paint(painter, self.scene)
        painter.end()
        return picture

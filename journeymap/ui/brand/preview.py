"""The journey as small as it fits, in the brand that is being made."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme
from journeymap.layout import layout
from journeymap.model.grid import stages
from journeymap.painting.fonts import QtMeasure
from journeymap.painting.paint import colour, paint
from journeymap.view import View

_STAGES = 2
_AROUND = 18


class BrandPreview(QWidget):
    """Shows the first stages of a map, with the title block."""

    def __init__(self, view: View) -> None:
        super().__init__()
        first = tuple(one.id for one in stages(view.snapshot, view.journey)[:_STAGES])
        self._view = view.but(arrangement="map", stages=first)
        self._measure, self.theme = QtMeasure(), view.theme
        self._scene: Scene | None = None
        self.setMinimumSize(420, 420)

    def wear(self, theme: Theme) -> None:
        """Show the map in a theme."""
        self.theme = theme
        self._scene = layout(self._view.but(theme=theme), self._measure)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self.theme.page))
            if self._scene is None:
                return
            scene, w, h = self._scene, self.width() - 2 * _AROUND, self.height() - 2 * _AROUND
            scale = min(w / scene.width, h / scene.height)
            painter.translate(
                (self.width() - scene.width * scale) / 2, (self.height() - scene.height * scale) / 2
            )
            painter.scale(scale, scale)
            paint(painter, scene)

"""The cards that are carried, as one picture that follows the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.painting.paint import paint_figures

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas


class DragImage:
    """Painted once a gesture, and forgotten with it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._picture: tuple[Rect, QPixmap] | None = None

    def picture(self) -> tuple[Rect, QPixmap] | None:
        """Return the held cards as one picture and where it belongs, ``None`` out of view.

        Only those in view are in it: a picture of all cards of a large page fills the memory.
        """
        if self._picture is None:
            controller = self._canvas.controller
            held = (f for id in controller.carried if (f := controller.page_figure(id)))
            figures = [figure for figure in held if figure.rect.meets(self._canvas.seen())]
            self._picture = self._painted(figures) if figures else None
        return self._picture

    def drop(self) -> None:
        """Forget the picture of the cards that were held."""
        self._picture = None

    def _painted(self, figures: list[Figure]) -> tuple[Rect, QPixmap]:
        place = figures[0].rect
        for figure in figures[1:]:
            place = place.joined(figure.rect)
        place = place.grown(10)
        ratio = self._canvas.devicePixelRatioF()
        scale = self._canvas.camera.zoom * ratio
        pixmap = QPixmap(round(place.w * scale) + 1, round(place.h * scale) + 1)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.scale(scale, scale)
            painter.translate(-place.x, -place.y)
            paint_figures(painter, figures)
        pixmap.setDevicePixelRatio(ratio)
        return place, pixmap

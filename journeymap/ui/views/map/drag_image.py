"""The cards and boxes that are dragged, as one picture that follows the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.painting.paint import paint_figures
from journeymap.ui.views.map.scene_view import SceneView

_NOBODY: frozenset[str] = frozenset()


class DragImage:
    """Painted once a gesture, of the page as it was when the cards were taken up."""

    def __init__(self, view: SceneView) -> None:
        self._view = view
        self._page = view.scene
        self._picture: tuple[Rect, QPixmap] | None = None
        self.ids = self.veiled = _NOBODY
        self.offset = (0.0, 0.0)

    def drag_by(
        self, ids: frozenset[str], dx: float, dy: float, copies: frozenset[str] | None = None
    ) -> bool:
        """Let some figures be so far from where they were; return whether that is new.

        Where they would stand they are veiled, or their copies are.
        """
        if ids != self.ids:
            if not self.ids:
                self._page = self._view.scene
            self._picture = None
        before = self.ids, self.offset, self.veiled
        self.ids, self.offset, self.veiled = ids, (dx, dy), ids if copies is None else copies
        return before != (self.ids, self.offset, self.veiled)

    def picture(self) -> tuple[Rect, QPixmap] | None:
        """Return the held cards as one picture and where it belongs, ``None`` out of view.

        Only those in view are in it: a picture of all cards of a large page fills the memory.
        """
        if self._picture is None:
            held = (figure for id in self.ids for figure in self._page.figures_of(id))
            figures = [figure for figure in held if figure.rect.meets(self._view.seen())]
            self._picture = self._painted(figures) if figures else None
        return self._picture

    def _painted(self, figures: list[Figure]) -> tuple[Rect, QPixmap]:
        place = figures[0].rect
        for figure in figures[1:]:
            place = place.joined(figure.rect)
        place = place.grown(10)
        ratio = self._view.devicePixelRatioF()
        scale = self._view.camera.zoom * ratio
        pixmap = QPixmap(round(place.w * scale) + 1, round(place.h * scale) + 1)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.scale(scale, scale)
            painter.translate(-place.x, -place.y)
            paint_figures(painter, figures)
        pixmap.setDevicePixelRatio(ratio)
        return place, pixmap

"""Cards painted once at the present scale, and then only copied."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from journeymap.drawing.scene import Figure
from journeymap.painting.images import awaited
from journeymap.painting.paint import paint_figures

_TRANSPARENT = Qt.GlobalColor.transparent
_EDGE = 10.0
_MOST = 2_000_000


class Sprites:
    """Pixmaps of figures, the ones used last kept, up to so many pixels in all.

    The view moves by whole pixels, so where a figure lies between two pixels never
    changes at one scale, and a copy is the same as painting it anew.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Figure, tuple[int, int, QPixmap]] = OrderedDict()
        self._zoom = 0.0
        self._pixels = 0

    def draw(
        self, painter: QPainter, figures: Iterable[Figure], x: int, y: int, zoom: float
    ) -> None:
        """Draw figures on a view whose corner is at the pixel (x, y) of the page at this scale."""
        if zoom != self._zoom:
            self._kept.clear()
            self._zoom, self._pixels = zoom, 0
        for figure in figures:
            found = self._kept.get(figure)
            if found is None:
                missing = awaited()
                before = len(missing)
                found = self._painted(figure)
                if len(missing) > before:  # it is painted anew once its pictures are there
                    self._forget(figure)
                    away = QPointF(found[0] - x, found[1] - y)
                    missing[before:] = [place.translated(away) for place in missing[before:]]
            else:
                self._kept.move_to_end(figure)
            left, top, pixmap = found
            painter.drawPixmap(left - x, top - y, pixmap)

    def _painted(self, figure: Figure) -> tuple[int, int, QPixmap]:
        zoom, rect = self._zoom, figure.rect.grown(_EDGE)
        left, top = floor(rect.x * zoom), floor(rect.y * zoom)
        pixmap = QPixmap(ceil(rect.right * zoom) - left, ceil(rect.bottom * zoom) - top)
        pixmap.fill(_TRANSPARENT)
        with QPainter(pixmap) as painter:
            painter.translate(-left, -top)
            painter.scale(zoom, zoom)
            paint_figures(painter, (figure,))
        self._kept[figure] = (left, top, pixmap)
        self._pixels += pixmap.width() * pixmap.height()
        while self._pixels > _MOST and len(self._kept) > 1:
            self._forget(next(iter(self._kept)))
        return self._kept[figure]

    def _forget(self, figure: Figure) -> None:
        _, _, old = self._kept.pop(figure)
        self._pixels -= old.width() * old.height()

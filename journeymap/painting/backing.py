"""The picture behind the canvas: panning scrolls it, and only what is new is painted."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.painting.afar import NEAR, paint_afar
from journeymap.painting.images import decoding_for
from journeymap.painting.paint import colour, paint_within
from journeymap.painting.sprites import Sprites

_PATIENCE = 0.04
"""How many seconds pictures are decoded before the rest of the view is shown without the others."""

_MANY = 60
_SPILL = 12.0  # marks such as the diamond stand over the edge of their figure, in page units


class Viewport(NamedTuple):
    """What part of the page is seen: device pixels of its upper left corner, and the scale.

    ``x`` and ``y`` are whole device pixels, so that scrolling never blurs; ``zoom`` is
    device pixels a page unit.
    """

    x: int
    y: int
    width: int
    height: int
    zoom: float


class Backing:
    """A pixmap as large as the view that is kept true to a scene with as little work as can be."""

    def __init__(self, background: str) -> None:
        self.background = colour(background)
        self._scene: Scene | None = None
        self.frame: Viewport | None = None
        self.pixmap = QPixmap()
        self._sprites = Sprites()
        self._awaited = QRegion()

    @property
    def unfinished(self) -> bool:
        """Whether pictures are missing that there was no time for; the next showing paints them."""
        return not self._awaited.isEmpty()

    def show(self, scene: Scene, frame: Viewport) -> None:
        """Bring the pixmap up to date."""
        old, before = self.frame, self._scene
        self.drop()  # what is painted by halves is not known to be true
        if old is None or before is None or old[2:] != frame[2:]:
            self._renew(scene, frame)
        else:
            awaited = self._awaited.translated(old.x - frame.x, old.y - frame.y)
            region = self._scrolled(old, frame) + awaited.intersected(_all_of(frame))
            if scene is not before:
                region += self._differing(before, scene, frame)
            self._paint(scene, frame, region)
        self._scene, self.frame = scene, frame

    def drop(self) -> None:
        """Forget everything; the next showing paints all of it."""
        self._scene = self.frame = None

    def _renew(self, scene: Scene, frame: Viewport) -> None:
        if (self.pixmap.width(), self.pixmap.height()) != (frame.width, frame.height):
            self.pixmap = QPixmap(frame.width, frame.height)
        self._paint(scene, frame, _all_of(frame))

    def _scrolled(self, old: Viewport, frame: Viewport) -> QRegion:
        """Scroll to the new place; return what came into view."""
        dx, dy = old.x - frame.x, old.y - frame.y
        whole = QRect(0, 0, frame.width, frame.height)
        if not dx and not dy:
            return QRegion()
        if abs(dx) >= frame.width or abs(dy) >= frame.height:
            return QRegion(whole)
        self.pixmap.scroll(dx, dy, whole)
        return QRegion(whole) - QRegion(whole.translated(QPoint(dx, dy)))

    def _differing(self, old: Scene, new: Scene, frame: Viewport) -> QRegion:
        """Return where two scenes differ, in pixels of the view."""
        rects = differences(old, new)
        whole = QRegion(0, 0, frame.width, frame.height)
        if rects is None or len(rects) > _MANY:
            return whole
        region = QRegion()
        for rect in rects:
            x, y, w, h = rect.grown(_SPILL)
            left, top = x * frame.zoom - frame.x, y * frame.zoom - frame.y
            region += QRectF(left, top, w * frame.zoom, h * frame.zoom).toAlignedRect()
        return region & whole

    def _paint(self, scene: Scene, frame: Viewport, region: QRegion) -> None:
        self._awaited = QRegion()
        if region.isEmpty():
            return
        # Ended whatever happens: a painter that outlives its picture takes the program down.
        with QPainter(self.pixmap) as painter, decoding_for(_PATIENCE) as missing:
            for rect in rects_of(region):
                painter.setClipRect(rect)
                painter.fillRect(rect, self.background)
                if frame.zoom < NEAR:
                    _look(painter, frame)
                    paint_afar(painter, scene, frame.zoom)
                    painter.resetTransform()
                else:
                    self._paint_near(painter, scene, frame, rect)
            for place in missing:
                self._awaited += place.toAlignedRect().adjusted(-1, -1, 1, 1)
            self._awaited &= _all_of(frame)

    def _paint_near(self, painter: QPainter, scene: Scene, frame: Viewport, rect: QRect) -> None:
        """Paint layer by layer; a layer of cards is copied from their sprites."""
        left, top = rect.x() + frame.x, rect.y() + frame.y
        zoom = frame.zoom
        clip = Rect(left / zoom, top / zoom, rect.width() / zoom, rect.height() / zoom)
        clip = clip.grown(_SPILL)
        for layer in scene.layers:
            if layer.figures and layer.figures[0].role == FigureRole.CARD:
                self._sprites.draw(painter, layer.within(clip), frame.x, frame.y, zoom)
            else:
                _look(painter, frame)
                paint_within(painter, layer.within(clip), clip)
                painter.resetTransform()


def _all_of(frame: Viewport) -> QRegion:
    return QRegion(0, 0, frame.width, frame.height)


def _look(painter: QPainter, frame: Viewport) -> None:
    """Let the painter work in page units, as the frame sees them."""
    painter.translate(-frame.x, -frame.y)
    painter.scale(frame.zoom, frame.zoom)


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region; one around all where there are very many."""
    if region.rectCount() > _MANY:
        return [region.boundingRect()]
    rects: list[QRect] = list(region)  # type: ignore[call-overload]
    return rects


def differences(old: Scene, new: Scene) -> list[Rect] | None:
    """Return the places of figures that are in only one of two scenes.

    ``None`` when the scenes are built of other layers, so that all may differ.
    """
    if [layer.name for layer in old.layers] != [layer.name for layer in new.layers]:
        return None
    rects: list[Rect] = []
    for before, after in zip(old.layers, new.layers, strict=True):
        if before is not after:
            rects += (figure.rect for figure in _changed(before, after))
    return rects


def _changed(before: Layer, after: Layer) -> set[Figure]:
    return set(before.figures) ^ set(after.figures)

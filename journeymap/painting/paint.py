"""Shapes onto a painter: the one way anything is drawn, on screen and in every export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPolygonF

from journeymap.drawing.runs import run
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Point, Rect, Shape, Text
from journeymap.painting.fonts import font, metrics
from journeymap.painting.images import image_soon

# Enum attributes cost microseconds in PySide6, so each is looked up once.
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_ROUND_CAP = Qt.PenCapStyle.RoundCap
_FLAT_CAP = Qt.PenCapStyle.FlatCap
_ROUND_JOIN = Qt.PenJoinStyle.RoundJoin
_SOLID = Qt.PenStyle.SolidLine
Ways = Mapping[type[Any], Callable[[QPainter, Any], None]]
"""How each kind of shape is painted."""

_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
_WITHIN = Qt.ClipOperation.IntersectClip
_RASTER = QPaintEngine.Type.Raster
_LOSSLESS = QPainter.RenderHint.LosslessImageRendering
_FAINT, _AWAITED = "#8a8f98", "#8a8f9833"
_PAPER, _FINER = 4.0, 4.0
"""Pixels a page unit has on paper, which is printed larger too, and dots of a printer a pixel."""

_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


def paint(painter: QPainter, scene: Scene, clip: Rect | None = None) -> None:
    """Paint a scene, or the part of it that meets ``clip``, in page units, in full detail.

    The painter's transformation says where on the device and how large.
    """
    if clip is None:
        paint_figures(painter, scene.figures())
    else:
        paint_within(painter, scene.within(clip), clip)


def paint_within(
    painter: QPainter, figures: Iterable[Figure], clip: Rect, ways: Ways | None = None
) -> None:
    """Paint of some figures the shapes that meet a place; ``ways`` says how, if not as usual."""
    painter.setRenderHints(_HINTS)
    ways = ways or PAINTERS
    for figure in figures:
        for shape in figure.shapes:
            if not _outside(shape, clip):
                ways[type(shape)](painter, shape)


def paint_figures(painter: QPainter, figures: Iterable[Figure]) -> None:
    """Paint some figures in their order."""
    painter.setRenderHints(_HINTS)
    for figure in figures:
        for shape in figure.shapes:
            PAINTERS[type(shape)](painter, shape)


def _outside(shape: Shape, clip: Rect) -> bool:
    """Tell whether a shape surely does not meet a place; telling costs less than painting."""
    if isinstance(shape, (Box, Picture)):
        return not shape.rect.meets(clip)
    if isinstance(shape, Text):
        size = shape.style.size * 1.5
        if not clip.y - size < shape.y < clip.bottom + size:
            return True
        return shape.anchor == "start" and shape.x > clip.right
    if isinstance(shape, Line):
        return not any(
            min(x0, x1) < clip.right
            and max(x0, x1) > clip.x
            and min(y0, y1) < clip.bottom
            and max(y0, y1) > clip.y
            for (x0, y0), (x1, y1) in pairwise(shape.points)
        )
    return False


@lru_cache(maxsize=512)
def colour(name: str) -> QColor:
    """Return the colour of ``#rrggbb``, or of ``#rrggbbaa`` on overlays."""
    found = QColor(name[:7])
    if len(name) == 9:
        found.setAlpha(int(name[7:], 16))
    return found


@lru_cache(maxsize=512)
def brush(name: str) -> QBrush:
    """Return a solid brush, or none for a blank name."""
    return QBrush(colour(name)) if name else _NO_BRUSH


@lru_cache(maxsize=512)
def pen(name: str, width: float, dash: tuple[float, ...] = (), round_: bool = True) -> QPen:
    """Return a pen in page units, or none for a blank name; dashes are in page units too."""
    if not name:
        return _NO_PEN
    made = QPen(brush(name), width, _SOLID, _FLAT_CAP if dash or not round_ else _ROUND_CAP)
    made.setJoinStyle(_ROUND_JOIN)
    if dash:
        made.setDashPattern([part / width for part in dash])
    return made


def _box(painter: QPainter, box: Box) -> None:
    painter.setPen(pen(box.stroke, box.width, box.dash))
    painter.setBrush(brush(box.fill))
    x, y, w, h = box.rect
    radius = min(box.radius, w / 2, h / 2)
    if radius > 0:
        painter.drawRoundedRect(QRectF(x, y, w, h), radius, radius)
    else:
        painter.drawRect(QRectF(x, y, w, h))


def _area(painter: QPainter, area: Area) -> None:
    painter.setPen(pen(area.stroke, area.width))
    painter.setBrush(brush(area.fill))
    painter.drawPolygon(_polygon(area.points))


def _curve(painter: QPainter, curve: Curve) -> None:
    painter.setPen(pen(curve.stroke, curve.width, curve.dash))
    painter.setBrush(brush(curve.fill))
    painter.drawPath(curved(curve))


def curved(curve: Curve) -> QPainterPath:
    """Return the way of a curve as Qt draws it."""
    path = QPainterPath(QPointF(*curve.points[0]))
    points = [QPointF(x, y) for x, y in curve.points[1:]]
    for i in range(0, len(points), 3):
        path.cubicTo(*points[i : i + 3])
    return path


def _line(painter: QPainter, line: Line) -> None:
    way, head = drawn(line)
    painter.setPen(pen(line.stroke, line.width, line.dash, False))
    painter.setBrush(_NO_BRUSH)
    if isinstance(way, QPainterPath):
        painter.drawPath(way)
    else:
        painter.drawPolyline(way)
    if head is not None:
        painter.setPen(_NO_PEN)
        painter.setBrush(brush(line.stroke))
        painter.drawPolygon(head)


@lru_cache(maxsize=8192)
def drawn(line: Line) -> tuple[QPainterPath | QPolygonF, QPolygonF | None]:
    """Return a line as Qt draws it, and its head; both are costly to make and seen again soon."""
    start, pieces, corners = run(line)
    head = _polygon(corners) if corners else None
    if all(len(piece) == 1 for piece in pieces):
        return _polygon((start, *(point for (point,) in pieces))), head
    path = QPainterPath(QPointF(*start))
    for piece in pieces:
        if len(piece) == 1:
            path.lineTo(*piece[0])
        else:
            path.quadTo(QPointF(*piece[0]), QPointF(*piece[1]))
    return path, head


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _text(painter: QPainter, text: Text) -> None:
    painter.setFont(font(text.style))
    painter.setPen(pen(text.colour, 1.0))
    x = text.x
    if text.anchor != "start":
        wide = metrics(text.style).horizontalAdvance(text.text)
        x -= wide if text.anchor == "end" else wide / 2
    painter.drawText(QPointF(x, text.y), text.text)


def _picture(painter: QPainter, picture: Picture) -> None:
    place, part = picture.rect, picture.part
    if part.w <= 0 or part.h <= 0 or place.w <= 0 or place.h <= 0:
        return
    on_paper = painter.paintEngine().type() != _RASTER
    scale = _scale(painter) if not on_paper else max(_PAPER, _scale(painter) / _FINER)
    wide, high = place.w / part.w, place.h / part.h
    where = painter.deviceTransform().mapRect(QRectF(*place))
    image = image_soon(picture.data, wide * scale, high * scale, where)
    if image is None:
        _box(painter, Box(place, _AWAITED, radius=picture.radius))
        return
    if image.isNull():
        _lost(painter, picture)
        return
    painter.save()
    painter.setRenderHint(_SMOOTH)
    if picture.radius or on_paper:
        radius = min(picture.radius, place.w / 2, place.h / 2)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(*place), radius, radius)
        painter.setClipPath(edge, _WITHIN)
    if on_paper:  # the same image each time, so that a document holds it once
        painter.setRenderHint(_LOSSLESS, picture.media == "image/png")
        whole = QRectF(place.x - part.x * wide, place.y - part.y * high, wide, high)
        painter.drawImage(whole, image)
    else:
        across, down = image.width(), image.height()
        seen = QRectF(part.x * across, part.y * down, part.w * across, part.h * down)
        painter.drawImage(QRectF(*place), image, seen)
    painter.restore()


def _scale(painter: QPainter) -> float:
    """Return how many pixels of the device a page unit has."""
    way = painter.deviceTransform()
    return hypot(way.m11(), way.m12())


def _lost(painter: QPainter, picture: Picture) -> None:
    """Paint a crossed frame where a picture cannot be decoded."""
    x, y = picture.rect.centre
    size = min(picture.rect.w, picture.rect.h) / 6
    _box(painter, Box(picture.rect, "", _FAINT, 1.0, picture.radius, (4.0, 3.0)))
    for way in (size, -size):
        _line(painter, Line(((x - size, y - way), (x + size, y + way)), _FAINT, 1.5))


PAINTERS: Ways = {
    Box: _box,
    Area: _area,
    Curve: _curve,
    Line: _line,
    Text: _text,
    Picture: _picture,
}

"""Pictures that are painted part by part: dashes as shapes, so that no seam shows.

Around rounded corners, and where it is no wider than a pixel, a pen of Qt dashes otherwise when
part of the way lies outside of what is painted. Shapes do not; they cost more, so the canvas does
without.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Box, Curve, Line, Rect
from journeymap.painting.paint import PAINTERS, Ways, brush, curved, drawn, paint_within, pen

_FINE = 0.05


def paint_seamless(painter: QPainter, scene: Scene, place: Rect) -> None:
    """Paint what of a scene meets a place, so that it joins what is painted beside it."""
    paint_within(painter, scene.within(place), place, _WAYS)


def _box(painter: QPainter, box: Box) -> None:
    if box.dash and box.stroke:
        PAINTERS[Box](painter, box._replace(stroke=""))
        painter.fillPath(_edge(box), brush(box.stroke))
    else:
        PAINTERS[Box](painter, box)


def _line(painter: QPainter, line: Line) -> None:
    if line.dash:
        painter.fillPath(_arrow(line), brush(line.stroke))
    else:
        PAINTERS[Line](painter, line)


def _curve(painter: QPainter, curve: Curve) -> None:
    if curve.dash and curve.stroke:
        if curve.fill:
            PAINTERS[Curve](painter, curve._replace(stroke=""))
        painter.fillPath(_along(curve), brush(curve.stroke))
    else:
        PAINTERS[Curve](painter, curve)


@lru_cache(maxsize=256)
def _along(curve: Curve) -> QPainterPath:
    return _dashes(curved(curve), curve.width, curve.dash, True)


@lru_cache(maxsize=1024)
def _arrow(line: Line) -> QPainterPath:
    way, head = drawn(line)
    if not isinstance(way, QPainterPath):
        straight = QPainterPath()
        straight.addPolygon(way)
        way = straight
    arrow = _dashes(way, line.width, line.dash)
    if head is not None:
        arrow.addPolygon(head)
    return arrow


@lru_cache(maxsize=1024)
def _edge(box: Box) -> QPainterPath:
    x, y, w, h = box.rect
    radius = min(box.radius, w / 2, h / 2)
    edge = QPainterPath()
    if radius > 0:
        edge.addRoundedRect(QRectF(x, y, w, h), radius, radius)
    else:
        edge.addRect(QRectF(x, y, w, h))
    return _dashes(edge, box.width, box.dash)


def _dashes(
    way: QPainterPath, width: float, dash: tuple[float, ...], rounded: bool = False
) -> QPainterPath:
    """Return the dashes along a way."""
    stroker = QPainterPathStroker(pen("#000000", width, dash, rounded))
    stroker.setCurveThreshold(_FINE)
    return stroker.createStroke(way)


_WAYS: Ways = {**PAINTERS, Box: _box, Line: _line, Curve: _curve}

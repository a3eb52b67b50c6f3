"""Pages seen from afar: text as bars, then figures as rectangles, grouped and drawn in bulk."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log2
from typing import NamedTuple
from weakref import WeakKeyDictionary

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Area, Box, Curve, Line, Picture, Rect, Shape, Text
from journeymap.painting.paint import PAINTERS, brush, colour

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_ANTIALIAS = QPainter.RenderHint.Antialiasing

NEAR = 0.26
"""Device pixels a page unit from which on pages are painted in full detail."""

_BARS = 0.08
"""Device pixels a page unit down to which text is still told as bars."""


class _Bulk(NamedTuple):
    """What one layer comes to: rectangles by colour in drawing order, lines by colour, and pictures."""

    rects: tuple[tuple[str, list[QRectF]], ...]
    lines: tuple[tuple[str, list[QLineF]], ...]
    pictures: tuple[Picture, ...]


_seen_before: WeakKeyDictionary[Layer, dict[int, _Bulk]] = WeakKeyDictionary()
"""What layers came to at a level of zoom, as long as a scene has them: layers never change."""


def paint_afar(painter: QPainter, scene: Scene, zoom: float) -> None:
    """Paint a scene in bulk for ``zoom`` device pixels a page unit, below ``NEAR``.

    The painter's transformation and clip say where; nothing is antialiased.
    """
    painter.setRenderHint(_ANTIALIAS, False)
    level = max(-12, floor(log2(zoom)))
    for layer in scene.layers:
        levels = _seen_before.setdefault(layer, {})
        if level not in levels:
            levels[level] = _bulk(layer, 2.0**level)
        _paint_bulk(painter, levels[level])


def paint_afar_once(painter: QPainter, scene: Scene, zoom: float) -> None:
    """Paint the same and remember nothing: the scene may be another thread's."""
    painter.setRenderHint(_ANTIALIAS, False)
    for layer in scene.layers:
        _paint_bulk(painter, _bulk(layer, zoom))


def _paint_bulk(painter: QPainter, bulk: _Bulk) -> None:
    painter.setPen(_NO_PEN)
    for name, rects in bulk.rects:
        painter.setBrush(brush(name))
        painter.drawRects(rects)
    for name, lines in bulk.lines:
        painter.setPen(QPen(colour(name), 0))
        painter.drawLines(lines)
    seen = painter.clipBoundingRect() if painter.hasClipping() else None
    for picture in bulk.pictures:
        if seen is None or seen.intersects(QRectF(*picture.rect)):
            PAINTERS[Picture](painter, picture)


def _bulk(layer: Layer, zoom: float) -> _Bulk:
    rects: dict[tuple[int, str], list[Rect]] = {}
    lines: dict[str, list[QLineF]] = {}
    pictures: list[Picture] = []
    for figure in layer.figures:
        parts = _barred(figure) if zoom >= _BARS else _toned(figure)
        for depth, (name, rect) in enumerate(parts):
            if rect.w * zoom >= 0.3 or rect.h * zoom >= 0.3:
                rects.setdefault((depth, name), []).append(rect)
        for name, line in _strokes(figure, zoom):
            lines.setdefault(name, []).append(line)
        pictures += (shape for shape in figure.shapes if isinstance(shape, Picture))
    ordered = sorted(rects.items(), key=lambda item: item[0][0])
    return _Bulk(
        tuple((name, _merged(found, 1.2 / zoom)) for (_, name), found in ordered),
        tuple(lines.items()),
        tuple(pictures),
    )


def _toned(figure: Figure) -> Iterator[tuple[str, Rect]]:
    if figure.tone:
        yield figure.tone, figure.rect


def _barred(figure: Figure) -> Iterator[tuple[str, Rect]]:
    """Tell each shape as a rectangle; a line of text as a bar as long as the text."""
    for shape in figure.shapes:
        if isinstance(shape, Box) and (shape.fill or shape.stroke):
            if shape.stroke and not shape.dash:
                yield shape.stroke, shape.rect
            if shape.fill:
                yield shape.fill, shape.rect.grown(-shape.width if shape.stroke else 0.0)
        elif isinstance(shape, Area) and shape.fill:
            yield shape.fill, Rect.around(shape.points)
        elif isinstance(shape, Text):
            yield _faint(shape.colour), _bar(shape)


def _bar(text: Text) -> Rect:
    size = text.style.size
    wide = len(text.text) * size * 0.52
    left = text.x - (wide if text.anchor == "end" else wide / 2 if text.anchor == "middle" else 0)
    return Rect(left, text.y - size * 0.55, wide, size * 0.45)


def _faint(name: str) -> str:
    """Return a colour half as strong, as letters seen from afar are."""
    return "#" + "".join(f"{(int(name[i : i + 2], 16) + 200) // 2:02x}" for i in (1, 3, 5))


def _strokes(figure: Figure, zoom: float) -> Iterator[tuple[str, QLineF]]:
    """Tell lines and curves as straight segments no shorter than a pixel."""
    for shape in figure.shapes:
        for name, points in _runs(shape):
            x0, y0 = points[0]
            for x, y in points[1:]:
                if max(abs(x - x0), abs(y - y0)) * zoom >= 2.0:
                    yield name, QLineF(x0, y0, x, y)
                    x0, y0 = x, y


def _runs(shape: Shape) -> Iterator[tuple[str, tuple[tuple[float, float], ...]]]:
    if isinstance(shape, Line):
        yield shape.stroke, shape.points
    elif isinstance(shape, Curve) and shape.stroke:
        yield shape.stroke, shape.points[::3]


def _merged(rects: list[Rect], gap: float) -> list[QRectF]:
    """Join rectangles of one row that are nearer to one another than a pixel."""
    rows: dict[tuple[float, float], list[Rect]] = {}
    for rect in rects:
        rows.setdefault((rect.y, rect.h), []).append(rect)
    merged: list[QRectF] = []
    for (y, h), row in rows.items():
        row.sort()
        x, right = row[0].x, row[0].right
        for rect in row[1:]:
            if rect.x - right < gap and gap > 8.0:
                right = max(right, rect.right)
            else:
                merged.append(QRectF(x, y, right - x, h))
                x, right = rect.x, rect.right
        merged.append(QRectF(x, y, right - x, h))
    return merged

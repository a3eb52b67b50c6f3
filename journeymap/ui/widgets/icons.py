"""The program's own line icons, painted in whatever colour the theme asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from journeymap.drawing.icons import ICONS, runs
from journeymap.paths import resources

GRID = 24.0
"""Icons are drawn on a square of so many units."""

_WIDTH = 1.7
_COUNTS = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0, "O": 3, "R": 5}
_CLEAR = Qt.GlobalColor.transparent
_ROUND_CAP = Qt.PenCapStyle.RoundCap
_ROUND_JOIN = Qt.PenJoinStyle.RoundJoin
_DISABLED = QIcon.Mode.Disabled
_SMOOTH = QPainter.RenderHint.Antialiasing


@cache
def drawings() -> dict[str, str]:
    """Return what each icon is drawn with, by its name."""
    found: dict[str, str] = json.loads(resources("icons", "icons.json").read_text("utf-8"))
    return found


@cache
def outline(name: str) -> QPainterPath:
    """Return the lines of an icon.

    M, L, Q, C and Z mean what they mean in SVG; O is a circle (centre, radius) and R a
    rectangle (left, top, width, height, radius). What the window has no icon of its own for may
    be one that people choose from. Raises ``KeyError`` for an unknown name.
    """
    path = QPainterPath()
    if name in ICONS:
        for first, *rest in runs(name):
            path.moveTo(*first)
            for i in range(0, len(rest), 3):
                path.cubicTo(*(QPointF(*point) for point in rest[i : i + 3]))
        return path
    for letter, n in _steps(drawings()[name]):
        if letter == "M":
            path.moveTo(n[0], n[1])
        elif letter == "L":
            path.lineTo(n[0], n[1])
        elif letter == "Q":
            path.quadTo(*n)
        elif letter == "C":
            path.cubicTo(*n)
        elif letter == "Z":
            path.closeSubpath()
        elif letter == "O":
            path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
        else:
            path.addRoundedRect(QRectF(*n[:4]), n[4], n[4])
    return path


@cache
def icon(name: str, colour: str, faint: str = "", size: int = 16) -> QIcon:
    """Return an icon in a colour, ``faint`` when disabled, sharp at 100 % and 200 %."""
    made = QIcon()
    for ratio in (1, 2):
        made.addPixmap(_picture(name, colour, size, ratio))
        if faint:
            made.addPixmap(_picture(name, faint, size, ratio), _DISABLED)
    return made


def draw(painter: QPainter, name: str, colour: str, place: QRectF) -> None:
    """Paint an icon into a square place."""
    path, field_editor = outline(name), QPen(QColor(colour), _WIDTH)
    field_editor.setCapStyle(_ROUND_CAP)
    field_editor.setJoinStyle(_ROUND_JOIN)
    painter.save()
    painter.setRenderHint(_SMOOTH)
    painter.translate(place.topLeft())
    painter.scale(place.width() / GRID, place.height() / GRID)
    painter.strokePath(path, field_editor)
    painter.restore()


def _picture(name: str, colour: str, size: int, ratio: int) -> QPixmap:
    picture = QPixmap(size * ratio, size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(_CLEAR)
    painter = QPainter(picture)
    # Ended whatever happens: a painter that outlives its picture takes the program down.
    try:
        draw(painter, name, colour, QRectF(0, 0, size, size))
    finally:
        painter.end()
    return picture


def _steps(drawing: str) -> Iterator[tuple[str, list[float]]]:
    words = drawing.split()
    while words:
        letter = words.pop(0)
        count = _COUNTS[letter]
        yield letter, [float(word) for word in words[:count]]
        del words[:count]

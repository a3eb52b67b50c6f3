"""A page so small that it tells one file from another."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from journeymap.drawing.scene import Scene
from journeymap.painting.afar import NEAR, paint_afar_once
from journeymap.painting.paint import paint

WIDEST, HIGHEST = 480, 320
"""How large a thumbnail is at most, in pixels."""


def thumbnail(scene: Scene, ground: str) -> bytes:
    """Return a page on a ground of this colour as a PNG; safe in any thread, as is its scene."""
    scale = min(WIDEST / scene.width, HIGHEST / scene.height, 1.0)
    image = QImage(
        max(1, ceil(scene.width * scale)),
        max(1, ceil(scene.height * scale)),
        QImage.Format.Format_RGB32,
    )
    image.fill(QColor(ground))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        if scale < NEAR:
            paint_afar_once(painter, scene, scale)
        else:
            paint(painter, scene)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())

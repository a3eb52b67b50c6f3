"""A page as a PNG of any size: painted and written band by band, so memory stays small."""

from __future__ import annotations

import struct
import threading
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import BinaryIO

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.painting.paint import colour
from journeymap.painting.seamless import paint_seamless

BAND = 2_000_000
"""How many pixels are painted at a time."""

_SOLID = QImage.Format.Format_RGB32
_SEEN_THROUGH = QImage.Format.Format_ARGB32_Premultiplied


def needs_application() -> None:
    """See to it that there is the application fonts need; one made here stays to the end.

    Raises ``JourneyError`` in a thread when there is none yet: Qt would end the process with a
    crash, as it takes its application down where the program began.
    """
    if isinstance(QGuiApplication.instance(), QGuiApplication):
        return
    if threading.current_thread() is not threading.main_thread():
        raise JourneyError(
            tr("The first picture is drawn in the main thread. Export one there, or all of them.")
        )
    _application()


@cache
def _application() -> QGuiApplication:
    return QGuiApplication([])


def write_png(
    path: Path,
    scene: Scene,
    place: Rect,
    size: tuple[int, int],
    background: str,
    *,
    dpi: float = 96.0,
    tell: Callable[[float], None] = lambda share: None,
) -> None:
    """Write a place of a page into a PNG of ``size`` pixels; blank background is see-through.

    ``dpi`` only labels the picture. ``tell`` is told the share done after each band; what it
    raises ends the writing. The same scene always gives the same bytes.
    """
    width, height = size
    rows = max(1, min(height, BAND // width))
    channels = 3 if background else 4
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        colour_type = 2 if background else 6
        _chunk(file, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0))
        _chunk(file, b"sRGB", b"\0")
        dots = round(dpi / 0.0254)
        _chunk(file, b"pHYs", struct.pack(">IIB", dots, dots, 1))
        packer = zlib.compressobj(6)
        for top in range(0, height, rows):
            count = min(rows, height - top)
            band = painted(scene, place, size, background, top, count).convertToFormat(
                QImage.Format.Format_RGB888 if background else QImage.Format.Format_RGBA8888
            )
            _chunk(file, b"IDAT", packer.compress(_lines(band, width * channels, count)))
            tell((top + count) / height)
        _chunk(file, b"IDAT", packer.flush())
        _chunk(file, b"IEND", b"")


def painted(
    scene: Scene, place: Rect, size: tuple[int, int], background: str, top: int, count: int
) -> QImage:
    """Return so many rows, from ``top`` on, of a picture of ``size`` pixels."""
    width, height = size
    image = QImage(width, count, _SOLID if background else _SEEN_THROUGH)
    image.fill(colour(background) if background else 0)
    scale = min(width / place.w, height / place.h)
    left, above = (width - place.w * scale) / 2, (height - place.h * scale) / 2 - top
    with QPainter(image) as painter:
        painter.translate(left, above)
        painter.scale(scale, scale)
        painter.translate(-place.x, -place.y)
        seen = Rect(place.x, place.y - above / scale, place.w, count / scale)
        paint_seamless(painter, scene, seen.grown(12.0))
    return image


def _lines(image: QImage, length: int, count: int) -> bytes:
    """Return the rows of an image as PNG has them: each after a zero for no filter."""
    bits, stride = image.constBits(), image.bytesPerLine()
    return b"".join(
        b"\0" + bytes(bits[row * stride : row * stride + length]) for row in range(count)
    )


def _chunk(file: BinaryIO, kind: bytes, data: bytes) -> None:
    """Write a chunk; bands too small to be packed yet give none."""
    if data or kind == b"IEND":
        file.write(struct.pack(">I", len(data)) + kind + data)
        file.write(struct.pack(">I", zlib.crc32(kind + data)))

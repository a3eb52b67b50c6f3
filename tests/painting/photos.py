"""Pictures as they come from outside, made here: photos, drawings, damaged ones and bombs."""

from __future__ import annotations

import random
import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter

_RGB = QImage.Format.Format_RGB888
_SMOOTH = Qt.TransformationMode.SmoothTransformation

HERE = b"49.8397N 24.0297E"
"""Where the photos were taken, which nobody is to read out of them."""


def photo(width: int = 400, height: int = 300, seed: int = 1, grain: int = 24) -> QImage:
    """Return what looks like a photo to whoever packs it: soft slopes, and grain over them."""
    chance = random.Random(seed)
    soft = QImage(9, 7, QImage.Format.Format_RGB32)
    for x in range(9):
        for y in range(7):
            soft.setPixelColor(x, y, QColor(*(chance.randrange(256) for _ in range(3))))
    image = soft.scaled(width, height, mode=_SMOOTH).convertToFormat(_RGB)
    noise = chance.randbytes(width * height * 3)
    rough = QImage(noise, width, height, width * 3, _RGB)
    with QPainter(image) as painter:
        painter.setOpacity(grain / 255)
        painter.drawImage(0, 0, rough)
    return image


def drawing(width: int = 600, height: int = 400) -> QImage:
    """Return lines and areas of few colours, the upper left corner red."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.fillRect(0, 0, width // 3, height // 3, QColor("red"))
        for x in range(0, width, width // 5):
            painter.drawLine(x, 0, width - x, height)
    return image


def cut_out(width: int = 200, height: int = 200) -> QImage:
    """Return a disc on nothing."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("teal"))
        painter.drawEllipse(0, 0, width, height)
    return image


def packed(image: QImage, form: str = "jpeg", quality: int = 92) -> bytes:
    """Return an image as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form, quality if form != "png" else -1)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def image_of(data: bytes) -> QImage:
    """Return a file as an image."""
    return QImage.fromData(QByteArray(data))


def with_place(jpeg: bytes, turned: int = 1) -> bytes:
    """Return a photo that says where it was taken, and how the camera was held (EXIF 1 to 8)."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, turned, 0)
    entries += struct.pack(">HHII", 0x010E, 2, len(HERE), 38)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 2) + entries + bytes(4) + HERE
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def in_colours(image: QImage, space: QColorSpace.NamedColorSpace) -> QImage:
    """Return an image whose numbers mean other colours."""
    return image.convertedToColorSpace(QColorSpace(space))


def png(width: int, height: int, rows: bytes, *, bits: int = 8, kind: int = 2) -> bytes:
    """Return a PNG that says it is so large, whatever lies in it."""
    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in chunks)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def gif(frames: int = 1) -> bytes:
    """Return a GIF of 2 × 2 pixels whose frames are red, then green."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 2, 0x80, 0, 0) + b"\xff\0\0" + b"\0\xff\0"
    shown = b""
    for frame in range(frames):
        codes = b"\x44\x51" if frame else b"\x84\x51"
        delay = b"!\xf9\x04\x00\x0a\x00\x00\x00"
        shown += delay + b"," + struct.pack("<HHHHB", 0, 0, 2, 2, 0) + b"\x02\x02" + codes + b"\0"
    return head + shown + b";"

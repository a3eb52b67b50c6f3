"""Pictures decoded, and halved as often as they are seen smaller: painted fast and smoothly.

A picture of 1600 pixels in a cell of 200 would flicker with every pixel it is moved by, and
cost all its pixels each time. Here it is scaled down once, by the half, so that what painting
leaves to do is less than another half. What was used last is kept, up to so many bytes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from math import floor, inf, log2
from threading import Lock, local
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from journeymap.drawing.pictures import media_of, size_of

ROOM = 128 << 20
"""How many bytes of decoded pictures are kept: fifty in cells and a few seen large."""

_EXACT = Qt.AspectRatioMode.IgnoreAspectRatio
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_SOLID, _SEEN_THROUGH = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied

_kept: OrderedDict[tuple[bytes, int], QImage] = OrderedDict()
_lock = Lock()


class Patience(local):
    """How long a thread decodes pictures before it paints the others later, and where these are.

    ``places`` are rectangles in pixels of the device.
    """

    until = inf

    def __init__(self) -> None:
        self.places: list[QRectF] = []


_patience = Patience()


@contextmanager
def decoding_for(seconds: float) -> Iterator[list[QRectF]]:
    """Let what is painted inside wait for pictures only so long; give where some are missing."""
    _patience.until, _patience.places = monotonic() + seconds, []
    try:
        yield _patience.places
    finally:
        _patience.until = inf


def awaited() -> list[QRectF]:
    """Return where pictures are missing in what is painted just now, to be added to."""
    return _patience.places


def image_soon(data: bytes, wide: float, high: float, place: QRectF) -> QImage | None:
    """Return the same as ``image_of``, or ``None`` when there is no time for it just now."""
    if monotonic() > _patience.until and not _is_ready(data, wide, high):
        _patience.places.append(place)
        return None
    return image_of(data, wide, high)


def _is_ready(data: bytes, wide: float, high: float) -> bool:
    size = size_of(data)
    return size is None or (data, _level(size, wide, high)) in _kept


def image_of(data: bytes, wide: float = 0.0, high: float = 0.0) -> QImage:
    """Return the whole of a PNG or JPEG for where it takes so many pixels of a device.

    It has those pixels at least and less than twice as many along, unless it never had so
    many; without ``wide`` and ``high`` it is as it is kept. Null where it cannot be decoded, or
    is larger than any that is taken in.
    """
    size = size_of(data)
    if size is None or not media_of(data):
        return QImage()
    key = data, _level(size, wide, high)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    image = _decoded(data, QSize(*size), key[1])
    with _lock:
        _kept[key] = image
        total = sum(one.sizeInBytes() for one in _kept.values())
        while total > ROOM and len(_kept) > 1:
            total -= _kept.popitem(last=False)[1].sizeInBytes()
    return image


def _level(size: tuple[int, int], wide: float, high: float) -> int:
    """Return how often a picture is halved to be seen so large."""
    times = min(size[0] / wide, size[1] / high) if wide > 0 and high > 0 else 1.0
    return min(max(0, floor(log2(times))) if times > 0 else 0, max(size).bit_length() - 1)


def _decoded(data: bytes, size: QSize, level: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    jpeg = data.startswith(b"\xff\xd8")
    reader = QImageReader(buffer, QByteArray(b"jpeg" if jpeg else b"png"))
    small = QSize(max(1, size.width() >> level), max(1, size.height() >> level))
    if jpeg and level:  # it can be decoded at a fraction of its size
        reader.setScaledSize(small)
    image = reader.read()
    if image.isNull():
        return image
    image = image.convertToFormat(_SEEN_THROUGH if image.hasAlphaChannel() else _SOLID)
    return image if image.size() == small else image.scaled(small, _EXACT, _SMOOTH)

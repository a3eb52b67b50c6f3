"""How large a picture is, and how it fits a place."""

from __future__ import annotations

from functools import lru_cache

from journeymap.drawing.shapes import WHOLE, Picture, Rect

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


LARGEST = 24_000_000
"""How many pixels a picture may have to be shown: far more than any that was taken in keeps."""


def media_of(data: bytes) -> str:
    """Return the media type of a PNG or JPEG that can be shown, blank for anything else.

    The record says it too, but a stranger's may lie, and a few bytes can claim to be so large
    that there is no room for them.
    """
    size = size_of(data)
    if size is None or size[0] * size[1] > LARGEST:
        return ""
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


@lru_cache(maxsize=512)
def size_of(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG or JPEG, ``None`` for anything else."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        size = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    elif data.startswith(_JPEG):
        size = _size_of_jpeg(data)
    else:
        return None
    return size if all(size) else None


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Walk over the segments to the one that begins the frame (ITU T.81, B.2)."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            break
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
        elif kind in _ALONE:
            at += 2
        elif 0xC0 <= kind <= 0xCF and kind not in _NO_FRAME:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def covering(place: Rect, media: str, data: bytes, radius: float = 0.0, alt: str = "") -> Picture:
    """Return a picture that fills a place, what stands over at two sides cut off evenly."""
    size = size_of(data)
    if not size or not place.w or not place.h:
        return Picture(place, media, data, radius, WHOLE, alt)
    wide, high = size[0] / place.w, size[1] / place.h
    w, h = min(1.0, high / wide), min(1.0, wide / high)
    part = Rect((1.0 - w) / 2, (1.0 - h) / 2, w, h)
    return Picture(place, media, data, radius, part, alt)


def contained(place: Rect, media: str, data: bytes, radius: float = 0.0, alt: str = "") -> Picture:
    """Return the whole of a picture in the middle of a place, as large as it fits."""
    size = size_of(data)
    if not size:
        return Picture(place, media, data, radius, WHOLE, alt)
    scale = min(place.w / size[0], place.h / size[1])
    w, h = size[0] * scale, size[1] * scale
    x, y = place.x + (place.w - w) / 2, place.y + (place.h - h) / 2
    return Picture(Rect(x, y, w, h), media, data, radius, WHOLE, alt)

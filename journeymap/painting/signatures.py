"""What a file of a picture is by its first bytes, and what lies in it, without decoding it."""

from __future__ import annotations

import re

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)

_OTHERS = (
    (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<(?:\w+:)?svg\b", "SVG"),
    (rb"\x1f\x8b", "SVGZ"),
    (rb".{4}ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1)", "HEIC"),
    (rb".{4}ftypavi[fs]", "AVIF"),
    (rb".{4}ftyp", "MP4"),
    (rb"(?:II\*\0|MM\0\*)", "TIFF"),
    (rb"BM.{4}\0\0\0\0", "BMP"),
    (rb"\0\0[\1\2]\0", "ICO"),
    (rb"8BPS", "PSD"),
    (rb"\0\0\0\x0cJXL |\xff\x0a", "JPEG XL"),
    (rb"%PDF", "PDF"),
    (rb"%!PS", "EPS"),
)

_PLAIN_CHUNKS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"sBIT", b"pHYs", b"IDAT", b"IEND"))
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_PLAIN_SEGMENTS = _FRAMES | {0xC4, 0xDB, 0xDD, 0xDA, 0xD9, 0xE0, 0xEE}
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
_BEHIND_LETTERS = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JFIF = b"\xff\xe0\x00\x10JFIF\0"
_END, _SCAN = 0xD9, 0xDA


def kind_of(data: bytes) -> str:
    """Return ``png``, ``jpeg``, ``gif`` or ``webp``, blank for anything else."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _BEGINNINGS if data.startswith(start)), "")


def named(data: bytes) -> str:
    """Return what people call another kind of picture or document, blank for one unknown here."""
    start = data[:2048]
    return next((name for form, name in _OTHERS if re.match(form, start, re.DOTALL)), "")


def is_whole(data: bytes) -> bool:
    """Tell whether a picture, or the first one of several, reaches to its end."""
    match kind_of(data):
        case "png":
            return any(kind == b"IEND" for kind, _, _ in _chunks(data))
        case "jpeg":
            return any(kind == _END for kind, _, _ in _segments(data))
        case "gif":
            return _has_first_frame(data)
        case "webp":
            return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    return False


def is_progressive(data: bytes) -> bool:
    """Tell whether a JPEG comes in several passes, so that all of it is held to be decoded."""
    return any(kind == 0xC2 for kind, _, _ in _segments(data))


def is_bare(data: bytes) -> bool:
    """Tell whether a whole PNG or JPEG holds its pixels only: no place, date, name, thumbnail.

    Nor has it a colour profile, frames that follow, four inks or anything behind its end.
    """
    match kind_of(data):
        case "png":
            chunks = _chunks(data)
            plain = all(kind in _PLAIN_CHUNKS for kind, _, _ in chunks) and data[24] <= 8
            return plain and chunks[-1][2] == len(data)
        case "jpeg":
            segments = _segments(data)
            plain = all(_is_plain(data, kind, start) for kind, start, _ in segments)
            return plain and segments[-1][2] == len(data)
    return False


def _is_plain(data: bytes, kind: int, start: int) -> bool:
    """Tell whether a segment is of a JPEG's pixels, in one or three colours."""
    if kind == 0xE0:
        return data[start : start + len(_JFIF)] == _JFIF
    if kind in _FRAMES:
        return data[start + 9] in (1, 3)
    return kind in _PLAIN_SEGMENTS


def _chunks(data: bytes) -> list[tuple[bytes, int, int]]:
    """Return the chunks of a PNG up to its end, with where they begin and end."""
    found, at = [], 8
    while at + 12 <= len(data):
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            break
        found.append((kind, at, end))
        if kind == b"IEND":
            break
        at = end
    return found


def _segments(data: bytes) -> list[tuple[int, int, int]]:
    """Return the segments of a JPEG up to its end, with where they begin and end."""
    found, at = [], 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        end = at + 2
        if kind != _END and kind not in _ALONE:
            end += int.from_bytes(data[at + 2 : at + 4])
            if end < at + 4 or end > len(data):
                break
        if kind == _SCAN:  # what follows are the pixels, until the next marker
            following = _BEHIND_LETTERS.search(data, end)
            end = following.start() if following else len(data)
        found.append((kind, at, end))
        if kind == _END:
            break
        at = end
    return found


def _has_first_frame(data: bytes) -> bool:
    """Walk over the blocks of a GIF (GIF89a, 15 to 26) to the end of the first picture."""
    if len(data) < 14:
        return False
    at = 13 + _table(data[10])
    while at < len(data) and data[at] in b"!,":
        if data[at] == 0x21:
            at = _behind_blocks(data, at + 2)
        elif at + 10 < len(data):
            return _behind_blocks(data, at + 11 + _table(data[at + 9])) <= len(data)
        else:
            break
    return False


def _table(flags: int) -> int:
    """Return the length of a table of colours by the flags that announce it."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _behind_blocks(data: bytes, at: int) -> int:
    """Return where blocks of data end; further than the file where it ends before."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1

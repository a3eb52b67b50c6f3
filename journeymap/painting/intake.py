"""Pictures as they come from outside, made into what a document keeps: upright, small, nameless.

What comes in is decided by its content, never by an ending. The same bytes always give the
same bytes, so that a picture put in twice is kept once.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter

from journeymap.drawing.pictures import size_of
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Asset
from journeymap.model.snapshot import Snapshot
from journeymap.painting.signatures import is_bare, is_progressive, is_whole, kind_of, named
from journeymap.view import PictureKeeper

LARGEST_FILE = 128 << 20
"""How many bytes are looked at: the largest phones make files of about half that."""

LARGEST = 64_000_000
"""How many pixels are decoded: as many as fit into the 256 MB that Qt gives one picture."""

LARGEST_CAMERA = 256_000_000
"""How many a JPEG may have that is scaled down while it is decoded: phones make 200 million."""

LONGEST_SIDE = 1600
"""How many pixels a picture keeps along: 6 cm of storyboard at 600 dpi, a wall at 25 % of its width."""

LARGEST_KEPT = 470_000
"""How many bytes a picture keeps: fifty make a file of less than 25 MB."""

_SMALLER = ((1.0, 85), (1.0, 75), (0.8, 75), (0.64, 75), (0.5, 75), (0.35, 75), (0.2, 75))
"""What is tried until the picture is small enough: the share of the side, the quality of JPEG."""

_SHARP, _SHARP_ANYHOW = 2.0, 32_000
"""How much larger a drawing may be as PNG, which leaves its edges and letters sharp, and how many
bytes it may take without asking."""

_DEPTH = 24  # where a PNG says how many bits a colour has
_DOTS = 3780  # a metre, 96 an inch: left to Qt, it would be the screen's
_JPEG, _PNG = "image/jpeg", "image/png"
_SEEN_THROUGH, _SOLID = QImage.Format.Format_ARGB32, QImage.Format.Format_RGB32
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class TakenPicture(NamedTuple):
    """A picture as a document keeps it: a PNG or JPEG without anything but its pixels."""

    data: bytes
    media: str


def taken_in(data: bytes) -> TakenPicture:
    """Return what a document keeps of a PNG, JPEG, WebP or GIF: its first frame, right way up.

    It is scaled down and packed anew, and so loses place and date of a photo; one that is
    small and bare already stays byte for byte. Raises ``JourneyError`` for anything that is
    no such picture, too large, or cut off.
    """
    kind = kind_of(data)
    _check(data, kind)
    image = _decoded(data, kind)
    small = max(image.width(), image.height()) <= LONGEST_SIDE and len(data) <= LARGEST_KEPT
    if small and size_of(data) and is_bare(data):
        return TakenPicture(data, f"image/{kind}")
    return _packed(_plain(image), photo=kind == "jpeg")


def put_picture(keeper: PictureKeeper, snapshot: Snapshot, data: bytes, name: str) -> Asset:
    """Keep a picture that came from outside and return its record, to be added by a change.

    One of the same content that a document has already is returned as it is. Raises
    ``JourneyError``, which begins with the name, for what is no picture or cannot be kept.
    """
    try:
        taken = taken_in(data)
    except JourneyError as error:
        raise JourneyError(f"{name}: {error}" if name else str(error)) from error
    fresh = keeper.put_asset(taken.data, name, taken.media)
    known = snapshot.of(Asset, "digest", fresh.digest)
    return known[0] if known else fresh


def _check(data: bytes, kind: str) -> None:
    """Raise ``JourneyError`` for what is no picture, or not all of one."""
    if not kind:
        raise JourneyError(_refusal(data))
    if len(data) > LARGEST_FILE:
        raise JourneyError(
            tr(
                "The picture takes {size} MB, and at most {limit} MB can be taken in. Save it"
                " smaller first, as JPEG.",
                size=len(data) >> 20,
                limit=LARGEST_FILE >> 20,
            )
        )
    if not is_whole(data):
        raise JourneyError(
            tr("The picture is cut off: the end of it is missing. Copy or download it again.")
        )


def _refusal(data: bytes) -> str:
    other = named(data)
    if not data:
        return tr("The picture is empty. Copy or download it again.")
    if other in ("SVG", "SVGZ"):
        return tr("This is an SVG drawing. Save it as PNG first, as only pictures are taken in.")
    if other:
        return tr("This is {kind}. Save it as PNG or JPEG first.", kind=other)
    return tr("This is no picture. PNG, JPEG, WebP and GIF can be taken in.")


def _decoded(data: bytes, kind: str) -> QImage:
    """Return a picture the right way up, asked by its size before there is any room for it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    size = reader.size()
    most = LARGEST
    if kind == "jpeg" and not is_progressive(data):
        most = LARGEST_CAMERA
    elif kind == "png" and data[_DEPTH] > 8:
        most = LARGEST // 2
    if size.width() * size.height() > most:
        raise JourneyError(
            tr(
                "The picture has {width} × {height} pixels, more than can be decoded here. Save it"
                " smaller first: {side} along are enough.",
                width=size.width(),
                height=size.height(),
                side=LONGEST_SIDE,
            )
        )
    if kind == "jpeg" and max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(LONGEST_SIDE, LONGEST_SIDE, _KEEP).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise JourneyError(
            tr("The picture is damaged and cannot be shown. Save it anew as PNG or JPEG first.")
        )
    return image


def _plain(image: QImage) -> QImage:
    """Return the pixels alone, in the colours of a screen and no larger than is kept."""
    seen_through = image.hasAlphaChannel()
    if image.colorSpace().isValid():
        screen = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        if image.colorSpace() != screen:
            image = image.convertedToColorSpace(screen, _SEEN_THROUGH if seen_through else _SOLID)
    image = _scaled(image.convertToFormat(_SEEN_THROUGH if seen_through else _SOLID), 1.0)
    if seen_through and _is_opaque(image):
        image = image.convertToFormat(_SOLID)
    bare = QImage(
        bytes(image.constBits()),
        image.width(),
        image.height(),
        image.bytesPerLine(),
        image.format(),
    ).copy()
    bare.setDotsPerMeterX(_DOTS)
    bare.setDotsPerMeterY(_DOTS)
    return bare


def _is_opaque(image: QImage) -> bool:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows, wide = bytes(alpha.constBits()), alpha.bytesPerLine()
    solid = b"\xff" * alpha.width()
    return all(
        rows[row * wide : row * wide + alpha.width()] == solid for row in range(alpha.height())
    )


def _scaled(image: QImage, share: float) -> QImage:
    most = round(LONGEST_SIDE * share)
    if max(image.width(), image.height()) <= most:
        return image
    size = image.size().scaled(most, most, _KEEP).expandedTo(QSize(1, 1))
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, _SMOOTH)


def _packed(image: QImage, *, photo: bool) -> TakenPicture:
    """Return the first way to pack a picture that is small enough, else the smallest."""
    for share, quality in _SMALLER:
        taken = _written(_scaled(image, share), quality, photo)
        if len(taken.data) <= LARGEST_KEPT:
            break
    return taken


def _written(image: QImage, quality: int, photo: bool) -> TakenPicture:
    if image.hasAlphaChannel():
        return TakenPicture(_bytes(image, b"png"), _PNG)
    grey = QImage.Format.Format_Grayscale8
    image = image.convertToFormat(grey) if image.isGrayscale() else image
    jpeg = _bytes(image, b"jpeg", quality)
    if not photo:
        png = _bytes(image, b"png")
        if len(png) <= min(max(len(jpeg) * _SHARP, _SHARP_ANYHOW), LARGEST_KEPT):
            return TakenPicture(png, _PNG)
    return TakenPicture(jpeg, _JPEG)


def _bytes(image: QImage, form: bytes, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form))
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    if not writer.write(image):
        raise JourneyError(tr("The picture cannot be packed. Save it anew as PNG or JPEG first."))
    return bytes(buffer.data().data())

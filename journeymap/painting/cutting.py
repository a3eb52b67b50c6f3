"""Pictures cut and rounded beforehand, for formats that can only show them whole."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from journeymap.drawing.pictures import size_of
from journeymap.drawing.shapes import WHOLE, Picture, Rect
from journeymap.painting.paint import PAINTERS

_FINE = 3.0
"""How many pixels a page unit has at most: sharp when it is shown three times as large."""

_CORNER = 12.0
"""Up to this radius, in page units, a photo stays a JPEG: round corners would make it five times as
large for what nobody misses."""

_QUALITY = 85


def cut_out(picture: Picture) -> Picture:
    """Return a picture of which all is to be seen; as it is where nothing is cut off.

    What is seen through stays so, and a circle is seen through around. Small round corners of
    photos are left out.
    """
    size = size_of(picture.data)
    round_ = picture.radius > _CORNER or (bool(picture.radius) and picture.media != "image/jpeg")
    if size is None or (picture.part == WHOLE and not round_):
        return picture._replace(radius=0.0)
    place, part = picture.rect, picture.part
    scale = min(_FINE, size[0] * part.w / place.w, size[1] * part.h / place.h)
    wide, high = max(1, round(place.w * scale)), max(1, round(place.h * scale))
    clear = round_ or picture.media != "image/jpeg"
    form = QImage.Format
    image = QImage(wide, high, form.Format_ARGB32_Premultiplied if clear else form.Format_RGB32)
    image.fill(0 if clear else 0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(wide / place.w, high / place.h)
        at_origin = Rect(0.0, 0.0, place.w, place.h)
        radius = picture.radius if round_ else 0.0
        PAINTERS[Picture](painter, picture._replace(rect=at_origin, radius=radius))
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "png" if clear else "jpeg", -1 if clear else _QUALITY)  # type: ignore[call-overload]
    data = bytes(buffer.data().data())
    return Picture(place, "image/png" if clear else "image/jpeg", data, alt=picture.alt)

"""The pictures of a journey on a sheet of their own, with their names and what is on them."""

from __future__ import annotations

import io
import struct
from typing import Any

from journeymap.drawing.pictures import media_of, size_of
from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.view import View, bytes_of
from journeymap.view.pictured import pictures_of

_WIDE, _HIGH = 240.0, 180.0
_EDGE = 8.0
_DOTS = 96.0
_POINTS = 0.75
"""Points a pixel at 96 dots an inch."""
_COLUMNS = (36, 28, 48)


def pictures_sheet(book: Any, tab: str, view: View, looks: Any) -> None:
    """Add the sheet where there are pictures that can be shown; each is in the file once."""
    pairs = [(asset, bytes_of(view.assets, asset)) for asset in pictures_of(view)]
    shown = [
        (asset, data, dots)
        for asset, data in pairs
        if data and media_of(data) and (dots := _dots(data))
    ]
    if not shown:
        return
    sheet = book.add_worksheet(tab)
    sheet.fit_to_pages(1, 0)  # what is on a picture is printed beside it
    for column, wide in enumerate(_COLUMNS):
        sheet.set_column(column, column, wide, looks.ground)
    for column, head in enumerate((tr("Picture"), tr("Name"), tr("What is on it"))):
        sheet.write_string(0, column, head, looks.head)
    for row, (asset, data, dots) in enumerate(shown, 1):
        wide, high = size_of(data) or (1, 1)
        scale = min(_WIDE / wide, _HIGH / high)
        sheet.set_row(row, (high * scale + 2 * _EDGE) * _POINTS)
        sheet.write_blank(row, 0, None, looks.text)
        sheet.write_string(row, 1, clean(asset.name), looks.text)
        sheet.write_string(row, 2, clean(asset.alt), looks.text)
        placed = {
            "image_data": io.BytesIO(data),
            "x_scale": scale * dots[0] / _DOTS,
            "y_scale": scale * dots[1] / _DOTS,
            "x_offset": _EDGE,
            "y_offset": _EDGE,
            "object_position": 1,
            "description": asset.alt or asset.name,
        }
        sheet.insert_image(row, 0, asset.name or "picture", placed)


def _dots(data: bytes) -> tuple[float, float] | None:
    """Return the dots an inch that a picture claims, by which Excel would scale it.

    ``None`` for one that cannot be put into a workbook, as one of which only the head is left.
    """
    from xlsxwriter.exceptions import XlsxWriterException
    from xlsxwriter.image import Image

    try:
        image = Image(io.BytesIO(data))
    except (XlsxWriterException, struct.error, ValueError):
        return None
    return image._x_dpi, image._y_dpi

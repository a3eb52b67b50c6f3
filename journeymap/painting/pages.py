"""Sheets of paper onto a paged device: shared by PDF and printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPagedPaintDevice, QPainter

from journeymap.drawing.sheet import UNITS_PER_INCH, Sheet
from journeymap.painting.paint import colour, paint


def paint_sheets(
    painter: QPainter,
    device: QPagedPaintDevice,
    sheets: Sequence[Sheet],
    tell: Callable[[float], None] = lambda share: None,
) -> None:
    """Paint each sheet on a page of its own; the painter is active on the device.

    The device's page is as large as the sheets are. ``tell`` is told the share done after
    each page; what it raises ends the painting.
    """
    scale = device.logicalDpiX() / UNITS_PER_INCH
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        paint_sheet(painter, sheet)
        painter.restore()
        tell(number / len(sheets))


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Paint a sheet with its upper left corner at the origin."""
    if sheet.background:
        painter.fillRect(QRectF(0, 0, sheet.width, sheet.height), colour(sheet.background))
    for part in sheet.parts:
        room, place = QRectF(*part.room), part.place
        painter.save()
        painter.setClipRect(room)
        if part.background:
            painter.fillRect(room, colour(part.background))
        painter.translate(room.x(), room.y())
        painter.scale(room.width() / place.w, room.height() / place.h)
        painter.translate(-place.x, -place.y)
        paint(painter, part.scene, place.grown(12.0))
        painter.restore()

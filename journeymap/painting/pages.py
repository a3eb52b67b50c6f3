"""Sheets of paper onto a paged device: shared by PDF and printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter

from journeymap.drawing.paper import PaperSheet
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.painting.paint import colour, paint

Draw = Callable[[QPainter, Scene, Rect], None]
"""How the part of a scene that meets a place is drawn."""

_WITHIN = Qt.ClipOperation.IntersectClip


def paint_sheets(
    painter: QPainter,
    device: QPagedPaintDevice,
    sheets: Sequence[PaperSheet],
    scale: float,
    tell: Callable[[float], None] = lambda share: None,
) -> None:
    """Paint each sheet on a page of its own; the painter is active on the device.

    ``scale`` is dots a page unit; the device's page is as large as the sheets are. ``tell`` is
    told the share done after each page; what it raises ends the painting.
    """
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            device.newPage()
        if sheet.background:
            page = QRect(0, 0, device.width(), device.height())
            painter.fillRect(page, colour(sheet.background))
        painter.save()
        painter.scale(scale, scale)
        paint_sheet(painter, sheet)
        painter.restore()
        tell(number / len(sheets))


def paint_sheet(painter: QPainter, sheet: PaperSheet, draw: Draw = paint) -> None:
    """Paint what is on a sheet, in page units from its upper left corner."""
    for part in sheet.parts:
        room, place = QRectF(*part.room), part.place
        painter.save()
        painter.setClipRect(room, _WITHIN)
        if part.background:
            painter.fillRect(room, colour(part.background))
        painter.translate(room.x(), room.y())
        painter.scale(room.width() / place.w, room.height() / place.h)
        painter.translate(-place.x, -place.y)
        draw(painter, part.scene, place.grown(12.0))
        painter.restore()

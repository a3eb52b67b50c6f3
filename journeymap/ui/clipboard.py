"""The clipboard: our own records, rows for spreadsheets, and a picture for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from journeymap.drawing.shapes import Rect
from journeymap.editing import clipboard, newcomers
from journeymap.editing.table import rows
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.painting.paint import colour, paint

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas

MEDIA = "application/x-journeymap+json"
_PICTURE = 2.0


def copy(canvas: Canvas) -> None:
    """Put the selection on the clipboard in every form that others may want."""
    desk = canvas.desk
    if not desk.selection:
        return
    data = QMimeData()
    ours = clipboard.copy(desk.document.snapshot, desk.selection)
    data.setData(MEDIA, ours.encode())
    data.setText(rows(desk.document.snapshot, desk.selection))
    picture = _picture(canvas)
    if picture is not None:
        data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)


def paste(canvas: Canvas) -> None:
    """Put what is on the clipboard at the selection: our records, rows, or lines of text."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return
    if data.hasFormat(MEDIA):
        paste_text(canvas, bytes(data.data(MEDIA).data()).decode("utf-8", "replace"))
    elif data.hasText():
        paste_text(canvas, data.text())


def paste_text(canvas: Canvas, text: str) -> None:
    """Turn a text into records at the selection, one step to undo."""
    desk = canvas.desk
    try:
        change = clipboard.paste(desk.view, text)
    except JourneyError as error:
        desk.failed.emit(str(error))
        return
    if change and desk.commit(change):
        desk.select(newcomers(change))
        canvas.reveal(desk.selection)
    else:
        desk.said.emit(tr("There is nothing on the clipboard that fits here."))


def _picture(canvas: Canvas) -> QImage | None:
    """Paint the selected figures as they stand on the page."""
    figures = [f for id in canvas.desk.selection if (f := canvas.lay_out().figure(id))]
    if not figures:
        return None
    place: Rect = figures[0].rect
    for figure in figures[1:]:
        place = place.joined(figure.rect)
    place = place.grown(12)
    scale = min(_PICTURE, 6000 / max(place.w, place.h))
    image = QImage(
        round(place.w * scale), round(place.h * scale), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(colour(canvas.theme.page))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-place.x, -place.y)
        paint(painter, canvas.scene, place)
    return image

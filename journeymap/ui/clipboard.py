"""The clipboard: our own records, rows for spreadsheets, and a picture for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.editing import clipboard, newcomers
from journeymap.editing.table import rows
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.painting.picture import painted
from journeymap.ui.foreign import foreign

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas

MEDIA = "application/x-journeymap+json"
DRAWING = "image/svg+xml"
_PICTURE = 2.0
_LARGEST = 6000


def copy(canvas: Canvas) -> None:
    """Put the selection on the clipboard in every form that others may want."""
    desk = canvas.desk
    if not desk.selection:
        return
    data = QMimeData()
    ours = clipboard.copy(desk.document.snapshot, desk.selection)
    data.setData(MEDIA, ours.encode())
    data.setText(rows(desk.document.snapshot, desk.selection))
    if any(canvas.lay_out().figure(id) for id in desk.selection):
        _show(data, canvas)
    QGuiApplication.clipboard().setMimeData(data)


def copy_picture(canvas: Canvas) -> None:
    """Put the selection, or the whole map, on the clipboard as a picture and as a drawing.

    Nothing else goes there, so a program that would rather have text takes the picture.
    """
    data = QMimeData()
    _show(data, canvas)
    QGuiApplication.clipboard().setMimeData(data)
    canvas.desk.said.emit(tr("The picture is on the clipboard."))


def paste(canvas: Canvas) -> None:
    """Put what is on the clipboard at the selection: our records, rows, or lines of text."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return
    if data.hasFormat(MEDIA):
        paste_text(canvas, bytes(data.data(MEDIA).data()).decode("utf-8", "replace"))
    elif data.hasText():
        paste_text(canvas, data.text())
    else:
        canvas.desk.said.emit(tr("There is nothing on the clipboard that fits here."))


def paste_text(canvas: Canvas, text: str) -> None:
    """Turn a text into records at the selection, one step to undo.

    What another program, such as draw.io, would keep in a file is brought in as such a file is.
    """
    desk = canvas.desk
    plain, ending = foreign(text)
    if ending:
        canvas.came.emit(plain, ending)
        return
    try:
        change = clipboard.paste(desk.view, text)
    except JourneyError as error:
        desk.failed.emit(str(error))
        return
    told = (*clipboard.lost(desk.view, text), *clipboard.assumed(desk.view, text))
    if change and desk.commit(change):
        desk.select(newcomers(change))
        canvas.reveal(desk.selection)
        if told:
            desk.said.emit(" ".join(told))
    else:
        desk.said.emit(tr("There is nothing on the clipboard that fits here."))


def _show(data: QMimeData, canvas: Canvas) -> None:
    """Add what is selected, or the whole map, as PNG and as SVG."""
    from journeymap.formats import Options
    from journeymap.formats.plate import dressed
    from journeymap.formats.svg.shapes import svg_of

    desk = canvas.desk
    shown = dressed(canvas.lay_out(), canvas.theme, Options(selection=tuple(desk.selection)))
    place = shown.place
    scale = min(_PICTURE, _LARGEST / max(place.w, place.h))
    size = max(1, round(place.w * scale)), max(1, round(place.h * scale))
    data.setImageData(painted(shown.scene, place, size, shown.background, 0, size[1]))
    journey = desk.snapshot.all(Journey)[desk.journey]
    data.setData(DRAWING, svg_of(shown, title=journey.title).encode())

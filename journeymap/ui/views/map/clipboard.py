"""The clipboard: our own records, rows for spreadsheets, and a picture for everybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.editing import newcomers
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.painting.picture import painted
from journeymap.tabular import clipboard
from journeymap.tabular.clipped import rows
from journeymap.ui.documents.foreign import foreign

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

MEDIA = "application/x-journeymap+json"
DRAWING = "image/svg+xml"
_PICTURE = 2.0
_LARGEST = 6000


def copy(canvas: Canvas) -> None:
    """Put the selection on the clipboard in every form that others may want."""
    workspace = canvas.workspace
    if not workspace.selection:
        return
    data = QMimeData()
    ours = clipboard.copy(workspace.document.snapshot, workspace.selection)
    data.setData(MEDIA, ours.encode())
    data.setText(rows(workspace.document.snapshot, workspace.selection))
    if any(canvas.lay_out().figure(id) for id in workspace.selection):
        _show(data, canvas)
    QGuiApplication.clipboard().setMimeData(data)


def copy_picture(canvas: Canvas) -> None:
    """Put the selection, or the whole map, on the clipboard as a picture and as a drawing.

    Nothing else goes there, so a program that would rather have text takes the picture.
    """
    data = QMimeData()
    _show(data, canvas)
    QGuiApplication.clipboard().setMimeData(data)
    canvas.workspace.said.emit(tr("The picture is on the clipboard."))


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
        canvas.workspace.said.emit(tr("There is nothing on the clipboard that fits here."))


def paste_text(canvas: Canvas, text: str) -> None:
    """Turn a text into records at the selection, one step to undo.

    What another program, such as draw.io, would keep in a file is brought in as such a file is.
    """
    workspace = canvas.workspace
    plain, ending = foreign(text)
    if ending:
        canvas.came.emit(plain, ending)
        return
    try:
        change = clipboard.paste(workspace.edit_view, text)
    except JourneyError as error:
        workspace.failed.emit(str(error))
        return
    told = (
        *clipboard.lost(workspace.edit_view, text),
        *clipboard.assumed(workspace.edit_view, text),
    )
    if change and workspace.commit(change):
        workspace.select(newcomers(change))
        canvas.reveal(workspace.selection)
        if told:
            workspace.said.emit(" ".join(told))
    else:
        workspace.said.emit(tr("There is nothing on the clipboard that fits here."))


def _show(data: QMimeData, canvas: Canvas) -> None:
    """Add what is selected, or the whole map, as PNG and as SVG."""
    from journeymap.formats.svg.shapes import svg_of
    from journeymap.rendering.options import Options
    from journeymap.rendering.region import with_export_options

    workspace = canvas.workspace
    shown = with_export_options(
        canvas.lay_out(), canvas.theme, Options(selection=tuple(workspace.selection))
    )
    place = shown.place
    scale = min(_PICTURE, _LARGEST / max(place.w, place.h))
    size = max(1, round(place.w * scale)), max(1, round(place.h * scale))
    data.setImageData(painted(shown.scene, place, size, shown.background, 0, size[1]))
    journey = workspace.snapshot.all(Journey)[workspace.journey]
    data.setData(DRAWING, svg_of(shown, title=journey.title).encode())

"""The clipboard: our own records, rows for spreadsheets, and a picture for everybody else."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import Theme
from journeymap.editing import newcomers
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.records import Journey
from journeymap.painting.picture import painted
from journeymap.tabular import clipboard
from journeymap.tabular.clipped import rows
from journeymap.tabular.surveys.pasted import holds_answers
from journeymap.tabular.typed.blocks import as_tsv, table_in_html
from journeymap.ui.documents.foreign import foreign
from journeymap.view import bytes_of
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.ui.documents.pictures import OfferedPicture

MEDIA = "application/x-journeymap+json"
PICTURES = "application/x-journeymap-pictures+json"
DRAWING = "image/svg+xml"
_ADDRESS = re.compile(r"(?:https?|file|data|blob):\S+")
_PICTURE = 2.0
_LARGEST = 6000


class ClipboardSurface(Protocol):
    """The map that is copied from and pasted on."""

    workspace: Workspace

    @property
    def theme(self) -> Theme:
        """The colours to draw a picture in."""
        ...

    def lay_out(self) -> Scene:
        """Return the scene of what is looked at."""
        ...

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Bring some records into view."""
        ...

    def take_in(self, text: str, ending: str) -> None:
        """Bring in what another program would keep in a file of that ending."""
        ...

    def take_files(self, paths: list[str]) -> None:
        """Bring files in, as if they had been dropped where the selection is."""
        ...

    def take_picture(self, picture: OfferedPicture) -> None:
        """Put a picture where the selection is."""
        ...


def copy(surface: ClipboardSurface) -> None:
    """Put the selection on the clipboard in every form that others may want."""
    workspace = surface.workspace
    if not workspace.selection:
        return
    data = QMimeData()
    ours = clipboard.copy(workspace.snapshot, workspace.selection)
    data.setData(MEDIA, ours.encode())
    _pack(data, workspace)
    data.setText(rows(workspace.snapshot, workspace.selection))
    if any(surface.lay_out().figure(id) for id in workspace.selection):
        _show(data, surface)
    QGuiApplication.clipboard().setMimeData(data)


def copy_picture(surface: ClipboardSurface) -> None:
    """Put the selection, or the whole map, on the clipboard as a picture and as a drawing.

    Nothing else goes there, so a program that would rather have text takes the picture.
    """
    data = QMimeData()
    _show(data, surface)
    QGuiApplication.clipboard().setMimeData(data)
    surface.workspace.said.emit(tr("The picture is on the clipboard."))


def paste(surface: ClipboardSurface) -> None:
    """Put what is on the clipboard at the selection: our records, files, a picture, or a text.

    Of a picture that comes with words, as cells of a table do, the words are meant.
    """
    from journeymap.ui.documents.pictures import local_files, of_data

    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return
    if data.hasFormat(MEDIA):
        _unpack(data, surface.workspace)
        paste_text(surface, bytes(data.data(MEDIA).data()).decode("utf-8", "replace"))
    elif files := local_files(data):
        surface.take_files(files)
    elif cells := _table(data):
        text, more = cells
        around = tr("Only the table was taken, not the text around it.")
        paste_text(surface, text, *((around,) if more else ()))
    elif not _has_words(data) and (picture := of_data(data)):
        surface.take_picture(picture)
    elif data.hasText():
        paste_text(surface, data.text())
    else:
        surface.workspace.said.emit(tr("There is nothing on the clipboard that fits here."))


def _table(data: QMimeData) -> tuple[str, bool] | None:
    """Return the rows of a table on the clipboard, and whether there are words around it.

    HTML goes before plain text, since it alone tells cells apart that hold several lines; a text
    that is Markdown, or no table, is read as the text it is.
    """
    html = data.html() if data.hasHtml() else ""
    if "<table" not in html.lower() or foreign(data.text())[1]:
        return None
    block, more = table_in_html(html)
    wide = max(map(len, block), default=0)
    return (as_tsv(block), more) if wide > 1 and len(block) > 1 else None


def _pack(data: QMimeData, workspace: Workspace) -> None:
    """Add the bytes of the pictures that are copied, for the document they are pasted into."""
    found = clipboard.pictures(workspace.snapshot, workspace.selection)
    packed = {
        asset.digest: b64encode(content).decode()
        for asset in found
        if (content := bytes_of(workspace.assets, asset))
    }
    if packed:
        data.setData(PICTURES, json.dumps(packed).encode())


def _unpack(data: QMimeData, workspace: Workspace) -> None:
    """Keep the pictures that came along; what was damaged on the way is left."""
    if not data.hasFormat(PICTURES):
        return
    with suppress(ValueError, AttributeError, TypeError, JourneyError):
        packed = json.loads(bytes(data.data(PICTURES).data()))
        for content in packed.values():
            workspace.take_picture(b64decode(content), "")


def _has_words(data: QMimeData) -> bool:
    """Tell whether there is a text that is more than the address of a picture."""
    words = data.text().strip() if data.hasFormat("text/plain") else ""
    return bool(words) and not _ADDRESS.fullmatch(words)


def paste_text(surface: ClipboardSurface, text: str, *besides: str) -> None:
    """Turn a text into records at the selection, one step to undo; ``besides`` is said, too.

    What another program, such as draw.io, would keep in a file is brought in as such a file is,
    and so are the answers of a survey, of which no touchpoints are made.
    """
    workspace = surface.workspace
    plain, ending = foreign(text)
    ending = ending or (".tsv" if holds_answers(plain) else "")
    if ending:
        surface.take_in(plain, ending)
        return
    try:
        change = clipboard.paste(workspace.edit_view, text)
    except JourneyError as error:
        workspace.failed.emit(str(error))
        return
    told = (
        *besides,
        *clipboard.lost(workspace.edit_view, text),
        *clipboard.assumed(workspace.edit_view, text),
    )
    if change and workspace.commit(change):
        workspace.select(newcomers(change))
        surface.reveal(workspace.selection)
        if told:
            workspace.said.emit(" ".join(told))
    else:
        workspace.said.emit(tr("There is nothing on the clipboard that fits here."))


def _show(data: QMimeData, surface: ClipboardSurface) -> None:
    """Add what is selected, or the whole map, as PNG and as SVG."""
    from journeymap.formats.svg.shapes import svg_of
    from journeymap.rendering.options import Options
    from journeymap.rendering.region import with_export_options

    workspace = surface.workspace
    shown = with_export_options(
        surface.lay_out(), surface.theme, Options(selection=tuple(workspace.selection))
    )
    place = shown.place
    scale = min(_PICTURE, _LARGEST / max(place.w, place.h))
    size = max(1, round(place.w * scale)), max(1, round(place.h * scale))
    data.setImageData(painted(shown.scene, place, size, shown.background, 0, size[1]))
    journey = workspace.snapshot.all(Journey)[workspace.journey]
    data.setData(DRAWING, svg_of(shown, title=journey.title).encode())

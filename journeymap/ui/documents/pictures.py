"""Pictures brought in by paste, drop and dialog: read beside the hand, put where they are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from journeymap.editing.pictures import put_pictures
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.change import Change
from journeymap.model.records import Asset, Lane
from journeymap.painting.intake import LARGEST_FILE, taken_in
from journeymap.painting.signatures import kind_of
from journeymap.rendering.options import Stopped
from journeymap.storage.reading import beginning
from journeymap.ui.widgets.progress import wait_for
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.settings import Settings
from journeymap.workspace.work import Tell
from journeymap.workspace.workspace import Workspace

ENDINGS = ("png", "jpg", "jpeg", "webp", "gif")
"""The files that are offered to be chosen."""

_MEANT = frozenset({*ENDINGS, "jpe", "jfif", "svg", "bmp", "tif", "tiff", "heic", "heif", "avif"})
"""The endings of files that are meant as pictures, whether they can be taken or not."""

_PACKED = ("image/png", "image/jpeg", "image/webp", "image/gif")
_FIRST = 16
_MOST_NAMED = 6


class OfferedPicture(NamedTuple):
    """A picture that is to come in: what it is called, and how its bytes are had, in a thread."""

    name: str
    read: Callable[[], bytes]


def of_file(path: Path) -> OfferedPicture:
    """Return the picture a file holds; reading raises ``JourneyError`` where it cannot be read."""

    def read() -> bytes:
        try:
            return beginning(path, LARGEST_FILE + 1)
        except OSError as fault:
            why = fault.strerror or str(fault)
            raise JourneyError(tr("It cannot be read: {why}.", why=why)) from fault

    return OfferedPicture(path.name, read)


def is_picture(path: str | Path) -> bool:
    """Tell whether a file is meant as a picture: by its content, else by its ending.

    What draw.io keeps a diagram in is none, but for a PNG that is not called so.
    """
    path = Path(path)
    with suppress(OSError):
        if path.name.lower().endswith((".drawio.png", ".svg")) and _is_diagram(path):
            return False
        if kind_of(beginning(path, _FIRST)):
            return True
    return path.suffix.lower().lstrip(".") in _MEANT


def _is_diagram(path: Path) -> bool:
    from journeymap.formats.drawio.pictured import holds_diagram

    return holds_diagram(beginning(path, LARGEST_FILE))


def local_files(data: QMimeData) -> list[str]:
    """Return the paths of the files of this machine that are pasted or dropped."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def is_address(data: QMimeData) -> bool:
    """Tell whether somebody gives where a picture is in the web, and not the picture."""
    found = [url for url in data.urls() if not url.isLocalFile()]
    return bool(found) and Path(found[0].path()).suffix.lower().lstrip(".") in _MEANT


def of_data(data: QMimeData) -> OfferedPicture | None:
    """Return the picture that is pasted or dropped as such, as it was packed where it was."""
    name = tr("Picture")
    packed = next((kind for kind in _PACKED if data.hasFormat(kind)), None)
    if packed:
        content = bytes(data.data(packed).data())
        return OfferedPicture(name, lambda: content)
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    return None if image.isNull() else OfferedPicture(name, lambda: _png(image))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def asked_for(parent: QWidget, settings: Settings | None, *, several: bool) -> list[OfferedPicture]:
    """Ask for one or several files with pictures; none when the person thinks better of it."""
    kinds = tr("Pictures ({endings})", endings=" ".join(f"*.{ending}" for ending in ENDINGS))
    folder = str(settings.folder("picture")) if settings else ""
    if several:
        names, _ = QFileDialog.getOpenFileNames(parent, tr("Picture"), folder, kinds)
    else:
        name, _ = QFileDialog.getOpenFileName(parent, tr("Picture"), folder, kinds)
        names = [name] if name else []
    if names and settings:
        settings.set_folder("picture", Path(names[0]).parent)
    return [of_file(Path(name)) for name in names]


def bring_pictures(host: WindowHost, offered: Sequence[OfferedPicture]) -> bool:
    """Take pictures in, and put them where the selection or the current cell is, in one step.

    Those that cannot be taken are named, with why; the others come in.
    """
    workspace = host.workspace
    aim = workspace.edit_view
    assets, refused = take_pictures(host.widget, workspace, offered)
    if assets is None:
        return False
    change = put_pictures(aim.on(workspace.snapshot), assets)
    done = bool(change) and workspace.commit(change)
    if done and change:
        workspace.bring(change)
        host.reveal(workspace.selection)
        if made := _made(change):
            host.notify(tr("“{lane}” is new: a lane for the pictures.", lane=made.title))
    if refused:
        host.show_message(_told(refused, len(assets) if done else 0))
    return done


def take_pictures(
    parent: QWidget, workspace: Workspace, offered: Sequence[OfferedPicture]
) -> tuple[list[Asset] | None, list[tuple[str, str]]]:
    """Return the records of pictures that are kept from now on, and those refused with why.

    They are read and made small in a thread; ``None`` when a person stopped that.
    """
    words = plural("Taking {n} picture in…", "Taking {n} pictures in…", len(offered))
    try:
        taken, refused = wait_for(parent, words, lambda tell: _read(offered, tell))
    except Stopped:
        return None, []
    found: dict[str, Asset] = {}
    for name, data in taken:
        try:
            asset = workspace.take_picture(data, name)
        except JourneyError as error:
            refused.append((name, str(error)))
        else:
            found.setdefault(asset.digest, asset)
    return list(found.values()), refused


def _read(
    offered: Sequence[OfferedPicture], tell: Tell
) -> tuple[list[tuple[str, bytes]], list[tuple[str, str]]]:
    taken, refused = [], []
    for i, one in enumerate(offered):
        tell(i / len(offered))
        try:
            taken.append((one.name, taken_in(one.read()).data))
        except JourneyError as error:
            refused.append((one.name, str(error)))
    return taken, refused


def _made(change: Change) -> Lane | None:
    """Return the lane that was made for the pictures, if there was none."""
    new = (edit.after for edit in change if edit.before is None)
    return next((record for record in new if isinstance(record, Lane)), None)


def _told(refused: Sequence[tuple[str, str]], taken: int) -> str:
    """Return what is said of pictures that could not be taken, each named with why."""
    lines = [tr("{name}: {why}", name=name, why=why) for name, why in refused[:_MOST_NAMED]]
    if len(refused) > _MOST_NAMED:
        more = len(refused) - _MOST_NAMED
        lines.append(plural("And {n} more.", "And {n} more.", more))
    if taken:
        head = plural("{n} picture is in. What is not:", "{n} pictures are in. What is not:", taken)
        return "\n".join([head, *lines])
    return "\n".join(lines)

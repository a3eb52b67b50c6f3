"""The pictures of the start page, made one after the other beside the hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from journeymap.ui.start.file_rows import FileRow
from journeymap.ui.start.tiles import TemplateCard
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.work import Work

_WIDEST = 2000
"""A file may hold a picture this wide at most, in pixels; ours are far smaller."""


class TemplatePictures(QObject):
    """Draws the templates that have no picture in the colours of now, those on top first."""

    def __init__(
        self,
        cards: Callable[[], Sequence[TemplateCard]],
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._cards, self._appearance = cards, appearance
        self._failed: set[str] = set()
        self._work: Work | None = None

    def begin(self) -> None:
        """Draw what is missing, unless that goes on already."""
        if self._work is None:
            self._next()

    def _next(self) -> None:
        self._work = None
        missing = (c for c in self._cards() if not c.drawn and c.template.name not in self._failed)
        card = next(missing, None)
        if card is None:
            return
        template, theme, ratio = card.template, self._appearance.theme, card.devicePixelRatioF()

        def draw(_: object) -> QImage:
            from journeymap.ui.start.previews import preview

            return preview(template.name, ratio, theme)

        work = self._work = Work(draw, self)

        def show() -> None:
            if work.fault is None:
                for one in self._cards():
                    if one.template == template:
                        one.show_picture(work.result(), theme)
            else:
                self._failed.add(template.name)  # it says what is wrong when it is chosen
            work.deleteLater()
            self._next()

        work.ended.connect(show)
        work.start()


class FilePictures(QObject):
    """Looks which recent files are there, and what picture each of them holds.

    A folder on a network that is gone may answer after seconds, so nobody waits for it.
    """

    def __init__(self, rows: Sequence[FileRow], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = {row.path: row for row in rows}
        for row in rows:
            row.destroyed.connect(lambda _=None, path=row.path: self._rows.pop(path, None))
        self._left = [row.path for row in rows]
        paths = list(self._left)
        self._do(lambda _: {path for path in paths if not _exists(path)}, self._grey)

    def _grey(self, gone: set[Path]) -> None:
        for path, row in self._rows.items():
            row.set_missing(path in gone)
        self._left = [path for path in self._left if path not in gone]
        self._next(QImage())

    def _next(self, _: object) -> None:
        if not self._left:
            return
        path = self._left.pop(0)

        def show(picture: QImage) -> None:
            if path in self._rows:
                self._rows[path].set_picture(picture)
            self._next(None)

        self._do(lambda _: _picture(path), show)

    def _do(self, act: Callable[[object], object], then: Callable[[Any], None]) -> None:
        work = Work(act, self, left=True)

        def end() -> None:
            if work.fault is None:
                then(work.result())
            work.deleteLater()

        work.ended.connect(end)
        work.start()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _picture(path: Path) -> QImage:
    """Return the picture a file holds, small; an empty one where it holds none."""
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImageReader

    from journeymap.storage.file_thumbnail import thumbnail_in

    data = thumbnail_in(path)
    if data is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"png"))
    if max(reader.size().width(), reader.size().height()) > _WIDEST:
        return QImage()
    return reader.read().scaledToWidth(240, Qt.TransformationMode.SmoothTransformation)

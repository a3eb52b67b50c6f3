"""What is dragged onto the map: files, texts, and stickies that are sorted where they fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDropEvent

from journeymap.editing import newcomers
from journeymap.model.change import Change
from journeymap.model.records import Note
from journeymap.tools.state import Pointer

if TYPE_CHECKING:
    from journeymap.layout.map.scene import MapScene
    from journeymap.ui.views.map.canvas import Canvas

STICKY = "application/x-journeymap-sticky"
"""What is dragged out of the inbox: ids of stickies, a line each."""


class Dropping:
    """What hangs over the canvas during a drag; a sticky shows what it would become."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._page: MapScene | None = None

    def enter(self, data: QMimeData) -> bool:
        """Something comes in; return whether it can be used."""
        # As with cards: what the preview moves must not move away from under the pointer.
        self._page = self._canvas.page
        return data.hasUrls() or data.hasText() or data.hasFormat(STICKY)

    def move(self, event: QDropEvent) -> None:
        """It is over another place."""
        event.acceptProposedAction()
        if event.mimeData().hasFormat(STICKY):
            change = self._sorted(event.mimeData(), event.position())
            self._canvas.workspace.preview(change)
            if change is None:
                event.ignore()

    def leave(self) -> None:
        """It is gone again."""
        self._canvas.workspace.preview(None)
        self._page = None

    def drop(self, event: QDropEvent) -> None:
        """It is let go here."""
        event.acceptProposedAction()
        data, canvas = event.mimeData(), self._canvas
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if data.hasFormat(STICKY):
            change = self._sorted(data, event.position())
            self.leave()
            if change and canvas.workspace.commit(change):
                canvas.workspace.select(newcomers(change) or _edited(change))
                canvas.setFocus()
        elif files:
            canvas.dropped.emit(files)
        elif data.hasText():
            canvas.paste_text(data.text())

    def _sorted(self, data: QMimeData, at: QPointF) -> Change | None:
        """Return the change that sorts all stickies that are dragged, one after the other."""
        from journeymap.tools.sort import sorted_at

        canvas, done = self._canvas, Change("Sort sticky", ())
        pointer = Pointer(*canvas.camera.to_page(at.x(), at.y()))
        now = canvas.workspace.document.snapshot
        for id in bytes(data.data(STICKY).data()).decode("utf-8", "replace").split():
            change = sorted_at(now, self._page or canvas.page, id, pointer)
            if change:
                now, done = now.apply(change), done + change
        return Change("Sort sticky", done.edits) if done else None


def _edited(change: Change) -> tuple[str, ...]:
    """Return the notes a change gave a place."""
    return tuple(edit.after.id for edit in change if isinstance(edit.after, Note))

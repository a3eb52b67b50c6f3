"""What is dragged onto the map from outside: files, texts, and stickies out of the inbox."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal
from PySide6.QtGui import QDropEvent

from journeymap.tools.controller import ToolController
from journeymap.tools.drop import Dropping
from journeymap.tools.state import Pointer
from journeymap.ui.views.map.scene_view import SceneView

STICKY = "application/x-journeymap-sticky"
"""What is dragged out of the inbox: ids of stickies, a line each."""


class DropTarget(QObject):
    """Takes what is dropped on the map.

    ``files`` carries the paths of files that fell on it, ``text`` a text that did.
    """

    files = Signal(object)
    text = Signal(str)

    def __init__(self, view: SceneView, controller: ToolController) -> None:
        super().__init__(view)
        self._view, self._controller = view, controller

    def enter(self, data: QMimeData) -> bool:
        """Something comes in; return whether it can be used."""
        if not (data.hasUrls() or data.hasText() or data.hasFormat(STICKY)):
            return False
        ids = bytes(data.data(STICKY).data()).decode("utf-8", "replace").split()
        self._controller.enter(Dropping(tuple(ids)))
        return True

    def move(self, event: QDropEvent) -> None:
        """It is over another place; where a sticky cannot be sorted it cannot be let go."""
        event.acceptProposedAction()
        self._controller.move(self._pointer(event.position()))
        if event.mimeData().hasFormat(STICKY) and not self._view.workspace.previewing:
            event.ignore()

    def leave(self) -> None:
        """It has left the map, or will not be dropped."""
        if self._controller.within(Dropping):
            self._controller.cancel()

    def drop(self, event: QDropEvent) -> None:
        """It is let go here."""
        event.acceptProposedAction()
        data, workspace = event.mimeData(), self._view.workspace
        if data.hasFormat(STICKY):
            before = workspace.snapshot
            self._controller.release(self._pointer(event.position()))
            if workspace.snapshot is not before:
                self._view.setFocus()
            return
        self.leave()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.files.emit(files)
        elif data.hasText():
            self.text.emit(data.text())

    def _pointer(self, at: QPointF) -> Pointer:
        return Pointer(*self._view.camera.to_page(at.x(), at.y()))

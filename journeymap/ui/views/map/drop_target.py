"""What is dragged onto the map from outside: files, texts, and stickies out of the inbox."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal
from PySide6.QtGui import QDropEvent

from journeymap.language import tr
from journeymap.tools.cells import cell_at
from journeymap.tools.controller import ToolController
from journeymap.tools.drop import Dropping
from journeymap.tools.hit import hit
from journeymap.tools.state import Pointer
from journeymap.ui.views.map.scene_view import SceneView

STICKY = "application/x-journeymap-sticky"
"""What is dragged out of the inbox: ids of stickies, a line each."""


class DropTarget(QObject):
    """Takes what is dropped on the map.

    ``files`` carries the paths of files that fell on it, ``text`` a text and ``pictures`` the
    pictures that did. What pictures fall on is selected, and they come there.
    """

    files = Signal(object)
    text = Signal(str)
    pictures = Signal(object)

    def __init__(self, view: SceneView, controller: ToolController) -> None:
        super().__init__(view)
        self._view, self._controller = view, controller

    def enter(self, data: QMimeData) -> bool:
        """Something comes in; return whether it can be used."""
        from journeymap.ui.documents.pictures import is_picture, local_files

        if not (data.hasUrls() or data.hasText() or data.hasImage() or data.hasFormat(STICKY)):
            return False
        ids = bytes(data.data(STICKY).data()).decode("utf-8", "replace").split()
        files = local_files(data)
        pictured = any(map(is_picture, files)) if files else data.hasImage()
        self._controller.enter(Dropping(tuple(ids), pictured))
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
        self._take(data, self._pointer(event.position()))

    def _take(self, data: QMimeData, at: Pointer) -> None:
        from journeymap.ui.documents.pictures import is_address, is_picture, local_files, of_data

        files, picture = local_files(data), None
        if any(map(is_picture, files)) or (not files and (picture := of_data(data))):
            self._aim(at)
        if files:
            self.files.emit(files)
        elif picture:
            self.pictures.emit((picture,))
        elif is_address(data):
            self._view.workspace.said.emit(
                tr("That is only the address of a picture. Copy the picture itself and paste it.")
            )
        elif data.hasText():
            self.text.emit(data.text())

    def _aim(self, at: Pointer) -> None:
        """Select what pictures fall on, or make the cell there the current one."""
        found, workspace = hit(self._view.scene, at), self._view.workspace
        if found is None:
            workspace.stand(cell_at(self._view.page, at))
        else:
            workspace.select((found.id,))

    def _pointer(self, at: QPointF) -> Pointer:
        return Pointer(*self._view.camera.to_page(at.x(), at.y()))

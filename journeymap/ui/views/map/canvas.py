"""The canvas: the page on the screen, and the hand on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.editing import COMMANDS
from journeymap.editing.walk import Direction, beside, onward
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.tools.cells import cell_at, rect_of
from journeymap.tools.connect import end_at
from journeymap.tools.pick import Picking
from journeymap.tools.resize import Resizing, edge_at
from journeymap.tools.select import Select, on_edge
from journeymap.tools.state import Pointer
from journeymap.ui.views.map.beginnings import Beginnings
from journeymap.ui.views.map.drag_image import DragImage
from journeymap.ui.views.map.dropping import Dropping
from journeymap.ui.views.map.linking import Linking
from journeymap.ui.views.map.overlay import paint_overlay
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.strokes import CanvasKeys
from journeymap.ui.views.map.tool_controller import ToolController
from journeymap.ui.views.map.writing import Writing
from journeymap.ui.workshop.ballot import Ballot
from journeymap.workspace.workspace import Workspace

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton
_MIDDLE = Qt.MouseButton.MiddleButton
_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "hand": Qt.CursorShape.PointingHandCursor,
    "grabbing": Qt.CursorShape.ClosedHandCursor,
    "grab": Qt.CursorShape.OpenHandCursor,
    "resize level": Qt.CursorShape.SizeHorCursor,
    "resize upright": Qt.CursorShape.SizeVerCursor,
}
_EDGE = 24.0


class Canvas(SceneView):
    """Shows the journey that lies on the desk; what is selected and edited is the desk's.

    ``dropped`` carries paths of files; ``came`` a text and the ending of the file it would be.
    """

    context = Signal(object)
    dropped = Signal(object)
    came = Signal(str, str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(workspace, theme, parent)
        self.controller = ToolController(workspace, self)
        self.linking = Linking(self)
        self.writing = Writing(self)
        self.dropping = Dropping(self)
        self.carried = DragImage(self)
        self.beginnings = Beginnings(self)
        self.ballot = Ballot(workspace, self)
        self.ballot.changed.connect(self._vote)
        self.hovered = ""
        self.renames_by_typing = True
        self._panning: QPointF | None = None
        self.strokes = CanvasKeys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Journey map"))
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        workspace.travelled.connect(lambda: self.reveal(workspace.selection))

    def paint_over(self, painter: QPainter) -> None:
        paint_overlay(painter, self)

    def refresh(self) -> None:
        super().refresh()
        self.writing.place()

    def perform(self, name: str) -> bool:
        """Run an editing command, show what it brought, and let a newcomer be named at once."""
        self.writing.close()
        near = beside(self.workspace.edit_view)
        change = COMMANDS[name].run(self.workspace.edit_view)
        if not self.beginnings.introduce(change):
            if not change or not self.workspace.refused:  # what the disk refuses has been told
                self.workspace.in_vain.emit()
                self.workspace.said.emit(tr("That does not apply to what is selected."))
            return False
        if not self.workspace.selection and near and self.workspace.snapshot.find(near):
            self.workspace.select((near,))
        self.reveal(self.workspace.selection)
        return True

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit the title of a record in place."""
        self.reveal((id,))
        self.writing.edit(id, text)

    def edit_title(self) -> None:
        """Edit the title of what is selected last."""
        if self.workspace.selection:
            self.edit(self.workspace.selection[-1])

    def ask(self, kind: str) -> bool:
        """Ask in place for a friction, quote, note or idea on what is selected."""
        if self.beginnings.ask(kind):
            return True
        self.workspace.in_vain.emit()
        self.workspace.said.emit(tr("Select a touchpoint first."))
        return False

    def link(self) -> bool:
        """Draw an arrow from the card selected last, by keyboard or to where one clicks."""
        if self.linking.begin():
            return True
        self.workspace.in_vain.emit()
        self.workspace.said.emit(tr("Select a touchpoint first."))
        return False

    def walk(self, direction: Direction) -> None:
        """Move the selection along the grid; from an empty cell through cells, empty or not."""
        cell, ids = onward(self.workspace.edit_view, self.workspace.cell, direction)
        if ids or cell:
            self.workspace.stand(cell, ids)
            self.reveal(ids)
            self._reveal_cell()

    def _reveal_cell(self) -> None:
        place = rect_of(self.page, self.workspace.cell) if self.workspace.cell else None
        size = self.viewport().size()
        if place and self.camera.reveal(place, size.width(), size.height(), 48):
            self.moved()

    def select_all(self) -> None:
        """Select every touchpoint."""
        self.workspace.select(
            card.id for card in cards(self.workspace.snapshot, self.workspace.journey)
        )

    def clear(self) -> None:
        """Leave whatever is going on; with nothing going on, select nothing."""
        if self.linking.active:
            self.linking.end()
        elif not self.controller.cancel():
            self.workspace.select(())
        self.refresh()

    def copy(self) -> None:
        """Put the selection on the clipboard: for us, for spreadsheets, and as a picture."""
        from journeymap.ui.views.map import clipboard

        clipboard.copy(self)

    def cut(self) -> None:
        """Copy the selection and remove it."""
        if self.workspace.selection:
            self.copy()
            self.workspace.run("remove")

    def paste(self) -> None:
        """Put what is on the clipboard at the selection."""
        from journeymap.ui.views.map import clipboard

        clipboard.paste(self)

    def paste_text(self, text: str) -> None:
        """Put a text at the selection, as if it had been on the clipboard."""
        from journeymap.ui.views.map import clipboard

        clipboard.paste_text(self, text)

    def copy_picture(self) -> None:
        """Put the selection, or the whole map, on the clipboard as a picture."""
        from journeymap.ui.views.map import clipboard

        clipboard.copy_picture(self)

    def pointer(self, event: QMouseEvent) -> Pointer:
        """Return where an event is on the page."""
        at, held = event.position(), event.modifiers()
        x, y = self.camera.to_page(at.x(), at.y())
        shift, alt = bool(held & _SHIFT), bool(held & _ALT)
        return Pointer(x, y, shift, alt, 1.0 / self.camera.zoom)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.writing.close()
        self.strokes.deaf.stop()
        if event.button() == _MIDDLE or (self.strokes.space and event.button() == _LEFT):
            self._panning = event.position()
            self.viewport().setCursor(_CURSORS["grabbing"])
        elif event.button() == _LEFT and self.linking.active:
            self.linking.click(self.pointer(event))
        elif event.button() == _LEFT:
            self.controller.press(self.pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            step = event.position() - self._panning
            self._panning = event.position()
            self.camera.pan(step.x(), step.y())
            self.moved()
            return
        at = self.pointer(event)
        if self.controller.busy:
            self.controller.move(at)
            self._push(event.position())
        elif self.linking.active:
            self.linking.point(at)
        else:
            self._hover(at)
        self.viewport().setCursor(QCursor(_CURSORS[self._cursor(at)]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT and self.controller.busy:
            self.controller.release(self.pointer(event))
        else:
            self._panning = None
        self.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != _LEFT:
            return
        at = self.pointer(event)
        hit = self.controller.hit(at)
        if self.ballot.open:
            self.controller.press(at)
        elif hit is not None:
            self.workspace.select((hit.id,))
            self.edit(hit.id)
        else:
            self.beginnings.at(at)

    def _vote(self) -> None:
        """While people vote, a click puts a dot down."""
        self.controller.tool = Picking(self.ballot.put) if self.ballot.open else Select()
        self.refresh()

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered = ""
        self.refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.camera.to_page(event.pos().x(), event.pos().y())
        pointer = Pointer(*at, pixel=1.0 / self.camera.zoom)
        hit = self.controller.hit(pointer)
        if hit is None:
            self.workspace.stand(cell_at(self.page, pointer))
        elif hit.id not in self.workspace.selection:
            self.workspace.select((hit.id,))
        self.context.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & _CONTROL:
            self.zoom_by(1.2 ** (turn.y() / 120), event.position())
            return
        dx, dy = turn.x() * 0.6, turn.y() * 0.6
        if not pixels.isNull():
            dx, dy = float(pixels.x()), float(pixels.y())
        if event.modifiers() & _SHIFT and not dx:
            dx, dy = dy, 0.0
        self.camera.pan(dx, dy)
        self.moved()

    def _hover(self, at: Pointer) -> None:
        hit = self.controller.hit(at)
        id = hit.id if hit else ""
        if id != self.hovered:
            self.hovered = id
            self.refresh()

    def _cursor(self, at: Pointer) -> str:
        if self.strokes.space:
            return "grab"
        if self.controller.busy:
            return self.controller.cursor
        if self.linking.active:
            return "cross"
        if end_at(self.controller, at):
            return "hand"
        edge = edge_at(self.page, at)
        if edge is not None:
            return Resizing(edge, at).cursor
        hit = self.controller.hit(at)
        if hit is None:
            return "arrow"
        if on_edge(hit, at):
            return "cross"
        return "resize upright" if hit.role == "feeling" else "hand"

    def _push(self, at: QPointF) -> None:
        """Pan when a held thing is pushed against the edge of the view."""
        view = QRectF(self.viewport().rect())
        dx = max(0.0, _EDGE - at.x()) - max(0.0, at.x() - view.width() + _EDGE)
        dy = max(0.0, _EDGE - at.y()) - max(0.0, at.y() - view.height() + _EDGE)
        if dx or dy:
            self.camera.pan(dx * 0.6, dy * 0.6)
            self.moved()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.strokes.keeps(event):
                event.accept()
                return True
        # Tab brings the next touchpoint; it must not move the focus away.
        elif (
            kind == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and (
                event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
                and not event.modifiers() & _CONTROL
            )
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.strokes.press(event):
            super().keyPressEvent(event)
        elif self.strokes.space:
            self.viewport().setCursor(_CURSORS["grab"])

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.strokes.space:
            self.strokes.release(event)
            self.viewport().setCursor(_CURSORS["arrow"])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.strokes.space = False
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.dropping.enter(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.dropping.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropping.drop(event)

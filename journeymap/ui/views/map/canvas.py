"""The canvas: the page on the screen, and the hand on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.editing.walk import Direction
from journeymap.language import tr
from journeymap.layout.atlas import ATLAS
from journeymap.layout.persona import PERSONA
from journeymap.model.change import Change
from journeymap.model.records import Touchpoint
from journeymap.tools.cells import cell_at
from journeymap.tools.controller import ToolController
from journeymap.tools.hit import hit
from journeymap.tools.link import linking_from
from journeymap.tools.pan import Panning, SpaceHeld
from journeymap.tools.standing import standing_on
from journeymap.tools.state import Button, Pointer
from journeymap.tools.vote import DotVoting
from journeymap.tools.write import FieldOpen, LettersIgnored
from journeymap.ui.views.map.announcing import Announcing
from journeymap.ui.views.map.beginnings import Beginnings
from journeymap.ui.views.map.canvas_keys import COPYING, CanvasKeys
from journeymap.ui.views.map.composing import Composing
from journeymap.ui.views.map.corners import Corners
from journeymap.ui.views.map.drop_target import DropTarget
from journeymap.ui.views.map.overlay import MapOverlay
from journeymap.ui.views.map.placing_again import PlacingAgain
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.tool_context import MapContext
from journeymap.ui.views.map.wheel import roll
from journeymap.ui.views.map.wide import fit_width
from journeymap.ui.views.map.writing import Writing
from journeymap.ui.views.pinch import Pinch
from journeymap.ui.workshop.ballot import Ballot
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import MAP, Workspace

if TYPE_CHECKING:
    from journeymap.ui.documents.pictures import OfferedPicture

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton
_BUTTONS: dict[Qt.MouseButton, Button] = {_LEFT: "left", Qt.MouseButton.MiddleButton: "middle"}
_CURSORS = {
    "arrow": Qt.CursorShape.ArrowCursor,
    "cross": Qt.CursorShape.CrossCursor,
    "hand": Qt.CursorShape.PointingHandCursor,
    "grabbing": Qt.CursorShape.ClosedHandCursor,
    "copying": Qt.CursorShape.DragCopyCursor,
    "grab": Qt.CursorShape.OpenHandCursor,
    "resize level": Qt.CursorShape.SizeHorCursor,
    "resize upright": Qt.CursorShape.SizeVerCursor,
}
_EDGE = 24.0


class Canvas(SceneView):
    """Shows the journey of the workspace, which knows what is selected and edited.

    ``dropped`` carries paths of files; ``came`` a text and the ending of the file it would be;
    ``pictures`` those that are to come where the selection is, none where they are to be asked for.
    """

    context = Signal(object)
    dropped = Signal(object)
    came = Signal(str, str)
    pictures = Signal(object)

    def __init__(
        self, workspace: Workspace, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(workspace, appearance, parent)
        self.writing = Writing(self)
        self.beginnings = Beginnings(self, self.writing, lambda: self.pictures.emit(()))
        self.tool_context = MapContext(self, self.beginnings)
        self.controller = ToolController(self.tool_context)
        self.keys = CanvasKeys(self.controller, self.tool_context, workspace)
        self.composing = Composing(self, self.writing)
        self.pinch = Pinch(self, self)
        self.drop_target = DropTarget(self, self.controller)
        self.ballot = Ballot(workspace, self)
        self.corners = Corners(self)
        self.announcing = Announcing(self, workspace)
        self.placing_again = PlacingAgain(self)
        self._overlay = MapOverlay(self, self.controller, self.tool_context, self.ballot.dots)
        self._at = Pointer(0.0, 0.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Journey map"))
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self._listen()

    def _listen(self) -> None:
        controller, workspace = self.controller, self.workspace
        workspace.standing = lambda: standing_on(self.base_page())
        workspace.travelled.connect(self._show_travelled)
        workspace.badged.connect(self.viewport().update)
        workspace.changed.connect(controller.outdated)
        self.writing.opened.connect(lambda: controller.enter(FieldOpen()))
        self.writing.closed.connect(lambda: controller.leave(FieldOpen))
        self.tool_context.pause.over.connect(lambda: controller.leave(LettersIgnored))
        self.drop_target.files.connect(self.dropped)
        self.drop_target.text.connect(self.paste_text)
        self.drop_target.pictures.connect(self.pictures)
        self.ballot.changed.connect(self._vote)

    def _show_travelled(self, ids: tuple[str, ...]) -> None:
        """Show what a step taken back or done again was about, unless some of it is in sight."""
        places = [place for id in ids if (place := self._place((id,)))]
        if not any(self.seen().meets(place) for place in places):
            self.reveal_place(places[0] if places else self._place(self.workspace.selection))

    @property
    def renames_by_typing(self) -> bool:
        """Whether a letter begins the title of what is selected."""
        return self.tool_context.renames_by_typing

    @renames_by_typing.setter
    def renames_by_typing(self, yes: bool) -> None:
        self.tool_context.renames_by_typing = yes

    def paint_over(self, painter: QPainter) -> None:
        self._overlay.paint(painter)

    def fit_width(self) -> None:
        """Show the page as wide as the view, in letters one can read."""
        fit_width(self)

    def refresh(self) -> None:
        super().refresh()
        self.writing.place()

    @property
    def busy(self) -> bool:
        """Whether a gesture goes on: something is held, or an arrow looks for its end."""
        return self.controller.engaged

    @property
    def writing_open(self) -> bool:
        """Whether a text is being written on the page."""
        return self.writing.active

    def finish_writing(self) -> bool:
        """Keep what is being written; return whether nothing is left to be kept."""
        return self.writing.close()

    def perform(self, name: str) -> bool:
        """Run an editing command, show what it brought, and let a newcomer be named at once."""
        return self.beginnings.perform(name)

    def introduce(self, change: Change | None) -> bool:
        """Make a change, show what it brought, and let a newcomer be named at once."""
        self.setFocus()  # just typing names what is new, and does not go to a list beside
        return self.beginnings.introduce(change)

    def edit(self, id: str, text: str | None = None) -> None:
        """Edit the title of a record in place."""
        self.beginnings.edit(id, text)

    def edit_title(self) -> None:
        """Edit the title of what is selected last."""
        if self.workspace.selection:
            self.edit(self.workspace.selection[-1])

    def ask(self, kind: str) -> bool:
        """Ask in place for what lanes of a kind hold, on what is selected or in the current cell."""
        if self.beginnings.ask(kind):
            return True
        self.workspace.in_vain.emit()
        self.workspace.said.emit(tr("Select a touchpoint first."))
        return False

    def link(self) -> bool:
        """Draw an arrow from the card selected last, by keyboard or to where one clicks.

        Two selected cards are connected at once.
        """
        workspace = self.workspace
        chosen = [id for id in workspace.selection if workspace.snapshot.get(Touchpoint, id)]
        if len(chosen) > 1:
            return self.perform("connection.chain")
        if chosen:
            self.controller.enter(linking_from(self.tool_context, chosen[0]))
            return True
        workspace.in_vain.emit()
        workspace.said.emit(tr("Select a touchpoint first."))
        return False

    def walk(self, direction: Direction) -> None:
        """Move the selection along the grid; from an empty cell through cells, empty or not."""
        self.tool_context.walk(direction)

    def clear(self) -> None:
        """Leave whatever is going on, else select nothing, else go back to the map."""
        idle = not (self.busy or self.workspace.selection)
        self.controller.cancel()
        if idle and self.workspace.arrangement == ATLAS:
            self.workspace.look_at(self.workspace.journey)
        elif idle and self.workspace.arrangement == PERSONA:
            self.workspace.arrange(MAP)
        self.refresh()

    def take_in(self, text: str, ending: str) -> None:
        """Have a text brought in that another program would keep in a file of that ending."""
        self.came.emit(text, ending)

    def take_files(self, paths: list[str]) -> None:
        """Have files brought in, as if they had been dropped where the selection is."""
        self.dropped.emit(paths)

    def take_picture(self, picture: OfferedPicture) -> None:
        """Have a picture put where the selection is."""
        self.pictures.emit((picture,))

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

    def _pointer(self, event: QMouseEvent) -> Pointer:
        """Return where an event is on the page, and what is held down."""
        at, held = event.position(), event.modifiers()
        x, y = self.camera.to_page(at.x(), at.y())
        shift, alt = bool(held & _SHIFT), bool(held & _ALT)
        button = _BUTTONS.get(event.button(), "other")
        copy = bool(held & COPYING)
        self._at = Pointer(x, y, shift, alt, 1.0 / self.camera.zoom, button, copy)
        return self._at

    def _show_cursor(self) -> None:
        self.viewport().setCursor(QCursor(_CURSORS[self.controller.cursor_at(self._at)]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.controller.press(self._pointer(event))
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.controller.move(self._pointer(event))
        if self.controller.busy and not self.controller.within(Panning):
            self._push(event.position())
        self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.controller.release(self._pointer(event))
        self.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT:
            self.controller.double_click(self._pointer(event))

    def _vote(self) -> None:
        """While people vote, a click puts a dot down."""
        if self.ballot.open != self.controller.within(DotVoting):
            if self.ballot.open:
                self.controller.enter(DotVoting(self.ballot.put))
            else:
                self.controller.leave(DotVoting)
        self.refresh()

    def leaveEvent(self, _event: QEvent) -> None:
        self.tool_context.hover("")
        self.refresh()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self.camera.to_page(event.pos().x(), event.pos().y())
        pointer = Pointer(*at, pixel=1.0 / self.camera.zoom)
        found = hit(self.scene, pointer)
        if found is None:
            self.workspace.stand(cell_at(self.page, pointer))
        elif found.id not in self.workspace.selection:
            self.workspace.select((found.id,))
        self.context.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        roll(self, event)

    def _push(self, at: QPointF) -> None:
        """Pan when a held thing is pushed against the edge of the view."""
        view = QRectF(self.viewport().rect())
        dx = max(0.0, _EDGE - at.x()) - max(0.0, at.x() - view.width() + _EDGE)
        dy = max(0.0, _EDGE - at.y()) - max(0.0, at.y() - view.height() + _EDGE)
        if dx or dy:
            self.camera.pan(dx * 0.6, dy * 0.6)
            self.moved()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing.compose(event)

    def inputMethodQuery(self, asked: Qt.InputMethodQuery) -> Any:
        answer = self.composing.query(asked)
        return super().inputMethodQuery(asked) if answer is None else answer

    def cancel_gesture(self) -> None:
        """Leave what one finger has begun; nothing of it stays."""
        if self.controller.busy:
            self.controller.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pinch.watch(self.window().windowHandle())

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            return self.pinch.native(event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.keys.overrides(event):
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
        if not self.keys.press(event):
            super().keyPressEvent(event)
        if self.controller.within(SpaceHeld) or self.controller.busy:
            self._show_cursor()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        held = self.controller.within(SpaceHeld) or self.controller.busy
        self.keys.release(event)
        if held:
            self._show_cursor()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.controller.leave(SpaceHeld)
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.drop_target.enter(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drop_target.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drop_target.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_target.drop(event)

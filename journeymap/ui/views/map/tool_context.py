"""What the tools see and touch, done on the workspace and on the map in view."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.drawing.measure import Measure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.editing.walk import Direction, onward
from journeymap.layout.atlas import ATLAS
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import Stage
from journeymap.model.snapshot import Snapshot
from journeymap.tools.cells import rect_of
from journeymap.tools.state import Pointer
from journeymap.tools.tiles import tile_beside
from journeymap.ui.views.map.beginnings import Beginnings
from journeymap.ui.views.map.drag_image import DragImage
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.typing_pause import TypingPause


class MapContext:
    """The ``ToolContext`` of the map: a view of the page, what is begun on it, what is dragged."""

    def __init__(self, view: SceneView, beginnings: Beginnings) -> None:
        self._view, self._workspace, self._beginnings = view, view.workspace, beginnings
        self.pause = TypingPause(view)
        self.drag_image = DragImage(view)
        self.shapes: tuple[Shape, ...] = ()
        self.hovered = ""
        self.renames_by_typing = True

    @property
    def snapshot(self) -> Snapshot:
        return self._workspace.snapshot

    @property
    def journey(self) -> str:
        return self._workspace.journey

    @property
    def selection(self) -> tuple[str, ...]:
        return self._workspace.selection

    @property
    def cell(self) -> Cell | None:
        return self._workspace.edit_view.cell

    @property
    def scene(self) -> MapScene:
        return map_of(self._view.scene)

    @property
    def base_page(self) -> MapScene:
        return self._view.base_page()

    @property
    def theme(self) -> Theme:
        return self._view.theme

    @property
    def measure(self) -> Measure:
        return self._view.measure

    def select(self, ids: Iterable[str]) -> None:
        self._workspace.select(ids)

    def stand(self, cell: Cell | None) -> None:
        self._workspace.stand(cell)

    def preview(self, change: Change | None) -> None:
        self._workspace.preview(change)

    def commit(self, change: Change | None) -> bool:
        return self._workspace.commit(change)

    def introduce(self, change: Change | None) -> bool:
        return self._beginnings.introduce(change)

    def perform(self, name: str) -> bool:
        return self._beginnings.perform(name)

    def edit(self, id: str, text: str | None = None, place: Rect | None = None) -> None:
        self._beginnings.edit(id, text, place)

    def begin_at(self, at: Pointer) -> None:
        self._beginnings.at(at)

    def begin_here(self, text: str | None = None) -> bool:
        return self._beginnings.here(text)

    def visit(self, id: str) -> None:
        """Go to a journey, into the one inside a touchpoint, or unfold a stage."""
        self._beginnings.writing.close()
        if self._workspace.snapshot.get(Stage, id):
            self._workspace.unfold(id)
            return
        self._workspace.visit(id)
        self._view.reveal(self._workspace.selection)

    def walk(self, direction: Direction) -> None:
        """Move the selection along the grid; from an empty cell through cells, empty or not."""
        if self._workspace.arrangement == ATLAS:
            tile = tile_beside(self._view.scene, self.selection, direction)
            if tile:
                self.select((tile,))
                self.reveal((tile,))
            return
        cell, ids = onward(self._workspace.edit_view, self._workspace.cell, direction)
        if ids or cell:
            self._workspace.stand(cell, ids)
            self.reveal(ids)
            here = self._workspace.cell
            self._view.reveal_place(rect_of(self._view.page, here) if here else None)

    def say(self, sentence: str) -> None:
        self._workspace.said.emit(sentence)

    def overlay(self, shapes: tuple[Shape, ...]) -> None:
        if shapes != self.shapes:
            self.shapes = shapes
            self.refresh()

    def drag_by(
        self, ids: frozenset[str], dx: float, dy: float, copies: frozenset[str] | None = None
    ) -> None:
        if self.drag_image.drag_by(ids, dx, dy, copies):
            self.refresh()

    def hover(self, id: str) -> None:
        if id != self.hovered:
            self.hovered = id
            self.refresh()

    def reveal(self, ids: tuple[str, ...]) -> None:
        self._view.reveal(ids)

    def pan(self, dx: float, dy: float) -> tuple[float, float]:
        camera = self._view.camera
        x, y = camera.x, camera.y
        camera.pan(dx * camera.zoom, dy * camera.zoom)
        self._view.moved()
        return x - camera.x, y - camera.y

    def refresh(self) -> None:
        self._view.refresh()

    def stop_writing(self) -> None:
        self._beginnings.writing.close()

    def await_pause(self, on: bool) -> None:
        self.pause.wait(on)

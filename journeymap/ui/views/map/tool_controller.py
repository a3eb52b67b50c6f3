"""The hand: what gestures may do, done on the desk and on the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.snapshot import Snapshot
from journeymap.tools.select import SELECTABLE, Select
from journeymap.tools.state import Pointer, State
from journeymap.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

_NEAR = 6.0


class ToolController:
    """Walks from state to state; it is the ``Workspace`` that tools see."""

    def __init__(self, workspace: Workspace, canvas: Canvas) -> None:
        self._workspace, self._canvas = workspace, canvas
        self.tool: State = Select()
        self.state: State | None = None
        self.shapes: tuple[Shape, ...] = ()
        self.carried: frozenset[str] = frozenset()
        self.shift = (0.0, 0.0)
        self._page = canvas.page

    @property
    def cursor(self) -> str:
        """The name of the cursor that fits what is going on."""
        return self.state.cursor if self.state else self.tool.cursor

    @property
    def busy(self) -> bool:
        """Whether a gesture is going on."""
        return self.state is not None

    def press(self, at: Pointer) -> None:
        """The button goes down: the tool's gesture begins."""
        self.state = self.tool.press(self, at)

    def move(self, at: Pointer) -> None:
        """The pointer moves while something is held."""
        if self.state is not None:
            self.state = self.state.move(self, at)

    def release(self, at: Pointer) -> None:
        """The button comes up."""
        if self.state is not None:
            self.state = self.state.release(self, at)

    def cancel(self) -> bool:
        """Escape: leave the gesture without a trace; return whether there was one."""
        if self.state is None:
            return False
        self.state = self.state.cancel(self)
        return True

    @property
    def base(self) -> Snapshot:
        return self._workspace.document.snapshot

    @property
    def journey(self) -> str:
        return self._workspace.journey

    @property
    def selection(self) -> tuple[str, ...]:
        return self._workspace.selection

    @property
    def scene(self) -> MapScene:
        return self._canvas.page

    @property
    def theme(self) -> Theme:
        return self._canvas.theme

    def hit(self, at: Pointer) -> Figure | None:
        """Return what can be taken hold of at a point."""
        return hit(self._canvas.page, at)

    def select(self, ids: Iterable[str]) -> None:
        self._workspace.select(ids)

    def stand(self, cell: Cell | None) -> None:
        self._workspace.stand(cell)

    def introduce(self, change: Change | None) -> bool:
        return self._canvas.beginnings.introduce(change)

    def preview(self, change: Change | None) -> None:
        self._workspace.preview(change)

    def commit(self, change: Change | None) -> bool:
        return self._workspace.commit(change)

    def overlay(self, shapes: tuple[Shape, ...]) -> None:
        if shapes != self.shapes:
            self.shapes = shapes
            self._canvas.refresh()

    def carry(self, ids: frozenset[str], dx: float, dy: float) -> None:
        if ids != self.carried:
            self._page = self._canvas.page
            self._canvas.carried.drop()
        if (ids, (dx, dy)) != (self.carried, self.shift):
            self.carried, self.shift = ids, (dx, dy)
            self._canvas.refresh()

    def page_figure(self, id: str) -> Figure | None:
        """Return a figure of the page as it was when things were taken up."""
        return self._page.figure(id)


def hit(scene: MapScene, at: Pointer) -> Figure | None:
    """Return the uppermost figure one can take hold of near a point of the page.

    Arrows count within a few pixels of their line; the ground of the page does not count.
    """
    near = _NEAR * at.pixel
    place = Rect(at.x - near, at.y - near, 2 * near, 2 * near)
    found: Figure | None = None
    for figure in scene.within(place):
        if figure.role not in SELECTABLE:
            continue
        if figure.role == "arrow":
            if not _on_line(figure, at, near):
                continue
        elif not figure.rect.grown(near / 3).holds(at.x, at.y):
            continue
        found = figure
    return found


def _on_line(figure: Figure, at: Pointer, near: float) -> bool:
    for shape in figure.shapes:
        if isinstance(shape, Line):
            for (x0, y0), (x1, y1) in zip(shape.points, shape.points[1:], strict=False):
                left, right = min(x0, x1) - near, max(x0, x1) + near
                top, bottom = min(y0, y1) - near, max(y0, y1) + near
                if left <= at.x <= right and top <= at.y <= bottom:
                    return True
    return False

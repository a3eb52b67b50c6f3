"""Coming to another journey: where it is looked at, and where one had been on coming back out."""

from __future__ import annotations

from typing import Protocol

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.painting.camera import Camera
from journeymap.workspace.workspace import Workspace


class SeenScene(Protocol):
    """A view of a page, as far as coming to another journey has to do with it."""

    workspace: Workspace
    camera: Camera

    def lay_out(self) -> Scene:
        """Return the scene of what is looked at."""
        ...

    def seen(self) -> Rect:
        """Return the part of the page that is in view."""
        ...

    def open_view(self) -> None:
        """Show a newly opened journey from its beginning."""
        ...

    def moved(self) -> None:
        """Show what the camera sees, which was moved."""
        ...


class Arrivals:
    """Remembers where one was in the journeys one is inside of."""

    def __init__(self, view: SeenScene) -> None:
        self._view = view
        self._path = view.workspace.trail.journeys
        self._left: dict[tuple[str, ...], tuple[float, float, float]] = {}

    def come(self) -> None:
        """Show where one had been before one went inside, else keep the place.

        Where no touchpoint is seen there it is shown from its beginning.
        """
        view, camera = self._view, self._view.camera
        before, now = self._path, view.workspace.trail.journeys
        self._path = now
        if now[: len(before)] == before:
            self._left[before] = camera.x, camera.y, camera.zoom
        known = self._left.pop(now, None) if before[: len(now)] == now else None
        scene = view.lay_out()
        if known:
            camera.x, camera.y, camera.zoom = known
            view.moved()
        elif not any(figure.role == FigureRole.CARD for figure in scene.within(view.seen())):
            view.open_view()

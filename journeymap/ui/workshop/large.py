"""Large type: the map alone and close up, so that a room can read along while one types."""

from __future__ import annotations

from dataclasses import replace
from math import dist
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journeymap.painting.camera import Camera

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window
    from journeymap.ui.views.map.canvas import Canvas

_PANELS = ("navigator", "outline", "inspector", "workshop")
_ZOOM = 2.4
"""At this scale the title of a card is over 30 pixels high."""


class LargeType:
    """Shows the map large and without panels, and afterwards everything as it was before."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._before: tuple[tuple[str, ...], Camera] | None = None

    @property
    def on(self) -> bool:
        """Whether the type is large."""
        return self._before is not None

    def toggle(self) -> None:
        """Make the type large, or put everything back."""
        if self._before is None:
            self._begin()
        else:
            self._end(*self._before)

    def _begin(self) -> None:
        window, canvas = self._window, self._window.canvas
        shown = tuple(name for name in _PANELS if window.docks.shows(name))
        self._before = (shown, replace(canvas.camera))
        ids = canvas.workspace.selection or _nearest(canvas)
        for name in shown:
            window.docks.set_shown(name, False)
        canvas.workspace.selected.connect(self._follow)
        canvas.zoom_to(_ZOOM)
        # The canvas has its new size only after the panels are gone from the layout.
        QTimer.singleShot(0, canvas, lambda: canvas.centre_on(ids))

    def _end(self, shown: tuple[str, ...], camera: Camera) -> None:
        canvas, self._before = self._window.canvas, None
        canvas.workspace.selected.disconnect(self._follow)
        for name in shown:
            self._window.docks.set_shown(name, True)
        canvas.camera.x, canvas.camera.y = camera.x, camera.y
        canvas.camera.zoom = camera.zoom
        canvas.moved()
        # What was worked on meanwhile may lie elsewhere.
        QTimer.singleShot(0, canvas, lambda: canvas.reveal(canvas.workspace.selection))

    def _follow(self) -> None:
        """Keep what is worked on in the middle of the view."""
        canvas = self._window.canvas
        canvas.centre_on(canvas.workspace.selection)


def _nearest(canvas: Canvas) -> tuple[str, ...]:
    """Return the touchpoint nearest to the middle of the view, so that one never sees none."""
    x, y = canvas.seen().centre
    cards = (figure for figure in canvas.lay_out().figures() if figure.role == "card")
    near = min(cards, key=lambda it: dist((x, y), it.rect.centre), default=None)
    return (near.id,) if near else ()

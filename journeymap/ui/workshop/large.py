"""Large type: the map alone and close up, so that a room can read along while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from journeymap.ui.window import Window

_PANELS = ("navigator", "outline", "inspector", "workshop")
_ZOOM = 2.4
"""At this scale the title of a card is over 30 pixels high."""


class LargeType:
    """Shows the map large and without panels, and afterwards everything as it was before."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._before: tuple[tuple[str, ...], float] | None = None

    @property
    def on(self) -> bool:
        """Whether the type is large."""
        return self._before is not None

    def toggle(self) -> None:
        """Make the type large, or put everything back."""
        window, canvas = self._window, self._window.canvas
        if self._before is not None:
            shown, zoom = self._before
            self._before = None
            canvas.desk.selected.disconnect(self._follow)
            for name in shown:
                window.places.set_shown(name, True)
            canvas.zoom_to(zoom)
            return
        shown = tuple(name for name in _PANELS if window.places.shows(name))
        self._before = (shown, canvas.camera.zoom)
        for name in shown:
            window.places.set_shown(name, False)
        canvas.desk.selected.connect(self._follow)
        canvas.zoom_to(_ZOOM)
        # The canvas has its new size only after the panels are gone from the layout.
        QTimer.singleShot(0, self._follow)

    def _follow(self) -> None:
        """Keep what is worked on in the middle of the view."""
        canvas = self._window.canvas
        canvas.centre_on(canvas.desk.selection)

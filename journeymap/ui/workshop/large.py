"""Large type: the map alone and close up, so that a room can read along while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from journeymap.ui.window_host import WidgetView, WindowHost

_ZOOM = 2.4
"""At this scale the title of a card is over 30 pixels high."""


class LargeType(QObject):
    """Shows the map large and without panels, and afterwards everything as it was before."""

    def __init__(self, host: WindowHost) -> None:
        super().__init__(host.widget)
        self._host = host
        self._before: tuple[tuple[str, ...], WidgetView, object] | None = None

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
        view, panels = self._host.main_view, self._host.panels
        shown = panels.shown()
        self._before = (shown, view, view.place())
        ids = self._host.workspace.selection or view.nearest()
        for name in shown:
            panels.set_shown(name, False)
        self._host.workspace.selected.connect(self._follow)
        view.zoom_to(_ZOOM)
        # The view has its new size only after the panels are gone from the layout.
        QTimer.singleShot(0, self, lambda: view.centre_on(ids))

    def _end(self, shown: tuple[str, ...], view: WidgetView, place: object) -> None:
        workspace, self._before = self._host.workspace, None
        workspace.selected.disconnect(self._follow)
        for name in shown:
            self._host.panels.set_shown(name, True)
        view.go_back(place)
        # What was worked on meanwhile may lie elsewhere.
        QTimer.singleShot(0, self, lambda: view.reveal(workspace.selection))

    def _follow(self) -> None:
        """Keep what is worked on in the middle of the view."""
        self._host.main_view.centre_on(self._host.workspace.selection)

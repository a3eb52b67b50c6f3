"""The places of the panels beside the canvas; a panel is built when it is first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window

PANELS = ("navigator", "outline", "inspector", "workshop")
"""The panels: the first two stand before the canvas, the others after it."""

_BEFORE = 2
_INSTEAD = {"inspector": "workshop", "workshop": "inspector"}
_NAVIGATOR, _INSPECTOR = 220, 320


class DockArea(QSplitter):
    """Lays out the canvas and the panels; inspector and workshop stand in the same place."""

    def __init__(self, window: Window) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._window = window
        self._holders = {name: QWidget() for name in PANELS}
        self._panels: dict[str, QWidget] = {}
        for holder in self._holders.values():
            self.addWidget(holder)
        self.insertWidget(_BEFORE, window.canvas)
        for name in ("outline", "workshop"):
            self._holders[name].hide()
        self.setStretchFactor(_BEFORE, 1)
        self.setSizes([_NAVIGATOR, 0, 900, _INSPECTOR, _INSPECTOR])
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def toggle(self, name: str) -> None:
        """Show or hide a panel; the inspector comes back where the workshop goes."""
        self.set_shown(name, not self.shows(name))
        if name == "workshop" and not self.shows(name):
            self.set_shown("inspector", True)

    def set_shown(self, name: str, yes: bool) -> None:
        """Show a panel, or hide it."""
        if yes and name in _INSTEAD:
            self._holders[_INSTEAD[name]].hide()
        self._holders[name].setVisible(yes)
        if yes:
            self.panel(name)

    def shows(self, name: str) -> bool:
        """Tell whether a panel is shown."""
        return not self._holders[name].isHidden()

    def panel(self, name: str) -> QWidget:
        """Return a panel, built when it is first asked for in the place that is kept for it."""
        if name not in self._panels:
            from journeymap.ui.panels import make

            self._panels[name] = panel = make(name, self._window)
            box = QVBoxLayout(self._holders[name])
            box.setContentsMargins(0, 0, 0, 0)
            box.addWidget(panel)
        return self._panels[name]

    def build_late(self) -> None:
        """Build the panels that are to be seen."""
        for name in PANELS:
            if self.shows(name):
                self.panel(name)

    def flush(self) -> None:
        """Keep what was typed into the panels, now."""
        for name in ("inspector", "workshop"):
            if name in self._panels:
                self._panels[name].flush()  # type: ignore[attr-defined]

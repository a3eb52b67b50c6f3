"""The panels beside the canvas: navigator, outline, inspector, workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from journeymap.ui.shell.window import Window


def make(name: str, window: Window) -> QWidget:
    """Make the panel of a name; Esc in it goes back to the canvas.

    Raises ``KeyError`` when there is no such panel.
    """
    workspace, theme, canvas = window.workspace, window.theme, window.canvas
    if name == "navigator":
        from journeymap.ui.panels.navigator import Navigator

        navigator = Navigator(workspace, theme)
        navigator.wanted.connect(canvas.reveal)
        navigator.left.connect(canvas.setFocus)
        return navigator
    if name == "outline":
        from journeymap.ui.views.outline.panel import OutlinePanel

        outline = OutlinePanel(workspace, theme)
        outline.left.connect(canvas.setFocus)
        return outline
    if name == "inspector":
        from journeymap.ui.panels.inspector import Inspector

        inspector = Inspector(workspace, theme)
        inspector.left.connect(canvas.setFocus)
        return inspector
    if name == "workshop":
        from journeymap.ui.workshop.panel import WorkshopPanel

        workshop = WorkshopPanel(window.clock, canvas.ballot, workspace, theme)
        workshop.wanted.connect(canvas.reveal)
        workshop.left.connect(canvas.setFocus)
        return workshop
    raise KeyError(name)

"""The panels beside the canvas: navigator, inspector, outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.ui.desk import Desk

if TYPE_CHECKING:
    from journeymap.ui.canvas import Canvas


def make(name: str, desk: Desk, theme: Theme, canvas: Canvas) -> QWidget:
    """Make the panel of a name; Esc in it goes back to the canvas.

    Raises ``KeyError`` when there is no such panel.
    """
    if name == "navigator":
        from journeymap.ui.panels.navigator import Navigator

        navigator = Navigator(desk, theme)
        navigator.wanted.connect(canvas.reveal)
        navigator.left.connect(canvas.setFocus)
        return navigator
    if name == "outline":
        from journeymap.ui.panels.outline import Outline

        outline = Outline(desk, theme)
        outline.left.connect(canvas.setFocus)
        return outline
    if name == "inspector":
        from journeymap.ui.panels.inspector import Inspector

        inspector = Inspector(desk, theme)
        inspector.left.connect(canvas.setFocus)
        return inspector
    raise KeyError(name)

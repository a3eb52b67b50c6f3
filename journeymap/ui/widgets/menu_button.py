"""A button with a menu that is filled when it opens, as bars over a view are made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from journeymap.ui.widgets.menus import LetterMenu


def menu_button(words: str, fill: Callable[[QMenu], object]) -> QPushButton:
    """Return a button that shows what there is to choose just now."""
    button = QPushButton(words)
    button.setProperty("look", "menu")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu = LetterMenu(button)

    def filled() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(filled)
    button.setMenu(menu)
    return button


def emphasise(button: QPushButton, look: str) -> None:
    """Let a button look as what is chosen by it wants."""
    if button.property("look") != look:
        button.setProperty("look", look)
        button.style().polish(button)

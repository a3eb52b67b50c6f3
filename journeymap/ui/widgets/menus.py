"""Menus that hear their own letters, whatever the page behind them does with these keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu


class LetterMenu(QMenu):
    """A menu in which a letter chooses the entry it marks.

    The page keeps the keyboard's focus while a menu is open over it. Without a word from the
    menu Qt gives N to the page, which begins a note, and not to the entry with an N.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

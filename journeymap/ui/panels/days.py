"""The editor of days: kept one way, shown and typed as the language of the person writes them."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent

from journeymap.dates import understood, written
from journeymap.ui.panels.choices import Write
from journeymap.ui.panels.pen import Pen
from journeymap.ui.panels.texts import Text


class Day(Text):
    """A day; while somebody types it, it stays as it was typed."""

    def __init__(self, pen: Pen, write: Write, *, look: str = "") -> None:
        super().__init__(pen, lambda typed: write(understood(typed)), look=look)
        self._shown = ("", False)

    def present(self, value: str, several: bool = False) -> None:
        """Show a day of the document, unless it is being typed."""
        self._shown = (value, several)
        if not self.hasFocus() or understood(self.toPlainText()) != value:
            super().present(written(value), several)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.present(*self._shown)

"""All windows of the program; light, because the first one waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from journeymap.ui.shell.window import Window
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings

if TYPE_CHECKING:
    from journeymap.ui.documents.files import Files


class Windows:
    """Opens and counts windows; the program ends with the last."""

    def __init__(self, appearance: Appearance, settings: Settings) -> None:
        self.appearance, self.settings = appearance, settings
        self._open: list[Window] = []

    def __iter__(self) -> Iterator[Window]:
        return iter(tuple(self._open))

    @cached_property
    def files(self) -> Files:
        """What opens and saves documents; loaded when there is one."""
        from journeymap.ui.documents.files import Files

        return Files(self)

    def bare(self) -> Window:
        """Make a window with nothing in it yet."""
        window = Window(self)
        self._open.append(window)
        return window

    def new(self) -> Window:
        """Open a window on its start page."""
        window = self.bare()
        window.show_start()
        window.show()
        return window

    def closed(self, window: Window) -> None:
        """Forget a window that was closed."""
        if window in self._open:
            self._open.remove(window)
            # Here, and not when Python finds it: that may be in a thread that saves or searches,
            # where its timers cannot be ended and the process would.
            window.deleteLater()
        if not self._open:
            QApplication.quit()

    def quit(self) -> None:
        """Close every window; one that may not close stops that."""
        for window in self:
            if not window.close():
                return

"""What draws the charts is loaded beside the hand: the window answers while that takes its time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Signal

from journeymap.language import tr


class DrawingLibrary(QObject):
    """Loads the drawing library once, in a thread; ``done`` says that it is there, or why not.

    ``draw`` is called there, too, so that what is shown first is drawn and remembered by then.
    """

    done = Signal()

    def __init__(self, parent: QObject, draw: Callable[[], object]) -> None:
        super().__init__(parent)
        self._draw = draw
        self.there, self.fault = False, ""
        self._thread: Thread | None = None

    def load(self) -> bool:
        """Begin to load it, unless that was begun; return whether it is there."""
        if not self.there and self._thread is None:
            self._thread = Thread(target=self._load, name="drawing library", daemon=True)
            self._thread.start()
        return self.there

    def _load(self) -> None:
        try:
            from journeymap.layout.numbers.charts import CHARTS
            from journeymap.layout.numbers.loading import prepare

            prepare()
            for kind in CHARTS:  # whose files name the parts of it they draw with
                assert kind.name
        except (ImportError, OSError) as fault:
            self.fault = tr("Charts cannot be drawn here: {why}", why=fault)
        else:
            with suppress(Exception):  # whoever shows it meets it again, and tells of it
                self._draw()
        self.there = True
        with suppress(RuntimeError):  # the window was closed meanwhile
            self.done.emit()

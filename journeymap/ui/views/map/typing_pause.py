"""The pause after which a letter may be a command again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 700
"""How long nothing is typed, in milliseconds, before a letter may be a command again."""


class TypingPause(QObject):
    """Waits until nothing is typed for a while; ``over`` says that it need not be waited for."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True, interval=PAUSE)
        self.timer.timeout.connect(self.over)

    def wait(self, on: bool = True) -> None:
        """Wait anew, or wait no longer."""
        if on:
            self.timer.start()
        else:
            self.timer.stop()
            self.over.emit()

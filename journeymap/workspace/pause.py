"""When what is being typed is kept: at every pause, and at the latest after so long a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from journeymap.workspace.workspace import Workspace

PAUSE = 400
"""Milliseconds without a key after which what was typed is kept."""

LONGEST = 1_500
"""Milliseconds after which it is kept though the keys never rest; with a slow disk, two seconds."""


class Pause(QTimer):
    """Waits for a pause in the typing of one field, but never longer than a while.

    The workspace is told meanwhile that something typed is not kept yet. An input method that is
    in the middle of a word is left alone: what it composes is no text of the field so far.
    """

    def __init__(self, workspace: Workspace, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=PAUSE)
        self._workspace, self._keep = workspace, keep
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._longest.setTimerType(Qt.TimerType.PreciseTimer)
        self.timeout.connect(self._over)
        self._longest.timeout.connect(self._over)
        workspace.hurried.connect(self._hurry)

    def typed(self) -> None:
        """Hear that there is something typed that is not kept."""
        self.start()
        if not self._longest.isActive():
            self._longest.start()
        self._workspace.set_typing(self, True)

    def rest(self) -> None:
        """Hear that nothing waits any more."""
        self._stop()
        self._workspace.set_typing(self, False)

    def tried(self) -> None:
        """Hear that it was given to the document, which may have refused it."""
        self._stop()
        self._workspace.set_typing(self, self._workspace.refused)

    def _hurry(self) -> None:
        if self._longest.isActive():
            self._over()

    def _over(self) -> None:
        self._stop()
        self._keep()

    def _stop(self) -> None:
        self.stop()
        self._longest.stop()

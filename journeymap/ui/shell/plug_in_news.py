"""Says, once, which plug-ins were left out and why, whenever and in whatever thread it shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from journeymap.registry import Registry
from journeymap.workspace.workspace import Workspace

_TOGETHER = 300
"""Milliseconds without another one after which they are told."""


class PlugInNews(QObject):
    """Tells a window of each plug-in that fails."""

    _more = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._told: set[str] = set()
        # Those that come together are told together: one sentence would hide the one before.
        self._pause = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._pause.timeout.connect(self._say)
        self._more.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        listener = self._more.emit
        Registry.listeners.append(listener)
        workspace.destroyed.connect(lambda: Registry.listeners.remove(listener))

    def tell(self) -> None:
        """Say what has not been said yet, once no more comes."""
        self._pause.start()

    def _say(self) -> None:
        new = [said for owner, said in Registry.left_out.items() if owner not in self._told]
        self._told.update(Registry.left_out)
        if new:
            self._workspace.said.emit("\n\n".join(new))

"""Says, once, which plug-ins were left out and why, whenever and in whatever thread it shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from journeymap.registry import Registry
from journeymap.workspace.workspace import Workspace


class PlugInNews(QObject):
    """Tells a window of each plug-in that fails."""

    _more = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._told: set[str] = set()
        self._more.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        listener = self._more.emit
        Registry.listeners.append(listener)
        workspace.destroyed.connect(lambda: Registry.listeners.remove(listener))

    def tell(self) -> None:
        """Say what has not been said yet."""
        new = [said for owner, said in Registry.left_out.items() if owner not in self._told]
        self._told.update(Registry.left_out)
        if new:
            self._workspace.said.emit("\n\n".join(new))

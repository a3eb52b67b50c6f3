"""Says, once, which plug-ins were left out and why, whenever and in whatever thread it shows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from journeymap.lanes import LANES
from journeymap.language import tr
from journeymap.model.records import Lane
from journeymap.registry import Registry
from journeymap.workspace.workspace import Workspace

_TOGETHER = 300
"""Milliseconds without another one after which they are told."""


class PlugInNews(QObject):
    """Tells a window of each plug-in that fails, and of lanes whose plug-in is not there."""

    _more = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._told: set[str] = set()
        # Those that come together are told together: one sentence would hide the one before.
        self._pause = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._pause.timeout.connect(self._say)
        workspace.opened.connect(self.tell)
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
        new += self._strange()
        if new:
            self._workspace.said.emit("\n\n".join(new))

    def _strange(self) -> list[str]:
        """Name the first lane of each kind that nobody brings, once while the program runs."""
        known = {kind.name for kind in LANES}
        found = []
        for lane in self._workspace.snapshot.all(Lane).values():
            if lane.kind not in known and f"lane {lane.kind}" not in self._told:
                self._told.add(f"lane {lane.kind}")
                found.append(
                    tr(
                        "The lane “{lane}” is of a kind that no plug-in brings here: what stands "
                        "in it is shown as text, and nothing is lost.",
                        lane=lane.title or lane.kind,
                    )
                )
        return found

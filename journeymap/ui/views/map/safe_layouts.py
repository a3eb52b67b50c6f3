"""Laying out for the screen: an arrangement that fails gives way to the map, and is told of."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.language import tr
from journeymap.layout import layout
from journeymap.painting.fonts import QtMeasure
from journeymap.plug_ins import PlugInFault
from journeymap.view import View
from journeymap.workspace.workspace import MAP, Workspace


class SafeLayouts(QObject):
    """Lays views out, and remembers what came out the same as the last time."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.measure: Measure = QtMeasure()
        self._memo = Memo()

    def of(self, view: View) -> Scene:
        """Return the scene of a view; where its arrangement fails, that of the map."""
        try:
            return layout(view, self.measure, self._memo)
        except Exception as fault:  # that of a plug-in may do anything
            if view.arrangement == MAP:
                raise
            self._leave_out(view.arrangement, fault)
            return layout(view.but(arrangement=MAP), self.measure, self._memo)

    def _leave_out(self, name: str, fault: Exception) -> None:
        """Go back to the map where another arrangement fails, and say so."""
        cause = fault.__cause__ if isinstance(fault, PlugInFault) and fault.__cause__ else fault
        message = tr(
            "The arrangement “{name}” was left: it stops with {fault}. Here is the map.",
            name=name,
            fault=f"{type(cause).__name__}: {cause}",
        )

        def leave() -> None:
            self._workspace.arrange(MAP)
            self._workspace.said.emit(message)

        QTimer.singleShot(0, self, leave)  # not while something is painted

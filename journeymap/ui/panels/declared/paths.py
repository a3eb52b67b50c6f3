"""The paths as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.paths.panel import PathsPanel

    panel = PathsPanel(host)
    panel.left.connect(host.focus)
    return panel


PANELS.add(
    Panel(
        name="paths",
        label=mark("Paths"),
        make=_make,
        keys=("Ctrl+Shift+Y",),
        menu="Analyse",
        rank=1,
        tab=True,
        front=("graph",),
    )
)

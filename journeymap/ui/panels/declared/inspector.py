"""The inspector as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.inspector import Inspector

    inspector = Inspector(host.workspace, host.appearance)
    inspector.left.connect(host.focus)
    return inspector


PANELS.add(Panel(name="inspector", label=mark("Inspector"), make=_make, rank=0, at_first=True))

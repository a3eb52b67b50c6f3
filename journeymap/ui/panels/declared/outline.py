"""The outline as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.views.outline.panel import OutlinePanel

    outline = OutlinePanel(host.workspace, host.appearance)
    outline.left.connect(host.focus)
    return outline


PANELS.add(Panel(name="outline", label=mark("Outline"), make=_make, side="left", rank=1, width=220))

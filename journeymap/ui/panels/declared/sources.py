"""The sources as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.surveys.sources import SourcesPanel

    panel = SourcesPanel(host)
    panel.left.connect(host.focus)
    return panel


PANELS.add(Panel(name="sources", label=mark("Sources"), make=_make, rank=3))

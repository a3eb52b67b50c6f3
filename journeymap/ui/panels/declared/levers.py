"""The levers as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.levers import LeversPanel

    panel = LeversPanel(host)
    panel.left.connect(host.focus)
    return panel


PANELS.add(Panel(name="levers", label=mark("Levers"), make=_make, rank=6, menu="Analyse"))

"""The cases as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.cases import CasesPanel

    panel = CasesPanel(host)
    panel.left.connect(host.focus)
    return panel


PANELS.add(Panel(name="cases", label=mark("Cases"), make=_make, rank=5, menu="Analyse"))

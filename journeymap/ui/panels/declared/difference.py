"""What changes between two journeys as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost
from journeymap.view.differing import DIFFERENCE


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.difference.panel import DifferencePanel

    panel = DifferencePanel(host)
    panel.left.connect(host.focus)
    return panel


PANELS.add(
    Panel(
        name="difference",
        label=mark("What changes"),
        make=_make,
        menu="Analyse",
        rank=1,
        tab=True,
        front=(DIFFERENCE,),
    )
)

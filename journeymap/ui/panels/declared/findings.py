"""The findings as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.finding_going import FINDINGS


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.findings.panel import FindingsPanel

    return FindingsPanel(host)


PANELS.add(
    Panel(
        name=FINDINGS,
        label=mark("Findings"),
        make=_make,
        keys=("Ctrl+F8",),
        menu="Analyse",
        side="left",
        rank=3,
        covers=True,
        width=320,
    )
)

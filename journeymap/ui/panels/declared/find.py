"""The search as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.find.panel import FindPanel

    return FindPanel(host, host.commands.search)


PANELS.add(
    Panel(
        name="find",
        label=mark("Find"),
        make=_make,
        side="left",
        rank=2,
        covers=True,
        width=330,
    )
)

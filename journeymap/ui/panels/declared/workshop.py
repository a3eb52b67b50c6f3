"""The workshop as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.workshop.panel import WorkshopPanel

    workshop = WorkshopPanel(
        host.clock, host.ballot, host.workspace, host.appearance, host.settings
    )
    workshop.wanted.connect(host.reveal)
    workshop.wall_wanted.connect(host.commands.show_stickies)
    workshop.left.connect(host.focus)
    return workshop


PANELS.add(
    Panel(name="workshop", label=mark("Workshop"), make=_make, keys=("Ctrl+Shift+K",), rank=4)
)

"""The navigator as a panel of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.navigator import Navigator

    navigator = Navigator(host.workspace, host.appearance, host.findings)
    navigator.wanted.connect(host.reveal)
    navigator.left.connect(host.focus)
    return navigator


PANELS.add(
    Panel(
        name="navigator",
        label=mark("Navigator"),
        make=_make,
        side="left",
        rank=0,
        at_first=True,
        width=220,
    )
)

"""The navigator as a panel of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from journeymap.analysis.findings import Finding
from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.finding_going import FINDINGS, go_to_finding


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.navigator import Navigator

    navigator = Navigator(host.workspace, host.appearance, host.findings)
    navigator.shows.connect(partial(_show, host))
    navigator.left.connect(host.focus)
    return navigator


def _show(host: WindowHost, finding: Finding | None) -> None:
    """Show what a finding is about, or all findings beside."""
    if finding is None:
        host.panels.set_shown(FINDINGS, True)
    else:
        go_to_finding(host, finding)


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

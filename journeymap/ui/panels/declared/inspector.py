"""The inspector as a panel of the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from journeymap.analysis.findings import Finding
from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.finding_going import FINDINGS, go_to_finding
from journeymap.workspace.going import go_to


def _make(host: WindowHost) -> QWidget:
    from journeymap.ui.panels.inspector import Inspector

    inspector = Inspector(host.workspace, host.appearance, review=host.findings.review)
    inspector.wanted.connect(partial(_go, host))
    inspector.shows.connect(partial(_show, host))
    inspector.left.connect(host.focus)
    return inspector


def _go(host: WindowHost, ids: tuple[str, ...]) -> None:
    """Go to a record, also in another journey."""
    record = host.workspace.snapshot.find(ids[0])
    if record is not None:
        go_to(host, record)


def _show(host: WindowHost, finding: Finding) -> None:
    """Show a finding among all, and what it is about."""
    host.panels.set_shown(FINDINGS, True)
    go_to_finding(host, finding)


PANELS.add(
    Panel(
        name="inspector",
        label=mark("Inspector"),
        make=_make,
        rank=0,
        at_first=True,
        tab=True,
    )
)

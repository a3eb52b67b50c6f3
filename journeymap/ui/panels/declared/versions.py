"""The versions as a panel of the window."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.ui.panels import PANELS, Panel

PANELS.add(
    Panel(
        name="versions",
        label=mark("Versions"),
        make=lambda host: host.documents.history.panel(),
        keys=("Ctrl+Shift+H",),
        rank=2,
    )
)

"""What is tried of only some cases of a log does not become the shares of all."""

from pytestqt.qtbot import QtBot

from journeymap.analysis.flow.what_if import WhatIf
from journeymap.model.document import Document
from journeymap.ui.panels.paths.panel import PathsPanel
from journeymap.ui.shell.window import Window
from journeymap.view import WaysChoice
from journeymap.workspace.actions import perform
from journeymap.workspace.ways import look_along
from tests.views.logged import logged


def test_shares_among_some_cases_are_applied_only_when_all_are_looked_at(
    begun: Window, qtbot: QtBot
) -> None:
    workspace = begun.workspace
    workspace.open(Document(logged()))
    look_along(workspace, through=frozenset({("b", "c")}))
    assert workspace.look.filter.ways != WaysChoice()
    perform(begun, begun.actions_.declared["panel.paths"])
    panel = begun.docks.panel("paths")
    assert isinstance(panel, PathsPanel)
    qtbot.waitUntil(lambda: panel.worker.current)
    assert "Variants has the ways that were really gone" in panel.ways.note.text()
    panel.trials.suppose(WhatIf(shares={"bc": 0.5}))
    qtbot.waitUntil(lambda: "show all cases" in panel.result.note.text())
    before = workspace.snapshot
    panel.trials.apply()
    assert workspace.snapshot is before
    look_along(workspace)
    qtbot.waitUntil(lambda: panel.worker.current)
    panel.trials.suppose(WhatIf(shares={"bc": 0.5}))
    qtbot.waitUntil(panel.result.apply.isEnabled)
    panel.trials.apply()
    assert workspace.snapshot is not before

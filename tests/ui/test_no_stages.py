"""A map from which the last stage was taken, as when somebody begins anew."""

from __future__ import annotations

import pytest

from journeymap.lanes import LANES
from journeymap.model.records import Lane, Stage
from journeymap.ui.shell.window import Window


@pytest.mark.parametrize("kind", [kind.name for kind in LANES])
def test_the_last_stage_is_removed_beside_a_lane_of_any_kind_and_comes_back(
    begun: Window, kind: str
) -> None:
    window, workspace = begun, begun.workspace
    window.actions_[f"lane.add.{kind}"].trigger()
    assert kind in {lane.kind for lane in workspace.snapshot.all(Lane).values()}
    before = workspace.snapshot
    workspace.select(tuple(before.all(Stage)))
    window.actions_["remove"].trigger()
    window.grab()
    assert not workspace.snapshot.all(Stage)
    window.actions_["undo"].trigger()
    window.grab()
    assert workspace.snapshot.all(Stage) == before.all(Stage)

"""Lanes in the navigator: their icons, and groups under their names."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journeymap.drawing.icons import ICONS
from journeymap.model.change import change
from journeymap.model.grid import lanes
from journeymap.ui.panels.navigator import LANES, Navigator
from journeymap.ui.widgets.row_painter import DEEP, ICON, LOOK
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import steps


def grouped(workspace: Workspace, navigator: Navigator, *titles: str) -> None:
    row = lanes(workspace.snapshot, workspace.journey)
    pairs = [(lane, lane.but(group="Doing" if lane.title in titles else "")) for lane in row]
    workspace.commit(change("x", edit=pairs))
    navigator.refresh()


def hidden(workspace: Workspace) -> set[str]:
    return {x.title for x in lanes(workspace.snapshot, workspace.journey) if not x.visible}


def test_every_lane_has_its_icon_before_its_name(navigator) -> None:
    rows = navigator.section(LANES)
    assert rows
    assert all(row.data(0, ICON) in ICONS for row in rows)


def test_lanes_of_a_group_stand_under_its_name(workspace, navigator) -> None:
    grouped(workspace, navigator, "Store", "Contact centre")
    told = [(row.text(0), row.data(0, LOOK), row.data(0, DEEP)) for row in navigator.section(LANES)]
    at = told.index(("Doing", "group", False))
    assert told[at : at + 4] == [
        ("Doing", "group", False),
        ("Store", "plain", True),
        ("Contact centre", "plain", True),
        ("Courier", "plain", False),
    ]
    workspace.undo()
    navigator.refresh()
    assert "group" not in [row.data(0, LOOK) for row in navigator.section(LANES)]


def test_the_name_of_a_group_stands_for_all_its_lanes(workspace, navigator, qtbot) -> None:
    grouped(workspace, navigator, "Store", "Contact centre")
    heading = next(row for row in navigator.section(LANES) if row.text(0) == "Doing")
    navigator.act(heading)
    chosen = [workspace.snapshot.find(id).title for id in workspace.selection]
    assert chosen == ["Store", "Contact centre"]
    assert navigator.record(heading) is None, "so that Delete and F2 mean no lane of it"
    before, gone = steps(workspace), hidden(workspace)
    eye = navigator.tree.itemWidget(heading, 1)
    assert eye is not None
    qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert hidden(workspace) - gone == {"Store", "Contact centre"}
    assert gone < hidden(workspace) and steps(workspace) == before + 1


def test_what_fits_a_lane_is_in_its_menu(workspace, navigator) -> None:
    away = [x for x in lanes(workspace.snapshot, workspace.journey) if not x.visible]
    workspace.commit(change("x", edit=[(lane, lane.but(visible=True)) for lane in away]))
    grouped(workspace, navigator, "Store")
    rows = {row.text(0): row for row in navigator.section(LANES)}
    texts = [action.text() for action in navigator.menu(rows["Store"]).actions()]
    assert {"Group lanes", "Take out of the group", "Hide lane", "Duplicate"} <= set(texts)
    assert "Show hidden lanes" not in texts
    assert "Take out of the group" not in [
        action.text() for action in navigator.menu(rows["Courier"]).actions()
    ]

"""A lane in the inspector: its kind, its group, its icon; each one step to undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeymap.drawing.icons import ICONS
from journeymap.editing.records import set_field
from journeymap.lanes import LANES
from journeymap.model.change import change
from journeymap.model.grid import lanes
from journeymap.model.records import Lane, Note
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.lanes import LaneFields
from journeymap.ui.widgets.icon_picker import IconPicker
from journeymap.workspace.workspace import Workspace
from tests.ui.inspecting import select, steps, the

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def rows(workspace: Workspace) -> dict[str, Lane]:
    return {lane.title: lane for lane in lanes(workspace.snapshot, workspace.journey)}


@pytest.fixture(autouse=True)
def bare(workspace: Workspace) -> None:
    """Let no lane of the sample have an icon or a group to begin with."""
    row = lanes(workspace.snapshot, workspace.journey)
    pairs = [(lane, lane.but(icon="", group="")) for lane in row]
    workspace.commit(change("Bare", edit=pairs))


def fields(workspace: Workspace, inspector: Inspector, *titles: str) -> LaneFields:
    page = select(workspace, inspector, *(rows(workspace)[title] for title in titles))
    return the(page, LaneFields)


def test_a_group_is_typed_or_chosen_among_those_there_are(workspace, inspector, qtbot) -> None:
    part = fields(workspace, inspector, "Store")
    before = steps(workspace)
    part.group.setFocus()
    qtbot.keyClicks(part.group.lineEdit(), "Doing")
    qtbot.keyClick(part.group.lineEdit(), Qt.Key.Key_Return)
    assert rows(workspace)["Store"].group == "Doing" and steps(workspace) == before + 1
    part = fields(workspace, inspector, "Web & social", "Courier")
    assert [part.group.itemText(i) for i in range(part.group.count())] == ["Doing"]
    part.group.setCurrentIndex(0)
    part.group.activated.emit(0)
    assert {rows(workspace)[name].group for name in ("Web & social", "Courier")} == {"Doing"}
    assert steps(workspace) == before + 2
    workspace.undo()
    assert rows(workspace)["Courier"].group == ""


def test_what_is_typed_into_a_group_stays_with_its_lane_when_another_is_selected(
    workspace, inspector
) -> None:
    part = fields(workspace, inspector, "Store")
    part.group.setEditText("Doing")
    fields(workspace, inspector, "Courier")
    assert rows(workspace)["Store"].group == "Doing"
    assert rows(workspace)["Courier"].group == "" and part.group.currentText() == ""


def test_an_icon_is_found_by_what_it_shows_and_chosen_with_the_keys(
    workspace, inspector, qtbot
) -> None:
    part = fields(workspace, inspector, "Courier")
    assert part.icon.text() == ICONS[LANES["channel"].icon], "the icon of its kind"
    picker = part.icon.pick()
    assert len(picker.shown()) == 60
    qtbot.keyClicks(picker.search, "deliv")
    assert picker.shown() == ["truck"]
    before = steps(workspace)
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert rows(workspace)["Courier"].icon == "truck" and steps(workspace) == before + 1
    inspector.refresh()
    assert part.icon.text() == "delivery"
    picker = part.icon.pick()
    picker.usual.click()
    assert rows(workspace)["Courier"].icon == ""


def test_nothing_is_chosen_where_no_icon_is_called_so(workspace, inspector, qtbot) -> None:
    part = fields(workspace, inspector, "Courier")
    picker = part.icon.pick()
    qtbot.keyClicks(picker.search, "zzz")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert picker.shown() == [] and rows(workspace)["Courier"].icon == ""
    picker.close()


def test_a_click_chooses_an_icon_and_closes_the_grid(workspace, inspector, qtbot) -> None:
    part = fields(workspace, inspector, "Store")
    picker: IconPicker = part.icon.pick()
    item = picker.list.item(list(ICONS).index("store"))
    place = picker.list.visualItemRect(item).center()
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows(workspace)["Store"].icon == "store"


def offered(part: LaneFields) -> list[str]:
    return [part.kind.itemText(i) for i in range(part.kind.count())]


def test_a_lane_with_cards_stays_a_channel_and_one_of_quotes_may_be_another(
    workspace, inspector
) -> None:
    part = fields(workspace, inspector, "Store")
    assert offered(part) == ["Channel"] and not part.kind.isEnabled()
    part = fields(workspace, inspector, "Opportunities")
    assert {"Quotes", "Ideas", "Notes", "Channel"} <= set(offered(part))


def test_a_lane_of_notes_becomes_another_kind_that_holds_notes(workspace, inspector) -> None:
    lane = Lane(journey=workspace.journey, kind="text", title="Notes", position=99)
    note = Note(journey=workspace.journey, lane=lane.id, body="Busy")
    workspace.commit(change("x", add=[lane, note]))
    part = fields(workspace, inspector, "Notes")
    assert "Quotes" not in offered(part)
    index = offered(part).index("Storyboard")
    part.kind.setCurrentIndex(index)
    part.kind.activated.emit(index)
    made = workspace.snapshot.get(Lane, lane.id)
    assert made and (made.kind, made.title) == ("pictures", "Storyboard")
    workspace.undo()
    assert workspace.snapshot.get(Lane, lane.id) == lane


def test_a_kind_whose_plug_in_is_missing_is_named_and_kept(workspace, inspector) -> None:
    lane = Lane(journey=workspace.journey, kind="gone", title="Mine", position=99)
    workspace.commit(change("x", add=[lane]))
    part = fields(workspace, inspector, "Mine")
    assert part.kind.currentText() == "gone"
    assert "plug-in is missing" in part.hint.text()
    workspace.commit(set_field(workspace.snapshot, (lane.id,), "title", "Ours"))
    assert workspace.snapshot.find(lane.id).kind == "gone"

"""The navigator: where one goes from it, and what it finds while nobody waits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import load_theme
from journeymap.editing import COMMANDS
from journeymap.model.records import Journey, Lane, Persona, Touchpoint
from journeymap.ui.panels.navigator import FINDINGS, JOURNEYS, LANES, PERSONAS, Navigator
from journeymap.ui.panels.navigator_rows import ids_of
from journeymap.ui.widgets.eye import Sign
from journeymap.ui.widgets.row_painter import SOFT
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.findings_worker import FindingsWorker


def texts(navigator: Navigator, section: int) -> list[str]:
    return [item.text(0) for item in navigator.section(section)]


def row(navigator: Navigator, section: int, text: str) -> QTreeWidgetItem:
    return next(item for item in navigator.section(section) if item.text(0) == text)


def click(navigator: Navigator, item: QTreeWidgetItem, qtbot: QtBot) -> None:
    rect = navigator.tree.visualItemRect(item)
    qtbot.mouseClick(navigator.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    navigator.refresh()


def type_into(navigator: Navigator, text: str, qtbot: QtBot) -> None:
    editor = navigator.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not navigator.tree.editing)
    navigator.refresh()


def test_it_lists_journeys_personas_and_lanes(workspace, navigator) -> None:
    assert texts(navigator, JOURNEYS) == ["Buying a coffee machine"]
    assert texts(navigator, PERSONAS) == ["Olena, 34", "Maksym, 51"]
    assert texts(navigator, LANES)[:3] == ["Storyboard", "Web & social", "Store"]


def test_a_click_on_a_persona_focuses_and_another_ends_that(workspace, navigator, qtbot) -> None:
    olena = row(navigator, PERSONAS, "Olena, 34")
    click(navigator, olena, qtbot)
    assert (workspace.focus,) == ids_of(olena)
    click(navigator, olena, qtbot)
    assert workspace.focus is None


def test_a_click_on_a_lane_selects_it(workspace, navigator, qtbot) -> None:
    store = row(navigator, LANES, "Store")
    click(navigator, store, qtbot)
    assert workspace.selection == ids_of(store)


def test_the_eye_hides_a_lane_and_shows_it_again(workspace, navigator, qtbot) -> None:
    store = row(navigator, LANES, "Store")
    (id,) = ids_of(store)
    for wanted in (False, True):
        eye = navigator.tree.itemWidget(store, 1)
        assert isinstance(eye, Sign) and eye.accessibleName() == "Show Store"
        qtbot.mouseClick(eye, Qt.MouseButton.LeftButton)
        navigator.refresh()
        assert workspace.snapshot.get(Lane, id).visible is wanted
        assert eye.isChecked() is wanted
    workspace.undo()
    navigator.refresh()
    assert not eye.isChecked()


def test_f2_renames_in_one_step(workspace, navigator, qtbot) -> None:
    store = row(navigator, LANES, "Store")
    navigator.tree.setCurrentItem(store)
    navigator.tree.setFocus()
    qtbot.keyClick(navigator.tree, Qt.Key.Key_F2)
    type_into(navigator, "Shop", qtbot)
    assert "Shop" in texts(navigator, LANES)
    workspace.undo()
    navigator.refresh()
    assert "Store" in texts(navigator, LANES)


def test_a_new_journey_is_looked_at_and_named(workspace, navigator, qtbot) -> None:
    first = workspace.journey
    heading = navigator.tree.topLevelItem(JOURNEYS)
    qtbot.mouseClick(navigator.tree.itemWidget(heading, 1), Qt.MouseButton.LeftButton)
    assert workspace.journey != first
    type_into(navigator, "After the sale", qtbot)
    assert workspace.snapshot.get(Journey, workspace.journey).title == "After the sale"
    click(navigator, row(navigator, JOURNEYS, "Buying a coffee machine"), qtbot)
    assert workspace.journey == first


def test_a_lane_of_any_kind_can_be_added(workspace, navigator, qtbot) -> None:
    actions = {action.text(): action for action in navigator.lane_menu().actions()}
    before = len(navigator.section(LANES))
    actions["Emotion"].trigger()
    type_into(navigator, "What they feel", qtbot)
    assert len(navigator.section(LANES)) == before + 1
    lane = next(x for x in workspace.snapshot.all(Lane).values() if x.title == "What they feel")
    assert lane.kind == "emotion"


def test_delete_removes_a_persona_but_not_the_only_journey(workspace, navigator, qtbot) -> None:
    navigator.tree.setFocus()
    for section, left, kind in ((PERSONAS, 1, Persona), (JOURNEYS, 1, Journey)):
        navigator.tree.setCurrentItem(navigator.section(section)[0])
        qtbot.keyClick(navigator.tree, Qt.Key.Key_Delete)
        navigator.refresh()
        assert len(workspace.snapshot.all(kind)) == left == len(navigator.section(section))


def test_findings_come_by_themselves_and_lead_to_what_they_mean(
    workspace, navigator, qtbot
) -> None:
    qtbot.waitUntil(lambda: bool(texts(navigator, FINDINGS)), timeout=30_000)
    worst = navigator.section(FINDINGS)[0]
    assert (worst.text(0), worst.data(0, SOFT)) == ("Repeats the order number", "Highest friction")
    with qtbot.waitSignal(navigator.shows) as asked:
        click(navigator, worst, qtbot)
    assert asked.args
    finding = asked.args[0]
    assert (finding.text, finding.ids) == (worst.toolTip(0), ids_of(worst))
    assert finding.text.startswith("Calls about the delay: Repeats the order number")


def test_a_name_has_the_room_of_the_eye_where_there_is_none(navigator, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(texts(navigator, FINDINGS)), timeout=30_000)
    for section in (JOURNEYS, PERSONAS, FINDINGS):
        assert navigator.section(section)[0].isFirstColumnSpanned()
    assert not navigator.section(LANES)[0].isFirstColumnSpanned()


def test_findings_follow_what_is_done(workspace, navigator, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(texts(navigator, FINDINGS)), timeout=30_000)
    before = texts(navigator, FINDINGS)
    call = next(
        t for t in workspace.snapshot.all(Touchpoint).values() if t.title.startswith("Calls")
    )
    workspace.select((call.id,))
    workspace.run("remove")
    qtbot.waitUntil(lambda: texts(navigator, FINDINGS) != before, timeout=30_000)
    told = [row.toolTip(0) for row in navigator.section(FINDINGS)]
    assert any(told) and not any("Calls about the delay" in text for text in told)


def test_a_hidden_navigator_looks_for_nothing(workspace, qtbot) -> None:
    navigator = Navigator(workspace, Appearance(load_theme()), FindingsWorker(workspace, workspace))
    qtbot.addWidget(navigator)
    workspace.run("persona.add")
    qtbot.wait(20)
    assert texts(navigator, PERSONAS) == []


def test_a_to_be_journey_is_called_so_and_that_is_no_part_of_its_title(
    workspace, navigator, qtbot
) -> None:
    made = COMMANDS["journey.to-be"].run(workspace.edit_view)
    workspace.commit(made)
    navigator.refresh()
    title = "Buying a coffee machine"
    assert texts(navigator, JOURNEYS) == [title, f"{title} (to-be)"]
    there = row(navigator, JOURNEYS, f"{title} (to-be)")
    navigator.tree.editItem(there)
    type_into(navigator, "Without the wait (to-be)", qtbot)
    journey = next(j for j in workspace.snapshot.all(Journey).values() if j.state == "to-be")
    assert journey.title == "Without the wait"
    assert texts(navigator, JOURNEYS)[1] == "Without the wait (to-be)"

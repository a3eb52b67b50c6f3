"""Real customers' journeys in the window: laid over, told with the keys, matched by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journeymap.analysis.flow.case_ways import cases_of, way_of
from journeymap.editing.views import save_view
from journeymap.model.document import Document
from journeymap.model.records import Journey, SavedView, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.cases import CasesPanel
from journeymap.ui.panels.standing_for import CaseOf, StandsFor
from journeymap.ui.shell.palette import Palette
from journeymap.ui.shell.window import Window
from journeymap.view import EVERY_CASE
from journeymap.workspace.actions import applies, perform
from tests.analysis.told_cases import ANNA, BOHDAN, CHEN, buying, told
from tests.editing.maps import JOURNEY
from tests.ui.person import Person


@pytest.fixture
def window(begun: Window, qtbot: QtBot) -> Window:
    begun.workspace.open(Document(buying()))
    begun.workspace.look_at(JOURNEY)
    return begun


def do(window: Window, name: str) -> None:
    perform(window, window.actions_.declared[name])


def panel(window: Window, qtbot: QtBot) -> CasesPanel:
    window.panels.set_shown("cases", True)
    qtbot.waitUntil(lambda: bool(window.findChildren(CasesPanel)), timeout=30_000)
    (found,) = window.findChildren(CasesPanel)
    found.refresh()
    return found


def picker(window: Window) -> Palette:
    return next(one for one in window.findChildren(Palette) if one.isVisible())


def on_page(window: Window) -> str:
    from journeymap.drawing.shapes import Text

    shapes = (shape for figure in window.canvas.scene.figures() for shape in figure.shapes)
    return " ".join(shape.text for shape in shapes if isinstance(shape, Text))


def test_cases_are_laid_over_with_one_key_and_taken_away_with_it(window: Window) -> None:
    assert "of 3 cases" not in on_page(window)
    Person().press("Ctrl+Shift+J")
    assert window.workspace.look.cases == EVERY_CASE
    assert "2 of 3 cases" in on_page(window)
    assert not window.workspace.document.undoable, "to look is no step"
    Person().press("Ctrl+Shift+J")
    assert "of 3 cases" not in on_page(window)


def test_the_menu_names_each_case_and_lays_it_over_alone(window: Window, qtbot: QtBot) -> None:
    actions = window.actions_.declared
    assert [actions[f"cases.{n}"].text(window) for n in (1, 2, 3)] == [ANNA, BOHDAN, CHEN]
    assert not applies(window, actions["cases.4"])
    do(window, "cases.2")
    assert window.workspace.look.cases == BOHDAN
    qtbot.waitUntil(lambda: "the way of Bohdan, step by step" in on_page(window))


def test_cases_that_are_laid_over_are_kept_with_a_view(window: Window) -> None:
    workspace = window.workspace
    do(window, "cases.2")
    change = save_view(workspace.edit_view, "With Bohdan")
    assert change and workspace.commit(change)
    do(window, "cases.none")
    (saved,) = workspace.snapshot.ordered(SavedView)
    workspace.look_through(saved)
    assert workspace.look.cases == BOHDAN


def test_a_case_that_is_deleted_lies_over_nothing_any_more(window: Window) -> None:
    workspace = window.workspace
    do(window, "cases.2")
    workspace.select((BOHDAN,))
    assert window.run("remove")
    assert workspace.view.cases == ""


def test_the_panel_goes_to_what_the_model_has_not(window: Window, qtbot: QtBot) -> None:
    cases = panel(window, qtbot)
    told_ = {row.line.words: row for row in cases.lines}
    assert told_["Asks a friend"].line.aside == BOHDAN
    told_["Asks a friend"].words.followed.emit()
    assert window.workspace.journey == BOHDAN
    assert window.workspace.selection == ("Bohdan 4",)
    cases.refresh()
    assert cases.about.text() == "A case of “Coffee”"
    cases.about.followed.emit()
    assert window.workspace.journey == JOURNEY


def test_a_click_on_a_case_in_the_panel_lays_it_over_alone_and_again_all(
    window: Window, qtbot: QtBot
) -> None:
    cases = panel(window, qtbot)
    row = next(row for row in cases.lines if row.line.words == ANNA)
    row.words.followed.emit()
    assert window.workspace.look.cases == ANNA
    cases.refresh()
    row = next(row for row in cases.lines if row.line.words == ANNA)
    row.words.followed.emit()
    assert window.workspace.look.cases == EVERY_CASE
    cases.none.click()
    assert window.workspace.look.cases == ""


def test_an_interview_is_told_with_the_keys_one_step_after_the_other(
    window: Window, qtbot: QtBot
) -> None:
    workspace = window.workspace
    assert window.main_view.perform("case.add")
    (case,) = (one for one in cases_of(workspace.snapshot, JOURNEY) if one.title == "Case 4")
    workspace.look_at(case.id)
    do(window, "case.step")
    for words in ("a", "Reads a forum", "c"):
        qtbot.waitUntil(lambda: any(x.isVisible() for x in window.findChildren(Palette)))
        field = picker(window).field
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    way = way_of(workspace.snapshot, JOURNEY, case.id)
    titles = [workspace.snapshot.all(Touchpoint)[id].title for id in way.steps]
    assert titles == ["a", "Reads a forum", "c"]
    assert way.path == ("a", "c") and len(way.moves) == 2
    qtbot.keyClick(picker(window).field, Qt.Key.Key_Escape)
    assert not any(one.isVisible() for one in window.findChildren(Palette))


def test_what_the_model_says_comes_next_stands_first(window: Window, qtbot: QtBot) -> None:
    window.workspace.look_at(ANNA)
    window.workspace.select(("Anna 2",))
    do(window, "case.step")
    assert picker(window).list.item(0).text() == "c"


def test_a_touchpoint_of_a_case_is_matched_in_the_inspector(window: Window, qtbot: QtBot) -> None:
    workspace = window.workspace
    workspace.look_at(BOHDAN)
    workspace.select(("Bohdan 4",))
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(StandsFor)))
    (part,) = (one for one in window.findChildren(StandsFor) if one.isVisible())
    assert part.choice.shown() == "nothing in the model"
    index = part.choice.findText("f")
    part.choice.activated.emit(index)
    assert workspace.snapshot.all(Touchpoint)["Bohdan 4"].origin == "f"
    workspace.look_at(JOURNEY)
    workspace.select(("a",))
    qtbot.waitUntil(lambda: not part.isVisible())


def test_the_journey_of_a_case_is_chosen_in_the_inspector(window: Window, qtbot: QtBot) -> None:
    workspace = window.workspace
    alone = [
        one.but(derived=None) if isinstance(one, Journey) else one for one in told("Dora", ["+a"])
    ]
    workspace.open(Document(Snapshot([*buying().records(), *alone])))
    workspace.look_at("Dora")
    workspace.select(())
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(CaseOf)))
    (part,) = (one for one in window.findChildren(CaseOf) if one.isVisible())
    part.choice.activated.emit(part.choice.findText("Coffee"))
    assert workspace.snapshot.all(Journey)["Dora"].derived == JOURNEY
    do(window, "case.match")
    assert workspace.snapshot.all(Touchpoint)["Dora 1"].origin == "a"


def test_what_was_not_matched_by_title_is_named(window: Window, qtbot: QtBot) -> None:
    workspace = window.workspace
    case = told("Dora", ["+a", "+Asks a friend"])
    workspace.open(Document(Snapshot([*buying().records(), *case])))
    workspace.look_at("Dora")
    said: list[str] = []
    workspace.said.connect(said.append)
    do(window, "case.match")
    assert workspace.document.undoable == "Match by title"
    assert said[-1] == "1 matched by title. 1 is not in the model: “Asks a friend”"


def test_cases_stand_under_their_model_in_the_navigator(window: Window) -> None:
    from journeymap.editing.nesting import nested

    names = [(one.id, deep) for one, deep in nested(window.workspace.snapshot)]
    assert names == [(JOURNEY, 0), (ANNA, 1), (BOHDAN, 1), (CHEN, 1)]

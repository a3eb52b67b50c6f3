"""A map that is only begun: its hint, its menus and its lanes, as a newcomer meets them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from journeymap.editing.scores import add_metric
from journeymap.model.grid import Cell, stages
from journeymap.model.records import Lane, Metric, Note, Score, Step, Touchpoint
from journeymap.ui.panels.navigator import Navigator
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.overlay import MapOverlay
from journeymap.ui.widgets.menus import LetterMenu
from tests.ui.person import Person


@pytest.mark.qt_log_ignore("raise|grabbing the keyboard", extend=True)
def test_a_letter_in_an_open_menu_chooses_its_entry_and_not_what_the_page_does_with_it(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    window, made = begun, []
    menu = LetterMenu(window)
    menu.addAction("&Two", lambda: made.append("two"))
    window.canvas.setFocus()
    menu.popup(window.mapToGlobal(QPoint(20, 20)))
    qtbot.waitUntil(menu.isVisible)
    before = len(window.workspace.snapshot.all(Touchpoint))
    person.press("T")
    assert made == ["two"]
    assert len(window.workspace.snapshot.all(Touchpoint)) == before


def test_just_typing_names_a_lane_that_was_added_while_a_list_had_the_keyboard(
    begun: Window, person: Person
) -> None:
    window = begun
    tree = next(iter(window.findChildren(Navigator))).tree
    tree.setFocus()
    window.actions_["lane.add.scores"].trigger()
    person.type("Relevance")
    person.press("Return")
    assert "Relevance" in {lane.title for lane in window.workspace.snapshot.all(Lane).values()}


@pytest.mark.parametrize(("more", "said"), [(0, True), (12, False)])
def test_the_hint_of_an_empty_map_stands_where_no_lane_is(
    begun: Window, more: int, said: bool
) -> None:
    window = begun
    cards = window.workspace.snapshot.all(Touchpoint)
    window.workspace.select(tuple(cards))
    window.actions_["remove"].trigger()
    for lane in tuple(window.workspace.snapshot.all(Lane))[2:]:
        window.workspace.select((lane,))
        window.actions_["remove"].trigger()
    for _ in range(more):
        window.actions_["lane.add.text"].trigger()
    canvas = window.canvas
    canvas.lay_out()
    overlay = MapOverlay(canvas, canvas.controller, canvas.tool_context, dict)
    assert (overlay.hint_place() is not None) is said


def test_counts_typed_into_a_lane_about_one_question_are_a_score_of_the_stage(
    begun: Window, person: Person
) -> None:
    window = begun
    workspace = window.workspace
    workspace.commit(add_metric(workspace.snapshot, "own", "Relevance"))
    metric = next(m for m in workspace.snapshot.all(Metric).values() if m.title == "Relevance")
    workspace.select((metric.id,))
    window.actions_["metric.lane"].trigger()
    lane = next(x for x in workspace.snapshot.all(Lane).values() if x.metric == metric.id)
    stage = stages(workspace.snapshot, workspace.journey)[1]
    step = workspace.snapshot.of(Step, "stage", stage.id)[0]
    workspace.stand(Cell(stage.id, step.id, lane.id))
    window.canvas.setFocus()
    person.type("2 3 5")
    person.press("Return")
    assert window.canvas.writing.active, "too few counts: the field stays, nothing is lost"
    assert not workspace.snapshot.of(Score, "metric", metric.id)
    person.type(" 12 20")
    person.press("Return")
    assert not window.canvas.writing.active
    (score,) = workspace.snapshot.of(Score, "metric", metric.id)
    assert (score.stage, score.answers) == (stage.id, (2, 3, 5, 12, 20))
    person.press("Ctrl+Z")
    assert not workspace.snapshot.of(Score, "metric", metric.id)


def test_a_list_is_begun_by_its_hyphen_in_an_empty_cell(begun: Window, person: Person) -> None:
    workspace = begun.workspace
    begun.actions_["lane.add.text"].trigger()
    person.press("Escape")
    (lane,) = (one for one in workspace.snapshot.all(Lane).values() if one.kind == "text")
    stage = stages(workspace.snapshot, workspace.journey)[0]
    step = workspace.snapshot.of(Step, "stage", stage.id)[0]
    begun.canvas.setFocus()
    workspace.stand(Cell(stage.id, step.id, lane.id))
    person.press("-")
    person.type(" asks")
    person.press("Return")
    assert "- asks" in {note.body for note in workspace.snapshot.all(Note).values()}

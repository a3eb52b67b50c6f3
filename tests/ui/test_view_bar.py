"""The bar of filters and views, by keyboard and mouse alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journeymap.editing.views import save_view
from journeymap.model.document import Document
from journeymap.model.records import SavedView, Stage
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.ui.shell.view_bar import ViewBar
from journeymap.ui.shell.window import Window
from journeymap.view import EVERYTHING, Filter, ScoreChoice, shown
from journeymap.workspace.actions import applies, perform
from tests.ui.person import Person


@pytest.fixture
def window(begun: Window, qtbot: QtBot) -> Window:
    qtbot.waitUntil(lambda: bool(begun.findChildren(ViewBar)), timeout=30_000)
    begun.workspace.open(Document(Snapshot().apply(load("coffee", "en"))))
    return begun


def bar_of(window: Window) -> ViewBar:
    (bar,) = window.findChildren(ViewBar)
    return bar


def do(window: Window, name: str) -> None:
    perform(window, window.actions_.declared[name])


def test_the_bar_comes_when_it_is_asked_for_and_goes_again(window: Window, qtbot: QtBot) -> None:
    bar = bar_of(window)
    assert not bar.isVisible()
    do(window, "filter.bar")
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bar.add.hasFocus())
    qtbot.keyClick(bar.add, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_a_condition_is_found_by_typing_and_dropped_by_its_chip(
    window: Window, qtbot: QtBot
) -> None:
    bar, workspace = bar_of(window), window.workspace
    do(window, "filter.bar")
    qtbot.keyClick(bar.add, Qt.Key.Key_Space)
    qtbot.keyClicks(bar.picker.field, "friction 2")
    qtbot.keyClick(bar.picker.field, Qt.Key.Key_Return)
    assert workspace.look.filter == Filter(friction=2)
    qtbot.waitUntil(lambda: bar.count.text() == "5 of 12")
    (chip,) = bar.chips.buttons
    assert chip.text().startswith("Friction ≥ 2")
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert workspace.look.filter == EVERYTHING
    qtbot.waitUntil(lambda: not bar.chips.buttons)


def test_the_bar_stays_while_something_is_filtered(window: Window, qtbot: QtBot) -> None:
    bar, workspace = bar_of(window), window.workspace
    workspace.change_look(filter=Filter(text="calls about"))
    qtbot.waitUntil(bar.isVisible)
    assert bar.field.text() == "calls about" and bar.count.text() == "1 of 12"
    bar.away.click()
    assert bar.isVisible()
    bar.clear_all.click()
    assert workspace.look.filter == EVERYTHING
    bar.away.click()
    assert not bar.isVisible()


def test_a_filter_that_matches_nothing_says_so_and_is_cleared(window: Window, qtbot: QtBot) -> None:
    bar, workspace = bar_of(window), window.workspace
    workspace.change_look(filter=Filter(text="no such words", hides=True))
    qtbot.waitUntil(lambda: bar.count.text() == "nothing matches")
    told = [figure.name for figure in window.canvas.scene.figures()]
    assert any(name.startswith("No touchpoint matches the filter.") for name in told)
    bar.clear_all.click()
    assert len(shown(workspace.view).touchpoints) == 12


def test_many_conditions_stand_in_a_menu(window: Window, qtbot: QtBot) -> None:
    workspace, bar = window.workspace, bar_of(window)
    stages = frozenset(stage.id for stage in workspace.snapshot.ordered(Stage))
    window.resize(900, 700)
    workspace.change_look(filter=Filter(stages=stages, friction=1, below_target=True))
    qtbot.waitUntil(lambda: bool(bar.chips.buttons))
    qtbot.waitUntil(bar.chips.more.isVisible)
    hidden = [one for one in bar.chips.buttons if not one.isVisible()]
    assert hidden and len(bar.chips.more.menu().actions()) == len(hidden)
    assert all(isinstance(one, QPushButton) and one.accessibleName() for one in bar.chips.buttons)


def test_a_view_is_kept_looked_through_and_shown_first(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = window.workspace
    monkeypatch.setattr("journeymap.ui.shell.view_names.ask_line", lambda *_: "Pains")
    workspace.change_look(filter=Filter(friction=3), detail="full")
    do(window, "view.save-as")
    (saved,) = workspace.snapshot.all(SavedView).values()
    assert saved.name == "Pains" and workspace.through == saved and not workspace.view_changed
    workspace.look_through(None)
    assert workspace.look.filter == EVERYTHING
    workspace.look_through(saved)
    assert workspace.look.filter == Filter(friction=3) and workspace.look.detail == "full"
    workspace.change_look(detail="executive")
    assert workspace.view_changed and applies(window, window.actions_.declared["view.save"])
    do(window, "view.default")
    workspace.undo()
    assert workspace.look.detail == "executive", "how one looks is no step to take back"


def test_a_journey_is_shown_first_in_its_default_view(window: Window) -> None:
    workspace = window.workspace
    workspace.change_look(detail="executive")
    workspace.commit(save_view(workspace.edit_view, "Management"))
    (saved,) = workspace.snapshot.all(SavedView).values()
    workspace.look_through(saved)
    do(window, "view.default")
    workspace.open(workspace.document)
    assert workspace.look.detail == "executive" and workspace.through is not None


def test_stages_are_folded_and_unfolded_by_keyboard_alone(window: Window, person: Person) -> None:
    workspace, canvas = window.workspace, window.canvas
    stage = workspace.snapshot.ordered(Stage)[1].id
    window.activateWindow()
    canvas.setFocus()
    workspace.select((stage,))
    person.press("Ctrl+Shift+B")
    assert workspace.look.folded == {stage} and workspace.selection == (stage,)
    person.press("Return")
    assert not workspace.look.folded


def test_the_bar_says_on_the_map_which_scores_count(begun: Window, qtbot: QtBot) -> None:
    workspace, bar = begun.workspace, begun.bars.view_bar
    assert bar is not None
    workspace.change_look(filter=Filter(scores=ScoreChoice(respondents="team")))
    qtbot.waitUntil(bar.isVisible)
    assert [one.text() for one in bar.chips.buttons] == ["Who answered: our own guess  ✕"]
    assert bar.count.text() == "" and bar.clear_all.isVisible()
    bar.clear_all.click()
    assert workspace.look.filter == Filter()

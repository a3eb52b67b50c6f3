"""The action plan in the window: opened, taken further, put elsewhere; the five steps lead on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import Goal, Idea, Quote, Score, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.numbers.marks import Mark
from journeymap.ui.views.numbers.view import NumbersView
from journeymap.workspace.actions import ACTIONS, perform
from journeymap.workspace.actions.context import IDEA_MARK, context_names
from journeymap.workspace.leading import lead
from tests.ui.person import LEFT, PLAIN, Person


@pytest.fixture
def plan(begun: Window, person: Person, qtbot: QtBot) -> NumbersView:
    """The plan of the sample, which has the keyboard."""
    for panel in begun.panels.shown():
        begun.panels.set_shown(panel, False)
    begun.activateWindow()
    begun.focus()
    person.press("Alt+5")
    view = begun.main_view
    assert isinstance(view, NumbersView)
    qtbot.waitUntil(lambda: bool(view.page.charts), timeout=20_000)
    view.page.setFocus()
    return view


def mark(plan: NumbersView, chart: str, words: str) -> Mark:
    """Return a mark that tells of something, brought into view."""
    placed = plan.page.placed(chart)
    assert placed is not None
    found = next(one for one in placed.walked if words in one.figure.name)
    plan.page.reveal_place(found.figure.rect)
    return found


def middle(plan: NumbersView, one: Mark) -> QPoint:
    """Return where a mark is seen."""
    x, y, w, h = plan.page.camera.rect_to_view(one.figure.rect)
    return QPoint(round(x + min(w, 60) / 2), round(y + h / 2))


def idea(window: Window, title: str) -> Idea:
    """Return an idea by its title."""
    return next(i for i in window.workspace.snapshot.all(Idea).values() if i.title == title)


STOCK, ALERTS, VIDEO = (
    "Live stock on product page",
    "Delay alerts before the call",
    "QR video: set up in 3 min",
)


@pytest.mark.parametrize(
    "chart", ["actions-scope", "actions-owner", "actions-month", "actions-horizon"]
)
def test_a_click_on_an_action_selects_its_idea_with_its_fields_beside(
    begun: Window, plan: NumbersView, chart: str
) -> None:
    one = mark(plan, chart, ALERTS)
    QTest.mouseClick(plan.page.viewport(), LEFT, PLAIN, middle(plan, one))
    assert begun.workspace.selection == (idea(begun, ALERTS).id,)
    assert begun.panels.shows("inspector") and begun.workspace.arrangement == "plan"


def test_the_menu_of_an_action_sets_its_status(begun: Window, plan: NumbersView) -> None:
    one = mark(plan, "actions-scope", VIDEO)
    plan.page.here, plan.page.chart = one, one.chart
    plan.page._choose_idea(one)
    assert context_names(begun, {}) == list(IDEA_MARK)
    actions = {action.name: action for action in begun.actions_.declared.values()}
    perform(begun, actions["idea.status.planned"])
    assert idea(begun, VIDEO).status == "planned"


def test_keys_take_an_action_further_and_into_the_next_group(
    begun: Window, plan: NumbersView, person: Person
) -> None:
    plan.page.go_to(mark(plan, "actions-scope", VIDEO))
    person.press("Alt+Right")
    assert idea(begun, VIDEO).status == "planned"
    person.press("Alt+Right", "Alt+Right", "Alt+Right")
    assert idea(begun, VIDEO).status == "done"
    person.press("Alt+Left")
    assert idea(begun, VIDEO).status == "work"
    person.press("Alt+Down")
    assert idea(begun, VIDEO).scope == "sale"
    begun.workspace.undo()
    assert idea(begun, VIDEO).scope == "channel"


def test_an_action_is_dragged_into_another_month_in_one_step(
    begun: Window, plan: NumbersView, qtbot: QtBot
) -> None:
    begun.resize(1440, 1600)
    stock, alerts = (mark(plan, "actions-month", words) for words in (STOCK, ALERTS))
    view, start, end = plan.page.viewport(), middle(plan, stock), middle(plan, alerts)
    QTest.mousePress(view, LEFT, PLAIN, start)
    qtbot.mouseMove(view, start - QPoint(0, 20))
    QTest.mouseMove(view, end)
    QApplication.processEvents()
    assert plan.busy and idea(begun, STOCK).due == "2027-02-01"
    QTest.mouseRelease(view, LEFT, PLAIN, end)
    assert idea(begun, STOCK).due == "2026-12-01" and not plan.busy
    begun.workspace.undo()
    assert idea(begun, STOCK).due == "2027-02-01"


def test_esc_leaves_an_action_that_is_held_where_it_was(
    begun: Window, plan: NumbersView, person: Person, qtbot: QtBot
) -> None:
    begun.resize(1440, 1600)
    stock, alerts = (mark(plan, "actions-scope", words) for words in (STOCK, ALERTS))
    view, start = plan.page.viewport(), middle(plan, stock)
    QTest.mousePress(view, LEFT, PLAIN, start)
    qtbot.mouseMove(view, start - QPoint(0, 20))
    QTest.mouseMove(view, middle(plan, alerts))
    QApplication.processEvents()
    person.press("Esc")
    QTest.mouseRelease(view, LEFT, PLAIN, start)
    assert idea(begun, STOCK).scope == "multi" and not begun.workspace.previewing


def test_a_step_leads_to_what_is_missing_or_begins_it(
    begun: Window, plan: NumbersView, person: Person
) -> None:
    snapshot = begun.workspace.snapshot
    begun.workspace.commit(Change("No goals", removal(snapshot, snapshot.all(Goal))))
    plan.page.go_to(mark(plan, "steps", "Set goals"))
    person.press("Enter")
    (goal,) = begun.workspace.snapshot.all(Goal).values()
    assert begun.workspace.selection == (goal.id,) and begun.panels.shows("inspector")
    assert begun.workspace.arrangement == "plan"
    one = mark(plan, "steps", "Act")
    QTest.mouseClick(plan.page.viewport(), LEFT, PLAIN, middle(plan, one))
    chosen = begun.workspace.snapshot.all(Idea)[begun.workspace.selection[0]]
    assert chosen.status in ("planned", "work")


def test_to_assess_leads_to_the_first_touchpoint_nobody_was_heard_of(
    begun: Window, plan: NumbersView
) -> None:
    lead(begun, "assess")
    workspace = begun.workspace
    (chosen,) = workspace.selection
    assert workspace.arrangement == "map" and workspace.snapshot.get(Touchpoint, chosen)
    for kind in (Score, Quote):
        assert not workspace.snapshot.of(kind, "touchpoint", chosen)


def test_the_menu_of_the_journey_opens_the_five_steps_also_where_they_were_hidden(
    begun: Window, plan: NumbersView, qtbot: QtBot
) -> None:
    begun.workspace.change_look(charts=("-steps",))
    begun.workspace.arrange("map")
    perform(begun, ACTIONS["steps.show"])
    assert begun.workspace.arrangement == "plan"
    qtbot.waitUntil(lambda: plan.page.placed("steps") is not None)

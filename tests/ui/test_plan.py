"""The plan in the window: ideas weighed by mouse and keys, from the tray and back, one step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.layout.numbers.charts import ChartAxes
from journeymap.layout.numbers.scene import NumbersScene
from journeymap.model.change import change
from journeymap.model.records import Frame, Idea, SavedView, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.numbers.marks import Mark
from journeymap.ui.views.numbers.view import NumbersView
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


def mark(plan: NumbersView, board: str, id: str) -> Mark:
    """Return the mark of a record on a board, brought into view."""
    placed = plan.page.placed(board)
    assert placed is not None
    found = next(one for one in placed.walked if one.figure.id == id)
    plan.page.reveal_place(found.figure.rect)
    return found


def axes(plan: NumbersView, board: str) -> ChartAxes:
    """Return the axes of a board."""
    scene = plan.page.lay_out()
    assert isinstance(scene, NumbersScene)
    card = scene.card(board)
    assert card is not None and card.axes is not None
    return card.axes


def at(plan: NumbersView, x: float, y: float) -> QPoint:
    """Return where a place of the page is seen."""
    left, top = plan.page.camera.to_view(x, y)
    return QPoint(round(left), round(top))


def spot(plan: NumbersView, board: str, across: float, up: float) -> QPoint:
    """Return where two values of a board are seen."""
    found = axes(plan, board)
    place, (left, right), (low, high) = found.place, found.across, found.up
    x = place.x + place.w * (across - left) / (right - left)
    return at(plan, x, place.bottom - place.h * (up - low) / (high - low))


def drag(plan: NumbersView, dot: Mark, to: QPoint) -> None:
    """Drag a mark to a place of the view, and let it go there."""
    view, rect = plan.page.viewport(), dot.figure.rect
    begin = at(plan, rect.x + min(rect.w, 16) / 2, rect.y + rect.h / 2)
    QTest.mousePress(view, LEFT, PLAIN, begin)
    QTest.mouseMove(view, begin + QPoint(20, 0))
    QTest.mouseMove(view, to)
    QApplication.processEvents()
    QTest.mouseRelease(view, LEFT, PLAIN, to)


def idea(window: Window, id: str) -> Idea:
    """Return an idea as it is kept."""
    return window.workspace.snapshot.all(Idea)[id]


def first(window: Window) -> Idea:
    """Return an idea that is weighed and waits."""
    return next(i for i in window.workspace.snapshot.ordered(Idea) if i.impact and i.effort)


def test_an_idea_is_dragged_from_the_tray_onto_the_board_in_one_step(
    begun: Window, plan: NumbersView
) -> None:
    one, other = [i for i in begun.workspace.snapshot.ordered(Idea) if i.impact and i.effort][:2]
    bare = [(i, i.but(impact=None, effort=None)) for i in (one, other)]
    begun.workspace.commit(change("", edit=bare))
    drag(plan, mark(plan, "impact", one.id), spot(plan, "impact", 2.2, 4.8))
    assert (idea(begun, one.id).effort, idea(begun, one.id).impact) == (2, 5)
    begun.workspace.undo()
    assert idea(begun, one.id).impact is None and idea(begun, one.id).effort is None


def test_an_idea_that_is_dragged_back_to_the_tray_is_not_rated_any_more(
    begun: Window, plan: NumbersView
) -> None:
    one, other = [i for i in begun.workspace.snapshot.ordered(Idea) if i.impact and i.effort][:2]
    begun.workspace.commit(change("", edit=[(other, other.but(impact=None))]))
    tray = axes(plan, "impact").tray
    assert tray is not None
    dot = mark(plan, "impact", one.id)
    drag(plan, dot, at(plan, *tray.centre))
    assert idea(begun, one.id).impact is None and idea(begun, one.id).effort is None


def test_values_are_dragged_on_the_board_of_values(begun: Window, plan: NumbersView) -> None:
    one = first(begun)
    begun.workspace.commit(change("", edit=[(one, one.but(value_customer=2, value_business=2))]))
    dot = mark(plan, "value", one.id)
    drag(plan, dot, spot(plan, "value", 5.0, 4.0))
    assert (idea(begun, one.id).value_business, idea(begun, one.id).value_customer) == (5, 4)


def test_how_much_a_touchpoint_matters_is_dragged_on_the_board_of_opportunities(
    begun: Window, plan: NumbersView
) -> None:
    card = plan.page.placed("opportunity")
    assert card is not None
    dot = next(one for one in card.walked)
    id, before = dot.figure.id, begun.workspace.snapshot.all(Touchpoint)[dot.figure.id]
    dot = mark(plan, "opportunity", id)
    drag(plan, dot, spot(plan, "opportunity", 2.1, 0.4))
    after = begun.workspace.snapshot.all(Touchpoint)[id]
    assert after == before.but(importance_customer=2)


def test_keys_walk_from_dot_to_dot_and_weigh(
    begun: Window, plan: NumbersView, person: Person
) -> None:
    one = first(begun)
    begun.workspace.commit(change("", edit=[(one, one.but(impact=None, effort=None))]))
    plan.page.go_to(mark(plan, "impact", one.id))
    person.press("Alt+Up", "Alt+Left")
    assert (idea(begun, one.id).impact, idea(begun, one.id).effort) == (4, 2)
    assert plan.page.here is not None and plan.page.here.figure.id == one.id
    person.press("Tab")
    assert plan.page.here is not None and plan.page.here.figure.id != one.id


def test_a_click_opens_the_idea_beside_the_board(begun: Window, plan: NumbersView) -> None:
    one = first(begun)
    dot = mark(plan, "impact", one.id)
    rect = dot.figure.rect
    place = at(plan, rect.x + min(rect.w, 16) / 2, rect.y + rect.h / 2)
    assert plan.page.point(QPointF(place))[1] == dot
    QTest.mouseClick(plan.page.viewport(), LEFT, PLAIN, place)
    assert begun.workspace.selection == (one.id,) and begun.panels.shows("inspector")
    assert begun.workspace.arrangement == "plan"


def test_cards_of_the_plan_are_hidden_without_hiding_charts_of_the_numbers(
    begun: Window, plan: NumbersView, person: Person
) -> None:
    begun.workspace.change_look(charts=("-hurting",))
    every = len(plan._named())
    assert f"{every} of {every}" in plan.bar.charts.text()
    plan.bar._turn("rice")
    assert begun.workspace.look.charts == ("-hurting", "-rice")
    assert plan.page.placed("rice") is None and plan.page.placed("impact") is not None
    assert f"{every - 1} of {every}" in plan.bar.charts.text()


def test_a_board_is_put_on_a_frame_as_a_view_of_the_plan(begun: Window, plan: NumbersView) -> None:
    plan.page.chart = "impact"
    begun.actions_["chart.frame"].trigger()
    workspace = begun.workspace
    frame = workspace.snapshot.of(Frame, "journey", workspace.journey)[-1]
    saved = workspace.snapshot.get(SavedView, frame.view)
    assert saved is not None and saved.arrangement == "plan"


@pytest.mark.parametrize("marked", [False, True])
def test_the_key_of_ideas_begins_one_of_the_whole_journey_beside_the_boards(
    begun: Window, plan: NumbersView, person: Person, marked: bool
) -> None:
    before = {*begun.workspace.snapshot.all(Idea)}
    if marked:
        begun.workspace.select([next(iter(before))])
    person.press("I")
    person.type("Call back within a day")
    person.press("Enter")
    (new,) = {*begun.workspace.snapshot.all(Idea)} - before
    made = idea(begun, new)
    assert (made.title, made.touchpoints) == ("Call back within a day", ())
    assert begun.workspace.arrangement == "plan" and begun.workspace.selection == (new,)
    assert mark(plan, "impact", new)  # it waits in the tray to be rated

"""A workshop at the window: stickies, the clock, dots, large type."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.inbox import stickies
from journeymap.editing.votes import tally
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Quote
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.drop_target import STICKY
from journeymap.ui.workshop.agenda import Agenda, AgendaPart, agendas
from journeymap.ui.workshop.clock import AgendaClock
from journeymap.ui.workshop.panel import WorkshopPanel
from tests.ui.person import Mouse, Person, card, shown

MOVE = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(begun: Window, person: Person) -> WorkshopPanel:
    person.press("Ctrl+Shift+K")
    made = begun.docks.panel("workshop")
    assert isinstance(made, WorkshopPanel)
    return made


def bodies(window: Window) -> list[str]:
    return [note.body for note in stickies(window.workspace.snapshot, window.workspace.journey)]


def test_type_enter_type_enter(begun: Window, panel: WorkshopPanel, person: Person) -> None:
    for words in ("Queue", "No price tag"):
        person.type(words)
        person.press("Return")
    assert bodies(begun) == ["Queue", "No price tag"]
    assert panel.inbox.line.text() == ""
    person.press("Return")
    assert len(bodies(begun)) == 2
    person.press("Esc")
    assert begun.canvas.hasFocus()


def test_a_sticky_dragged_onto_the_map_is_seen_before_it_is_let_go(
    begun: Window, panel: WorkshopPanel, person: Person
) -> None:
    person.type("Asks a neighbour")
    person.press("Return")
    canvas, journey = begun.canvas, begun.workspace.journey
    (sticky,) = stickies(begun.workspace.snapshot, journey)
    panel.refresh()
    panel.inbox.slips.item(0).setSelected(True)
    data = panel.inbox.slips.dragged()
    assert bytes(data.data(STICKY).data()).decode() == sticky.id
    scene = canvas.page
    band = next(band for band in scene.bands if band.kind == CHANNEL)
    at = QPointF(*canvas.camera.to_view(scene.columns[0].centre, band.y + band.h / 2))
    assert canvas.drop_target.enter(data)
    drop = QDropEvent(at, MOVE, data, LEFT, PLAIN)
    canvas.drop_target.move(drop)
    assert begun.workspace.previewing and bodies(begun) == ["Asks a neighbour"]
    canvas.drop_target.drop(drop)
    assert not begun.workspace.previewing and bodies(begun) == []
    new = card(begun, "Asks a neighbour")
    assert new.step == scene.columns[0].step and begun.workspace.selection == (new.id,)
    person.press("Ctrl+Z")
    assert bodies(begun) == ["Asks a neighbour"]


def test_a_drag_that_goes_away_leaves_nothing_behind(begun: Window, panel: WorkshopPanel) -> None:
    data = QMimeData()
    data.setData(STICKY, b"nobody")
    assert begun.canvas.drop_target.enter(data)
    begun.canvas.drop_target.move(QDropEvent(QPointF(300, 300), MOVE, data, LEFT, PLAIN))
    begun.canvas.drop_target.leave()
    assert not begun.workspace.previewing


def test_a_sticky_is_hung_on_the_touchpoint_that_is_selected(
    begun: Window, panel: WorkshopPanel, person: Person
) -> None:
    person.type("I rang twice")
    person.press("Return")
    panel.refresh()
    calls = card(begun, "Calls about the delay")
    begun.workspace.select((calls.id,))
    panel.inbox.slips.item(0).setSelected(True)
    menu = panel.inbox.menu()
    next(action for action in menu.actions() if action.text() == "Quote").trigger()
    quotes = begun.workspace.snapshot.of(Quote, "touchpoint", calls.id)
    assert "I rang twice" in [quote.said for quote in quotes]
    assert bodies(begun) == []


def test_stickies_are_rewritten_and_thrown_away_in_the_list(
    begun: Window, panel: WorkshopPanel, person: Person, qtbot: QtBot
) -> None:
    person.type("Qeue")
    person.press("Return")
    panel.refresh()
    slips = panel.inbox.slips
    slips.setFocus()
    slips.setCurrentRow(0)
    person.press("F2")
    person.type("Queue")
    person.press("Return")
    assert bodies(begun) == ["Queue"]
    qtbot.waitUntil(lambda: slips.item(0).text() == "Queue")
    slips.setFocus()
    person.press("Del")
    assert bodies(begun) == []
    person.press("Ctrl+Z")
    assert bodies(begun) == ["Queue"]


def test_people_put_down_dots_by_clicking_and_take_them_back(
    begun: Window, panel: WorkshopPanel, mouse: Mouse
) -> None:
    orders = card(begun, "Orders on the site")
    centre = shown(begun, orders.id).rect.centre
    begun.canvas.centre_on((orders.id,))
    begun.workspace.select(())
    panel.voting.voter.setText("Olha")
    panel.voting.limit.setValue(2)
    panel.voting.switch.click()
    for _ in range(3):
        mouse.click(centre)
    assert tally(begun.workspace.snapshot, begun.workspace.journey) == {orders.id: 2}
    assert not begun.workspace.selection
    mouse.click(centre, SHIFT)
    assert begun.canvas.ballot.left == 1
    panel.voting.voter.setText("Ivan")
    mouse.click(centre)
    assert tally(begun.workspace.snapshot, begun.workspace.journey) == {orders.id: 2}
    assert begun.canvas.ballot.left == 1
    panel.voting.switch.click()
    mouse.click(centre)
    assert begun.workspace.selection == (orders.id,)
    assert begun.canvas.ballot.dots() == {orders.id: 2}


def test_the_ranking_leads_to_what_has_most_dots(begun: Window, panel: WorkshopPanel) -> None:
    ballot = begun.canvas.ballot
    first, second = (card(begun, title).id for title in ("Courier delivers", "Asks a consultant"))
    for place in (second, first, first):
        ballot.put(place)
    panel.refresh()
    texts = [panel.voting.ranking.item(i).text() for i in range(panel.voting.ranking.count())]
    assert texts == ["2   Courier delivers", "1   Asks a consultant"]
    panel.voting.ranking.itemClicked.emit(panel.voting.ranking.item(1))
    assert begun.workspace.selection == (second,)
    assert ballot.clear() and not ballot.dots()


def test_inspector_and_workshop_take_turns(begun: Window, person: Person) -> None:
    assert begun.docks.shows("inspector")
    person.press("Ctrl+Shift+K")
    assert begun.docks.shows("workshop") and not begun.docks.shows("inspector")
    person.press("Ctrl+Shift+K")
    assert begun.docks.shows("inspector") and not begun.docks.shows("workshop")


def test_large_type_shows_the_map_alone_and_follows_the_work(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    canvas, before = begun.canvas, begun.canvas.camera.zoom
    begun.workspace.select((card(begun, "Orders on the site").id,))
    person.press("Ctrl+Shift+L")
    assert not begun.docks.shows("navigator") and not begun.docks.shows("inspector")
    assert 13 * canvas.camera.zoom >= 28
    last = card(begun, "Orders beans again")
    begun.workspace.select((last.id,))
    qtbot.waitUntil(lambda: canvas.seen().holds(*shown(begun, last.id).rect.centre))
    person.press("Ctrl+Shift+L")
    assert begun.docks.shows("navigator") and begun.docks.shows("inspector")
    assert canvas.camera.zoom == pytest.approx(before)


def test_large_type_begins_at_a_touchpoint_and_ends_where_it_began(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    canvas = begun.canvas
    begun.workspace.select(())
    before = (canvas.camera.x, canvas.camera.y, canvas.camera.zoom)
    person.press("Ctrl+Shift+L")

    def met() -> bool:
        return any(
            figure.role == "card" and canvas.seen().holds(*figure.rect.centre)
            for figure in canvas.lay_out().figures()
        )

    qtbot.waitUntil(met)
    person.press("Ctrl+Shift+L")
    qtbot.waitUntil(
        lambda: (canvas.camera.x, canvas.camera.y, canvas.camera.zoom) == pytest.approx(before)
    )


class Hands:
    """The hands of a clock, moved by the test."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


def test_the_clock_counts_a_part_down_and_over(qapp: QApplication) -> None:
    hands = Hands()
    clock = AgendaClock(now=hands)
    assert clock.part is None and clock.shown == "0:00"
    clock.take(Agenda("Two", (AgendaPart("First", 10, ""), AgendaPart("Second", 5, ""))))
    assert clock.shown == "10:00" and not clock.running
    clock.start()
    hands.at = 90.5
    assert clock.shown == "8:30"
    clock.pause()
    hands.at = 500
    assert clock.shown == "8:30"
    clock.start()
    hands.at = 500 + 8.5 * 60 + 61
    assert clock.shown == "+1:01" and clock.share == 1.0
    clock.grant(2)
    assert clock.shown == "0:59"
    clock.turn(1)
    assert clock.running and clock.shown == "5:00"
    clock.turn(9)
    assert clock.index == 1


def test_the_agenda_takes_ninety_minutes_in_every_language() -> None:
    for language in ("en", "uk", "ru"):
        (agenda,) = agendas(language)
        assert agenda.minutes == 90 and len(agenda.parts) == 6
    assert len({part.say for code in ("en", "uk", "ru") for part in agendas(code)[0].parts}) == 18


def test_the_clock_is_worked_from_the_panel(begun: Window, panel: WorkshopPanel) -> None:
    timer = panel.timer
    begun.clock.take(agendas("en")[0])
    timer.go.click()
    assert begun.clock.running and timer.go.text() == "Pause"
    timer.on.click()
    assert begun.clock.index == 1
    timer.more.click()
    assert begun.clock.shown == "16:00"
    timer.go.click()
    assert not begun.clock.running


def test_some_minutes_are_counted_down_and_the_agenda_waits(qapp: QApplication) -> None:
    hands = Hands()
    clock = AgendaClock(now=hands)
    clock.count(5)
    assert clock.running and clock.shown == "5:00"
    clock.clear()
    assert clock.part is None and not clock.running
    clock.take(Agenda("Two", (AgendaPart("First", 10, ""), AgendaPart("Second", 5, ""))))
    clock.start()
    hands.at = 4 * 60
    clock.count(1)
    assert clock.shown == "1:00" and clock.part is not None and clock.part.title == "1 minute"
    clock.turn(1)
    assert clock.part.title == "First" and clock.shown == "6:00"
    clock.turn(2)
    assert clock.part.title == "Second" and clock.running


def test_the_panel_counts_minutes_and_puts_the_clock_away(
    begun: Window, panel: WorkshopPanel
) -> None:
    timer = panel.timer
    timer.counts[1].click()
    assert begun.clock.running and begun.clock.shown == "10:00"
    assert timer.away.isVisible()
    timer.away.click()
    assert begun.clock.part is None and not timer.away.isVisible()


def test_enter_after_a_name_begins_the_vote_and_the_next_is_typed_over_it(
    begun: Window, panel: WorkshopPanel, person: Person
) -> None:
    panel.voting.voter.setFocus()
    for name in ("Olha", "Ivan"):
        person.type(name)
        person.press("Return")
        assert begun.canvas.ballot.open and begun.canvas.ballot.voter == name


def test_taking_a_dot_back_by_undo_selects_nothing_that_cannot_be_seen(
    begun: Window, person: Person
) -> None:
    begun.workspace.select(())
    assert begun.canvas.ballot.put(card(begun, "Courier delivers").id)
    person.press("Ctrl+Z", "Ctrl+Shift+Z")
    assert begun.workspace.selection == () and begun.canvas.ballot.dots()

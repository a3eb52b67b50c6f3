"""The wall of stickies at the real window: written, read, grouped, voted for, covered."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from journeymap.editing.inbox import stickies
from journeymap.editing.votes import tally
from journeymap.layout.stickies.fitting import READABLE
from journeymap.model.records import Friction
from journeymap.paths import state_folder
from journeymap.ui.present.layers.stickies import StickiesOnWall
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from journeymap.ui.workshop.agenda import Agenda, AgendaPart
from journeymap.ui.workshop.board import StickyBoard
from journeymap.ui.workshop.panel import WorkshopPanel
from journeymap.ui.workshop.wall.shown import BUTTON
from journeymap.ui.workshop.wall.view import WallView
from journeymap.ui.workshop.wall.window import StickyWindow
from tests.ui.person import Person
from tests.ui.presenting import RIGHT, click, double_click, drag, on_slide, presented, said, title


@pytest.fixture
def wall(begun: Window, qtbot: QtBot, person: Person) -> Iterator[Projection]:
    """The presentation with four stickies, shown as a wall over its first slide."""
    made = presented(begun, qtbot)
    person.press("N")
    for words in ("Nobody says it is late", "Which fees", "Mail in spam", "Music"):
        person.type(words)
        person.press("Return")
    person.press("Esc", "K")
    yield made
    if begun.presentation:
        begun.presentation.end()


def view(wall: Projection) -> WallView:
    return wall.layer(StickiesOnWall).view


def told(window: Window) -> dict[str, str]:
    """Return the cluster of each sticky, by what it says."""
    now = window.workspace
    return {note.body: note.cluster for note in stickies(now.snapshot, now.journey)}


def at(wall: Projection, words: str) -> QPointF:
    """Return the middle of a sticky in the window."""
    shown = view(wall).shown.now
    id = next(note.id for note in view(wall).shown.notes if note.body == words)
    return on_slide(wall, *shown.places[id].centre)


def type_title(person: Person, words: str) -> None:
    person.type(words)
    person.press("Return")


def test_what_is_typed_is_on_the_wall_at_once(wall: Projection, person: Person) -> None:
    assert len(view(wall).shown.now.places) == 4
    person.press("N")
    person.type("One more")
    person.press("Return")
    assert len(view(wall).shown.now.places) == 5
    person.press("Esc")
    assert wall.layer(StickiesOnWall).open
    person.press("Esc")
    assert not wall.layer(StickiesOnWall).open


def test_forty_typed_in_a_run_are_all_there_and_can_be_read(
    begun: Window, wall: Projection, person: Person
) -> None:
    wall.resize(1920, 1080)
    person.press("N")
    for i in range(40):
        person.type(f"pain {i} of the people who wait")
        person.press("Return")
    person.press("Esc")
    assert len(told(begun)) == 44
    shown = view(wall).shown.now
    assert len(shown.places) == 44 and shown.pages == 1 and shown.letters >= READABLE


def test_clusters_are_made_by_dragging_and_their_titles_typed(
    begun: Window, wall: Projection, person: Person
) -> None:
    drag(wall, at(wall, "Mail in spam"), at(wall, "Music"), at(wall, "Nobody says it is late"))
    type_title(person, "Silence")
    assert told(begun) == {
        "Nobody says it is late": "Silence",
        "Mail in spam": "Silence",
        "Which fees": "",
        "Music": "",
    }
    drag(wall, at(wall, "Music"), on_slide(wall, 300, 920), on_slide(wall, 310, 925))
    type_title(person, "The call")
    drag(wall, at(wall, "Which fees"), at(wall, "Music"), at(wall, "Music"))
    assert list(told(begun).values()).count("The call") == 2
    before = told(begun)
    person.press("Ctrl+Z")
    assert told(begun)["Which fees"] == ""
    person.press("Ctrl+Shift+Z")
    assert told(begun) == before and wall.layer(StickiesOnWall).open


def test_clusters_are_made_with_the_keyboard_alone(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("Right", "Shift+Right")
    type_title(person, "Silence")
    assert told(begun)["Nobody says it is late"] == "Silence"
    person.press("Down", "F2")
    type_title(person, "Nobody tells us")
    assert "Nobody tells us" in told(begun)
    person.press("Up", "Return")
    type_title(person, "Waiting")
    assert told(begun)["Nobody tells us"] == "Waiting"
    person.press("Down", "X")
    note = next(n for n in view(wall).shown.notes if n.body == "Nobody tells us")
    assert note.colour == "0"
    person.press("Shift+Left")
    assert told(begun)["Nobody tells us"] == ""
    person.press("Del")
    assert len(told(begun)) == 3 and "Ctrl+Z" in said(wall)
    person.press("Ctrl+Z")
    assert len(told(begun)) == 4


def test_esc_gives_back_what_a_sticky_said(begun: Window, wall: Projection, person: Person) -> None:
    double_click(wall, at(wall, "Music"))
    person.type("Never mind")
    person.press("Esc")
    assert "Music" in told(begun) and "Never mind" not in told(begun)
    double_click(wall, at(wall, "Music"))
    person.type("Eleven minutes of music")
    click(wall, on_slide(wall, 900, 60))
    assert "Eleven minutes of music" in told(begun)


def test_a_key_of_the_show_goes_into_no_sticky_and_turns_the_slide(
    begun: Window, wall: Projection, person: Person
) -> None:
    click(wall, at(wall, "Music"))
    before, first = told(begun), title(wall)
    person.press("B", "B", "Z", "I", "M", "R", "D")
    assert wall.layer(StickiesOnWall).open and title(wall) == first
    person.press("PgDown")
    assert told(begun) == before
    assert title(wall) != first and not wall.layer(StickiesOnWall).open


def test_dots_are_put_on_stickies_by_mouse_and_by_keys(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("V")
    person.type("Olha")
    person.press("Return")
    click(wall, at(wall, "Music"))
    click(wall, at(wall, "Music"))
    click(wall, at(wall, "Which fees"))
    click(wall, at(wall, "Music"), RIGHT)
    person.press("Right", "Space")
    ids = {note.body: note.id for note in view(wall).shown.notes}
    assert tally(begun.workspace.snapshot, begun.workspace.journey) == {
        ids["Music"]: 1,
        ids["Which fees"]: 1,
        ids["Nobody says it is late"]: 1,
    }
    person.press("U")
    assert wall.ballot.dots() == {} and wall.ballot.put_down == 3
    assert "3 dots" in view(wall).shown.bar_words
    person.press("U")
    assert sum(wall.ballot.dots().values()) == 3
    person.press("Esc")
    assert not wall.ballot.open and wall.layer(StickiesOnWall).open


def test_covered_writing_is_counted_not_told(
    begun: Window, wall: Projection, person: Person
) -> None:
    click(wall, on_slide(wall, *BUTTON.centre))
    person.press("N")
    line = wall.findChildren(QLineEdit)[-1]
    assert line.echoMode() == QLineEdit.EchoMode.Password
    for words in ("A secret", "Another"):
        person.type(words)
        person.press("Return")
    person.press("Esc")
    shown = view(wall).shown
    assert len(shown.now.places) == 4 and shown.bar_words == "2 more being written …"
    assert "6 stickies" in shown.subtitle and "covered" in shown.subtitle
    assert "A secret" not in [f.name for f in shown.now.scene.figures()]
    person.press("U")
    assert len(shown.now.places) == 6 and "A secret" in told(begun)


def test_what_is_covered_on_the_wall_is_covered_in_the_panel(begun: Window, person: Person) -> None:
    person.press("Ctrl+Shift+K")
    panel = begun.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    type_title(person, "Seen")
    panel.inbox.cover.click()
    type_title(person, "Covered")
    panel.refresh()
    rows = [panel.inbox.slips.item(i).text() for i in range(panel.inbox.slips.count())]
    assert rows == ["Seen"] and panel.inbox._covered.text() == "1 more, covered"
    panel.inbox.cover.click()
    rows = [panel.inbox.slips.item(i).text() for i in range(panel.inbox.slips.count())]
    assert rows == ["Seen", "Covered"]


def test_what_is_covered_stays_covered_when_the_program_dies(begun: Window, person: Person) -> None:
    begun.ballot.board.cover_writing()
    person.press("Ctrl+Shift+K")
    type_title(person, "Not to be seen yet")
    after = StickyBoard(begun.workspace)
    assert after.writing_covered and not after.seen(after.notes) and len(after.notes) == 1
    after.uncover()
    assert len(StickyBoard(begun.workspace).seen(after.notes)) == 1


@pytest.mark.parametrize("text", ["", "no", "[]", '{"x": 5}', '{"x": {"seen": 7, "dots": "y"}}'])
def test_a_broken_note_of_what_is_covered_harms_nothing(begun: Window, text: str) -> None:
    (state_folder() / "covered.json").write_text(text, "utf-8")
    board = StickyBoard(begun.workspace)
    assert not board.writing_covered and not board.dots_covered
    board.cover_dots()
    assert begun.workspace.journey in json.loads((state_folder() / "covered.json").read_text())


def test_authors_are_shown_or_not_and_the_next_stickies_are_somebodys(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("Shift+N")
    type_title(person, "Olha")
    type_title(person, "My pain")
    person.press("Esc")
    note = next(n for n in view(wall).shown.notes if n.body == "My pain")
    assert note.author == "Olha" and "1 person" in view(wall).shown.subtitle

    def words() -> set[str]:
        figure = view(wall).shown.now.scene.figure(note.id)
        assert figure
        return {getattr(shape, "text", "") for shape in figure.shapes}

    assert "Olha" in words()
    person.press("A")
    assert "Olha" not in words() and "person" not in view(wall).shown.subtitle


def test_a_part_of_the_agenda_opens_what_it_says(begun: Window, wall: Projection) -> None:
    parts = (
        AgendaPart("Look", 5, "", "slides"),
        AgendaPart("Write", 5, "", "covered"),
        AgendaPart("Vote", 5, "", "dots"),
    )
    begun.clock.take(Agenda("Mine", parts))
    assert not wall.layer(StickiesOnWall).open
    begun.clock.turn(1)
    assert wall.layer(StickiesOnWall).open and wall.ballot.board.writing_covered
    begun.clock.turn(2)
    assert wall.ballot.open
    assert view(wall).shown._title() == "Vote"


def test_a_number_and_plus_give_the_clock_minutes(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("2", ":", "3", "0", "T")
    assert begun.clock.shown == "2:30"
    person.press("5", "+")
    assert begun.clock.shown == "7:30"
    person.press("1", "-")
    assert begun.clock.shown == "6:30" and wall.layer(StickiesOnWall).open


def test_the_menu_hangs_a_sticky_on_a_touchpoint(begun: Window, wall: Projection) -> None:
    from journeymap.ui.workshop.wall.menu import wall_menu

    click(wall, at(wall, "Music"))
    hand = view(wall).hand
    menu = wall_menu(wall, begun.workspace, view(wall).shown, hand, hand.choose_head)
    hang = next(a.menu() for a in menu.actions() if a.text().startswith("Hang"))
    assert isinstance(hang, QMenu)
    friction = next(a.menu() for a in hang.actions() if a.text() == "Friction point")
    assert isinstance(friction, QMenu)
    stage = friction.actions()[0].menu()
    assert isinstance(stage, QMenu)
    stage.actions()[0].trigger()
    assert "Music" not in told(begun)
    titles = [one.title for one in begun.workspace.snapshot.all(Friction).values()]
    assert "Music" in titles


def test_the_wall_stands_in_a_window_of_its_own_too(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    person.press("Ctrl+Alt+K")
    window = begun.findChild(StickyWindow)
    assert window is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    person.press("N")
    type_title(person, "From the window")
    person.press("Esc")
    assert "From the window" in told(begun)
    person.press("Right", "Shift+Right")
    type_title(person, "Mine")
    assert told(begun)["From the window"] == "Mine"
    person.press("Ctrl+Z", "Ctrl+Z")
    assert told(begun)["From the window"] == ""
    with qtbot.waitSignal(window.destroyed):
        person.press("Esc")


@pytest.mark.parametrize("russian", [False, True])
def test_the_keys_of_the_wall_work_under_a_russian_layout(
    begun: Window, qtbot: QtBot, russian: bool
) -> None:
    wall, person = presented(begun, qtbot), Person(russian=russian)
    person.press("K", "N")
    Person().type("word")
    person.press("Return", "Esc", "Right", "X", "U")
    (note,) = view(wall).shown.notes
    assert note.colour == "0" and wall.ballot.board.writing_covered
    person.press("U", "A", "K")
    assert not wall.ballot.board.authors and not wall.layer(StickiesOnWall).open


def test_the_line_to_write_on_covers_no_slide(begun: Window, qtbot: QtBot, person: Person) -> None:
    wall = presented(begun, qtbot)
    person.press("N")
    (line,) = wall.findChildren(QLineEdit)
    assert line.geometry().top() >= wall.room.slide.bottom()
    person.press("Esc", "V")
    line = wall.findChildren(QLineEdit)[-1]
    assert line.geometry().top() >= wall.room.slide.bottom()


def test_the_list_of_stickies_takes_the_height_there_is(begun: Window, person: Person) -> None:
    person.press("Ctrl+Shift+K")
    panel = begun.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    for i in range(12):
        type_title(person, f"sticky {i}")
    panel.refresh()
    QApplication.processEvents()
    low = panel.inbox.slips.height()
    begun.resize(1440, 1080)
    QApplication.processEvents()
    assert panel.inbox.slips.height() >= low + 150

"""A workshop while presenting: stickies, dots and the agenda over the slides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.editing.inbox import stickies
from journeymap.editing.votes import tally
from journeymap.model.records import Vote
from journeymap.ui.present.layers.countdown import Countdown
from journeymap.ui.present.layers.notepad import Notepad
from journeymap.ui.present.layers.strip import Strip
from journeymap.ui.present.layers.votes import Votes
from journeymap.ui.present.presentation import present
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from journeymap.ui.workshop.agenda import agendas
from tests.ui.person import Person
from tests.ui.presenting import hide_storyboard, presentation

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Iterator[Projection]:
    """The projection at the second stage of the sample."""
    hide_storyboard(begun)
    present(begun)
    projection = presentation(begun).projection
    with qtbot.waitActive(projection):
        pass
    projection.calm = True
    projection.show_.go(3)
    yield projection
    if begun.presentation:
        begun.presentation.end()


def click(wall: Projection, id: str, button: Qt.MouseButton = LEFT) -> None:
    figure = wall.show_.scene.figure(id)
    assert figure
    x, y = figure.rect.centre
    room = wall.room
    at = QPoint(round(room.slide.x() + x * room.unit), round(room.slide.y() + y * room.unit))
    QTest.mouseClick(wall, button, Qt.KeyboardModifier.NoModifier, at)


def test_stickies_go_into_the_inbox_one_after_the_other(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("N")
    for words in ("Next time by bus", "Bring a bag"):
        person.type(words)
        person.press("Return")
    person.type("half a thought")
    person.press("Esc")
    there = stickies(begun.workspace.snapshot, begun.workspace.journey)
    assert [note.body for note in there] == ["Next time by bus", "Bring a bag", "half a thought"]
    assert wall.hasFocus() and begun.presentation and wall.show_.at == 3


def test_one_person_after_the_other_puts_dots_down(
    begun: Window, wall: Projection, person: Person
) -> None:
    slide = wall.show_.slide
    assert slide
    first, second = slide.touchpoints[:2]
    begun.canvas.ballot.allow(2)
    person.press("V")
    person.type("Olha")
    person.press("Return")
    for _ in range(3):
        click(wall, first)
    person.press("V")
    person.type("Ivan")
    person.press("Return")
    click(wall, second)
    click(wall, first)
    click(wall, first, RIGHT)
    snapshot = begun.workspace.snapshot
    assert tally(snapshot, begun.workspace.journey) == {first: 2, second: 1}
    assert {vote.voter for vote in snapshot.all(Vote).values()} == {"Olha", "Ivan"}
    assert wall.show_.at == 3
    person.press("Esc")
    assert not begun.canvas.ballot.open and begun.presentation
    assert begun.canvas.ballot.dots() == {first: 2, second: 1}


def test_the_clock_runs_over_the_slides_and_is_the_one_of_the_panel(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("T")
    assert begun.clock.running and begun.clock.index == 0
    part = begun.clock.part
    assert part and wall.layer(Countdown).on
    person.press("Tab")
    assert begun.clock.index == 1 and begun.clock.running
    person.press("T")
    assert not begun.clock.running and wall.layer(Countdown).on
    person.press("Shift+T")
    assert not wall.layer(Countdown).on and wall.show_.at == 3


def test_what_is_written_is_kept_when_the_presentation_ends(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("N")
    person.type("Last words")
    assert begun.presentation
    begun.presentation.end()
    QApplication.processEvents()
    there = stickies(begun.workspace.snapshot, begun.workspace.journey)
    assert [note.body for note in there] == ["Last words"]


def test_a_click_beside_a_sticky_keeps_it_and_puts_the_line_away(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("N")
    person.type("Half a thought")
    figure = wall.show_.scene.figure(wall.show_.slide.touchpoints[0] if wall.show_.slide else "")
    assert figure
    click(wall, figure.id)
    assert [note.body for note in stickies(begun.workspace.snapshot, begun.workspace.journey)] == [
        "Half a thought"
    ]
    assert wall.layer(Notepad).hint == "" and wall.show_.at == 3


def test_whose_name_is_typed_votes_with_the_next_click(
    begun: Window, wall: Projection, person: Person
) -> None:
    assert wall.show_.slide
    place = wall.show_.slide.touchpoints[0]
    person.press("D", "V")
    person.type("Olha")
    click(wall, place)
    assert tally(begun.workspace.snapshot, begun.workspace.journey) == {place: 1}
    assert not wall.show_.strokes and wall.ballot.voter == "Olha"
    person.press("N", "N", "Esc", "Esc")
    assert not wall.ballot.open and begun.presentation


def test_the_filmstrip_leads_on_while_people_vote(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("V", "Return")
    assert wall.ballot.open
    strip, unit = wall.room.strip, wall.room.unit
    x, y = wall.layer(Strip).cell(4).centre
    QTest.mouseClick(
        wall,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(strip.x() + x * unit), round(strip.y() + y * unit)),
    )
    assert wall.show_.at == 4 and wall.ballot.open


def test_dots_lie_on_cards_and_never_on_the_mark_of_a_moment(
    begun: Window, wall: Projection, person: Person
) -> None:
    wall.show_.go(0)
    marks = [figure for figure in wall.show_.scene.figures() if figure.role == "moment"]
    assert marks
    person.press("V", "Return")
    click(wall, marks[0].id)
    assert not wall.ballot.dots() and wall.show_.at == 0
    wall.ballot.put(marks[0].id)
    assert not list(wall.layer(Votes)._docks(marks[0].id))


def test_the_clock_covers_no_title_however_long(
    begun: Window, wall: Projection, person: Person
) -> None:
    clock, show = wall.layer(Countdown), wall.show_
    begun.clock.take(agendas("en")[0])
    beside = clock._box()
    assert show.slide
    words = "Whatever was promised at the shelf and then was neither kept nor explained"
    show.set(show.slide.frame.id, title=words)
    show.settle()
    figures = list(show.scene.figures())
    title, panel = (next(f for f in figures if f.role == role) for role in ("title", "panel"))
    assert beside.top() < title.rect.y + 10 < title.rect.bottom
    assert title.rect.bottom < clock._box().top() < clock._box().bottom() < panel.rect.y


def test_no_vote_goes_on_when_the_presentation_ends(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("V")
    person.type("Olha")
    wall.close()
    assert begun.presentation is None and not begun.canvas.ballot.open


def test_a_number_and_t_count_minutes_down(begun: Window, wall: Projection, person: Person) -> None:
    person.press("1", "5", "T")
    assert begun.clock.running and begun.clock.shown == "15:00" and wall.layer(Countdown).on
    assert wall.show_.at == 3


def test_a_vote_lays_out_nothing_and_paints_nothing_anew(begun: Window, wall: Projection) -> None:
    before = wall.show_.slides
    pictures = dict(wall.pictures._kept)
    assert pictures and wall.ballot.put(before[2].touchpoints[0])
    wall.show_.settle()
    assert all(one is two for one, two in zip(before, wall.show_.slides, strict=True))
    assert pictures.items() <= wall.pictures._kept.items()

"""What lies over a slide: overview, pen, pointer, and titles edited on the wall."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap.drawing.shapes import Rect
from journeymap.layout.slides.ink import INK
from journeymap.model.document import Document
from journeymap.model.ink import InkStroke
from journeymap.model.records import Frame, Friction, Journey, Stage, Touchpoint
from journeymap.ui.present.layers.cards import Cards
from journeymap.ui.present.layers.ink import Ink, runs
from journeymap.ui.present.layers.key_help import KeyHelp
from journeymap.ui.present.layers.overview import Overview
from journeymap.ui.present.layers.strip import Strip
from journeymap.ui.present.projection import Projection
from journeymap.ui.present.show import SlideShow
from journeymap.ui.shell.window import Window
from journeymap.ui.views.map.writing import InlineEditor
from journeymap.workspace.workspace import Workspace
from tests.bench.large import large
from tests.ui.person import Person, card
from tests.ui.presenting import (
    LEFT,
    RIGHT,
    click,
    double_click,
    drag,
    hide_storyboard,
    letters,
    middle,
    on_slide,
    presented,
    said,
    send,
    title,
    titles,
)

CALLS, DELIVERY = "Calls about the delay", "Order & delivery"


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    """The wall, at the third stage; without the storyboard each stage is one slide."""
    hide_storyboard(begun)
    made = presented(begun, qtbot)
    Person().press("5", "Return")
    assert title(made) == DELIVERY
    return made


def slip(wall: Projection) -> InlineEditor:
    """Return the field that is open."""
    found = wall.findChild(InlineEditor)
    assert isinstance(found, InlineEditor)
    return found


# overview and filmstrip


def test_arrows_and_enter_choose_in_the_overview(wall: Projection, person: Person) -> None:
    person.press("O")
    overview = wall.layer(Overview)
    assert overview.open and overview.chosen == 4
    person.press("Right", "Down", "Left", "Left", "Up", "End", "Home", "Right", "Return")
    assert not overview.open and wall.show_.at == 1


def test_a_click_chooses_in_the_overview(wall: Projection, person: Person) -> None:
    person.press("O")
    click(wall, wall.layer(Overview).cell(6).center())
    assert wall.show_.at == 6
    person.press("O", "O")
    assert not wall.layer(Overview).open


def test_the_overview_paints_its_slides_while_nothing_else_is_to_do(
    wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("O")
    cell = wall.layer(Overview).cell(8)
    inside = QPointF(cell.x() + cell.width() / 2, cell.y() + cell.height() * 0.4).toPoint()
    ground = wall.theme.surround

    def painted() -> bool:
        return wall.grab().toImage().pixelColor(inside).name() != ground

    qtbot.waitUntil(painted)


def test_a_click_in_the_filmstrip_goes_there(wall: Projection) -> None:
    strip = wall.layer(Strip)
    cell, unit = strip.cell(1), wall.room.unit
    x, y = cell.centre
    click(wall, wall.room.strip.topLeft() + QPointF(x * unit, y * unit))
    assert wall.show_.at == 1


def test_the_slide_that_is_shown_is_always_in_the_filmstrip(wall: Projection) -> None:
    strip = wall.layer(Strip)
    for number in range(len(wall.show_.slides)):
        wall.show_.go(number)
        cell = strip.cell(number)
        assert cell.x >= 60 and cell.right <= 1860


# the pen


def line(wall: Projection, *points: tuple[float, float]) -> list[QPointF]:
    return [on_slide(wall, x, y) for x, y in points]


def test_strokes_are_kept_in_the_file_and_can_be_taken_back(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("D")
    drag(wall, *line(wall, (960, 400), (1160, 500), (1360, 400)))
    drag(wall, *line(wall, (200, 200), (300, 200)))
    frames = begun.workspace.snapshot.all(Frame).values()
    ink = [json.loads(frame.ink) for frame in frames if frame.ink]
    assert len(ink) == 1 and len(ink[0]) == 2
    assert ink[0][0][0] == [pytest.approx(500, abs=1), pytest.approx(208.3, abs=1)]
    at = on_slide(wall, 250, 200).toPoint()
    assert wall.grab().toImage().pixelColor(at).name() == INK
    person.press("Ctrl+Z")
    wall.show_.settle()
    assert len(wall.show_.strokes) == 1
    assert wall.grab().toImage().pixelColor(at).name() != INK
    person.press("Shift+E")
    assert not wall.show_.strokes and wall.layer(Ink).on
    person.press("Ctrl+Z")
    wall.show_.settle()
    assert len(wall.show_.strokes) == 1 and title(wall) == DELIVERY


@pytest.mark.parametrize("how", ["Escape", "D", "right button"])
def test_the_pen_is_put_down(wall: Projection, person: Person, how: str) -> None:
    person.press("D")
    assert wall.layer(Ink).on and "draw with the mouse" in said(wall)
    if how == "right button":
        click(wall, on_slide(wall, 500, 300), RIGHT)
    else:
        person.press(how)
    assert not wall.layer(Ink).on and title(wall) == DELIVERY


def test_slides_turn_while_the_pen_is_up(wall: Projection, person: Person) -> None:
    person.press("D", "Right")
    drag(wall, *line(wall, (400, 300), (500, 300)))
    assert title(wall) == "First use" and len(wall.show_.strokes) == 1
    person.press("Left")
    assert not wall.show_.strokes


def test_each_part_of_a_frame_has_strokes_of_its_own(qapp: QApplication) -> None:
    workspace = Workspace()
    workspace.open(Document(large(200)))
    show = SlideShow(workspace)
    first = next(n for n, slide in enumerate(show.slides) if slide.parts > 1)
    for number, x in ((first, 400.0), (first + 1, 700.0)):
        show.go(number)
        show.draw([*show.strokes, InkStroke(((x, 300.0), (x + 50, 300.0)))])
    show.go(first)
    assert [stroke.points[0][0] for stroke in show.strokes] == [pytest.approx(400, abs=1)]
    show.go(first + 1)
    assert [stroke.points[0] for stroke in show.strokes] == [pytest.approx((700, 300), abs=1)]


def test_a_double_click_on_a_friction_point_edits_that(
    begun: Window, wall: Projection, person: Person
) -> None:
    double_click(wall, middle(wall, "Waits 11 min on hold", "friction"))
    person.type("Waits")
    person.press("Return")
    assert "Waits" in [
        friction.title for friction in begun.workspace.snapshot.all(Friction).values()
    ]


def test_a_move_of_the_pen_paints_only_its_end() -> None:
    long = [(float(x), 0.0) for x in range(0, 100, 10)]
    assert runs(long, Rect(85, -5, 20, 10)) == [[(80, 0), (90, 0)]]
    assert runs(long, Rect(-5, -5, 200, 10)) == [long]
    assert runs(long, Rect(200, 0, 5, 5)) == []


def test_the_pointer_follows_the_mouse(wall: Projection, person: Person) -> None:
    at = on_slide(wall, 300, 780)
    person.press("L")
    send(wall, QEvent.Type.MouseMove, at)
    dot = wall.grab().toImage().pixelColor(at.toPoint())
    assert dot.red() > 200 > dot.green()
    assert wall.cursor().shape() == Qt.CursorShape.BlankCursor
    person.press("L")
    assert wall.grab().toImage().pixelColor(at.toPoint()) != dot


def test_all_keys_are_shown_and_put_away(wall: Projection, person: Person) -> None:
    before = wall.grab().toImage()
    person.press("?")
    assert wall.layer(KeyHelp).open and wall.grab().toImage() != before
    person.press("Right")
    assert not wall.layer(KeyHelp).open and title(wall) == DELIVERY


# titles


def test_double_click_edits_a_title_on_the_wall(
    begun: Window, wall: Projection, person: Person
) -> None:
    id = card(begun, CALLS).id
    double_click(wall, letters(wall, CALLS))
    field = slip(wall)
    assert field.font().pixelSize() >= 38 * wall.room.unit and field.toPlainText() == CALLS
    person.type("rings again")
    person.press("Return")
    wall.show_.settle()
    after = begun.workspace.snapshot.get(Touchpoint, id)
    assert after is not None and after.title == "rings again"
    assert middle(wall, "rings again")
    person.press("Ctrl+Z")
    wall.show_.settle()
    assert middle(wall, CALLS) and title(wall) == DELIVERY


def test_f2_renames_what_is_under_the_pointer(begun: Window, wall: Projection) -> None:
    id = card(begun, CALLS).id
    person = Person()
    send(wall, QEvent.Type.MouseMove, on_slide(wall, 1900, 600))
    person.press("F2")
    assert not wall.layer(Cards).writing.active and "under the pointer" in said(wall)
    send(wall, QEvent.Type.MouseMove, letters(wall, CALLS))
    person.press("F2")
    assert begun.workspace.selection == (id,)
    person.type("Wartet")
    person.press("Ctrl+Return")
    after = begun.workspace.snapshot.get(Touchpoint, id)
    assert after is not None and after.title == "Wartet" and title(wall) == DELIVERY


@pytest.mark.parametrize("letter", "bwolderpcsnvthqfmg.,x")
def test_a_letter_never_overwrites_a_title(
    begun: Window, wall: Projection, person: Person, letter: str
) -> None:
    send(wall, QEvent.Type.MouseMove, middle(wall, CALLS))
    begun.workspace.select((card(begun, CALLS).id,))
    person.type(letter)
    person.press("Escape")
    begun.keep_typing()
    assert card(begun, CALLS)


@pytest.mark.parametrize("calm", [True, False])
def test_a_double_click_renames_where_its_first_half_went_on(
    begun: Window, wall: Projection, calm: bool
) -> None:
    wall.calm = calm
    at = letters(wall, CALLS)
    click(wall, at)
    assert title(wall) == "First use"
    send(wall, QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT)
    send(wall, QEvent.Type.MouseButtonRelease, at, LEFT)
    assert title(wall) == DELIVERY and not wall.glide.going
    assert slip(wall).toPlainText() == CALLS


def test_two_clicks_beside_everything_go_on_twice(wall: Projection) -> None:
    double_click(wall, on_slide(wall, 1900, 600))
    assert title(wall) == "Share & return"


def test_a_click_beside_a_title_being_written_keeps_it_and_turns_nothing(
    begun: Window, wall: Projection, person: Person
) -> None:
    double_click(wall, letters(wall, CALLS))
    person.type("Waits")
    click(wall, on_slide(wall, 1900, 600))
    assert card(begun, "Waits") and title(wall) == DELIVERY
    assert not wall.layer(Cards).writing.active
    click(wall, on_slide(wall, 1900, 600))
    assert title(wall) == "First use"


def test_while_drawing_a_click_is_a_dot_and_goes_nowhere(wall: Projection, person: Person) -> None:
    person.press("D")
    click(wall, on_slide(wall, 1500, 600))
    assert title(wall) == DELIVERY and len(wall.show_.strokes) == 1
    click(wall, wall.room.foot.center())
    assert title(wall) == DELIVERY and len(wall.show_.strokes) == 1


def test_while_people_vote_a_click_beside_everything_goes_nowhere(
    wall: Projection, person: Person
) -> None:
    person.press("V", "Return")
    for at in (on_slide(wall, 1900, 600), wall.room.foot.center()):
        click(wall, at)
    assert title(wall) == DELIVERY
    person.press("Escape")
    click(wall, wall.room.foot.center())
    assert title(wall) == "First use"


def test_a_title_that_needs_another_slide_is_followed_there_when_it_is_written(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    id, count = card(begun, CALLS).id, len(wall.show_.slides)
    double_click(wall, letters(wall, CALLS))
    person.type("A much longer title that somebody says and which goes on and on " * 2)
    qtbot.waitUntil(lambda: _retitled(begun, id))
    assert len(wall.show_.slides) == count, "the slide keeps still while one writes"
    person.press("Return")
    assert len(wall.show_.slides) > count
    assert wall.show_.scene.figure(id) is not None and title(wall) == DELIVERY


def _retitled(window: Window, id: str) -> bool:
    record = window.workspace.snapshot.get(Touchpoint, id)
    return record is not None and record.title != CALLS


def test_turning_the_slide_keeps_what_was_written(
    begun: Window, wall: Projection, person: Person
) -> None:
    id = card(begun, CALLS).id
    double_click(wall, letters(wall, CALLS))
    person.type("Half a ti")
    wall.show_.next()
    after = begun.workspace.snapshot.get(Touchpoint, id)
    assert after is not None and after.title == "Half a ti"
    assert title(wall) == "First use" and not wall.layer(Cards).writing.active


@pytest.mark.parametrize(("number", "kind"), [(5, Stage), (1, Journey)])
def test_the_title_of_a_slide_is_that_of_what_it_shows(
    begun: Window, wall: Projection, person: Person, number: int, kind: type[Stage | Journey]
) -> None:
    person.press(str(number), "Return")
    double_click(wall, middle(wall, title(wall), "title"))
    person.type("Quite another")
    person.press("Return")
    wall.show_.settle()
    assert title(wall) == "Quite another"
    assert "Quite another" in [r.title for r in begun.workspace.snapshot.all(kind).values()]


def test_a_frame_that_made_itself_is_kept_when_its_title_is_edited(
    begun: Window, wall: Projection, person: Person
) -> None:
    wall.show_.go(titles(wall).index("Where it hurts most"))
    double_click(wall, middle(wall, title(wall), "title"))
    person.type("Three worst")
    person.press("Return")
    wall.show_.settle()
    assert title(wall) == "Three worst"
    assert "Three worst" in [frame.title for frame in begun.workspace.snapshot.all(Frame).values()]
    person.press("Ctrl+Z")
    wall.show_.settle()
    person.press("Ctrl+Z")
    wall.show_.settle()
    assert title(wall) == "Where it hurts most" and not begun.workspace.snapshot.all(Frame)


def test_tab_brings_the_next_touchpoint_to_be_named(
    begun: Window, wall: Projection, person: Person
) -> None:
    before = len(begun.workspace.snapshot.all(Touchpoint))
    double_click(wall, letters(wall, "Courier delivers"))
    person.press("Tab")
    assert len(begun.workspace.snapshot.all(Touchpoint)) == before + 1
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    person.type("Unpacks")
    person.press("Return")
    assert card(begun, "Unpacks")


def test_after_enter_the_next_letter_is_a_key_of_the_slides_again(
    begun: Window, wall: Projection, person: Person
) -> None:
    double_click(wall, letters(wall, "Courier delivers"))
    person.type("Courier rings")
    person.press("Return", "D")
    assert card(begun, "Courier rings") and wall.layer(Ink).on

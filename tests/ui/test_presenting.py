"""Presenting: from slide to slide with keys, clicker, wheel and mouse; revealing; leaving."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journeymap.drawing.shapes import Picture, Text
from journeymap.errors import JourneyError
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey, Lane, Record, Stage, Step, Touchpoint
from journeymap.ui.platform.keys import Keys
from journeymap.ui.present.layers.blank import Blank
from journeymap.ui.present.presentation import CALM
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from tests.ui.person import Person, card
from tests.ui.presenting import (
    RIGHT,
    click,
    hide_storyboard,
    middle,
    on_slide,
    presentation,
    presented,
    said,
    title,
    titles,
    wheel,
)

MAP = "The whole map"
STAGES = ["Trigger & research", "At the shelf", "Order & delivery", "First use", "Share & return"]


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    hide_storyboard(begun)
    return presented(begun, qtbot)


def test_a_storyboard_follows_the_cards_of_its_stage_with_its_pictures_large(
    begun: Window, qtbot: QtBot
) -> None:
    slides = presented(begun, qtbot).show_.slides
    cards, board = [slide for slide in slides if slide.title == STAGES[1]]
    assert cards.touchpoints and not board.touchpoints
    found = [
        shape for f in board.scene.figures() for shape in f.shapes if isinstance(shape, Picture)
    ]
    assert len(found) == 2 and all(picture.rect.h > 300 for picture in found)
    said = {
        shape.text for f in board.scene.figures() for shape in f.shapes if isinstance(shape, Text)
    }
    assert {"Touches the machine, smells the coffee", "Asks a consultant"} <= said


def test_it_begins_with_the_whole_and_goes_stage_by_stage(wall: Projection) -> None:
    assert titles(wall)[:7] == ["Buying a coffee machine", MAP, *STAGES]
    assert wall.isFullScreen() and title(wall) == "Buying a coffee machine"


@pytest.mark.parametrize(
    ("forth", "back"),
    [
        ("Right", "Left"),
        ("Down", "Up"),
        ("PgDown", "PgUp"),
        ("Space", "Backspace"),
        ("Return", "Left"),
    ],
)
def test_keys_and_clickers_go_forth_and_back(
    wall: Projection, person: Person, forth: str, back: str
) -> None:
    person.press(forth, forth, forth)
    assert title(wall) == STAGES[1]
    person.press(back)
    assert title(wall) == STAGES[0]
    person.press("End")
    assert wall.show_.at == len(wall.show_.slides) - 1
    person.press(forth)
    assert wall.show_.at == len(wall.show_.slides) - 1
    person.press("Home", back)
    assert wall.show_.at == 0


def test_a_number_and_enter_jump(wall: Projection, person: Person) -> None:
    person.press("5")
    assert wall.show_.at == 0 and "5" in said(wall)
    person.press("Return")
    assert title(wall) == STAGES[2]
    person.press("9", "9", "Return")
    assert title(wall) == STAGES[2] and said(wall) == "There is no frame 99."
    person.press("1", "Escape", "Return")
    assert title(wall) == STAGES[3]


def test_wheel_and_clicks_turn_slides(wall: Projection) -> None:
    wall.show_.go(2)
    wheel(wall, -120)
    assert title(wall) == STAGES[1]
    wheel(wall, 60)
    assert title(wall) == STAGES[1]
    wheel(wall, 60)
    assert title(wall) == STAGES[0]
    click(wall, on_slide(wall, 1880, 420))
    assert title(wall) == STAGES[1]
    click(wall, on_slide(wall, 20, 420))
    assert title(wall) == STAGES[2]
    click(wall, middle(wall, "Calls about the delay"))
    assert title(wall) == STAGES[3], "also on a card"
    click(wall, on_slide(wall, 900, 420), RIGHT)
    assert title(wall) == STAGES[3]


@pytest.mark.parametrize(("key", "colour"), [("B", "#000000"), (".", "#000000"), ("W", "#ffffff")])
def test_the_wall_goes_blank_and_comes_back(
    wall: Projection, person: Person, key: str, colour: str
) -> None:
    person.press("Right", key)
    image = wall.grab().toImage()
    places = ((5, 5), (image.width() // 2, image.height() // 2), (60, image.height() - 20))
    assert {image.pixelColor(x, y).name() for x, y in places} == {colour}
    person.press("Right")
    assert wall.layer(Blank).colour == "" and title(wall) == MAP


def test_escape_closes_what_is_open_before_it_leaves(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("O", "3", "B")
    for _ in range(3):
        assert begun.presentation is not None
        person.press("Escape")
    qtbot.waitUntil(lambda: begun.presentation is None)
    qtbot.waitUntil(begun.isActiveWindow)


def test_letters_work_without_a_latin_layout(wall: Projection, qapp: QApplication) -> None:
    Keys(qapp)
    russian = Person(russian=True)
    russian.press("B")
    assert wall.layer(Blank).colour == "#000000"
    russian.press("B")
    assert wall.layer(Blank).colour == ""


def hold(wall: Projection, key: Qt.Key, text: str) -> None:
    """Hold a key down for so long that it is repeated."""
    for repeated in (False, True, True):
        QApplication.sendEvent(
            wall.windowHandle(),
            QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeated),
        )


def test_a_held_key_does_its_work_once(wall: Projection) -> None:
    hold(wall, Qt.Key.Key_PageDown, "")
    assert title(wall) == MAP
    hold(wall, Qt.Key.Key_B, "b")
    assert wall.layer(Blank).colour == "#000000"


def test_from_here_begins_where_the_selection_is(begun: Window, qtbot: QtBot) -> None:
    begun.workspace.select((card(begun, "Courier delivers").id,))
    wall = presented(begun, qtbot, here=True)
    assert title(wall) == STAGES[2]
    stage = next(s for s in begun.workspace.snapshot.all(Stage).values() if s.title == STAGES[0])
    begun.workspace.select((stage.id,))
    begun.actions_["present.here"].trigger()
    assert presentation(begun).projection is wall and title(wall) == STAGES[0]


def test_lanes_and_personas_are_revealed_one_by_one(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("5", "Return", "R")
    assert said(wall) == "This frame is shown lane by lane."
    slide = wall.show_.slide
    assert slide is not None and slide.reveals >= 2

    def cards() -> int:
        return sum(figure.role == "card" for figure in wall.show_.scene.figures())

    seen = [cards()]
    while wall.show_.shown < slide.reveals:
        person.press("Right")
        seen.append(cards())
    assert title(wall) == STAGES[2] and seen[0] == 1 and seen == sorted(seen) and seen[-1] == 3
    person.press("Right")
    assert title(wall) == STAGES[3]
    person.press("Left")
    assert title(wall) == STAGES[2] and cards() == 3
    person.press("Left", "Left")
    assert cards() == 2
    person.press("R")
    assert said(wall) == "This frame is shown persona by persona."
    person.press("R", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert not begun.workspace.snapshot.all(Frame)


def test_titles_can_be_read_from_afar(wall: Projection, person: Person) -> None:
    for slide in wall.show_.slides:
        heading = next(f for f in slide.scene.figures() if f.role == "title")
        sizes = {shape.style.size for shape in heading.shapes if isinstance(shape, Text)}
        assert min(sizes) >= 40, slide.title
        for figure in slide.scene.figures():
            texts = [s for s in figure.shapes if isinstance(s, Text)]
            if figure.role == "card" and texts and slide.frame.kind == "stage":
                assert max(text.style.size for text in texts) >= 40, figure.name


def test_what_changes_is_laid_out_again_at_the_same_slide(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("5", "Return")
    stage = next(s for s in begun.workspace.snapshot.all(Stage).values() if s.title == STAGES[0])
    begun.workspace.select((stage.id,))
    begun.workspace.run("remove")
    qtbot.waitUntil(lambda: STAGES[0] not in titles(wall))
    assert title(wall) == STAGES[2]
    begun.workspace.undo()
    qtbot.waitUntil(lambda: STAGES[0] in titles(wall))
    assert title(wall) == STAGES[2]


def test_another_journey_is_shown_from_its_beginning(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("5", "Return")
    begun.workspace.commit(change("Another", add=[*_another()]))
    begun.workspace.look_at("other")
    qtbot.waitUntil(lambda: title(wall) == "Another one")
    assert wall.show_.at == 0


def _another() -> Iterator[Record]:
    """Yield a second, small journey."""
    yield Journey(id="other", position=9.0, title="Another one")
    yield Stage(id="os", journey="other", title="Only")
    yield Step(id="ot", stage="os")
    yield Lane(id="ol", journey="other", title="Shop")
    yield Touchpoint(id="oc", step="ot", lane="ol", title="Comes in")


def test_a_persona_in_focus_is_the_next_of_the_journey(
    begun: Window, wall: Projection, person: Person
) -> None:
    seen = []
    for _ in range(3):
        person.press("P")
        seen.append((begun.workspace.focus, said(wall)))
    assert len({*seen}) == 3 and seen[0][1] == "How Olena, 34 feels."
    assert seen[-1] == (None, "How everybody feels.")


def test_an_empty_journey_says_so(begun: Window, qtbot: QtBot) -> None:
    begun.workspace.select(list(begun.workspace.snapshot.all(Touchpoint)))
    begun.workspace.run("remove")
    with qtbot.waitSignal(begun.workspace.said) as heard:
        begun.actions_["present.start"].trigger()
    assert begun.presentation is None
    assert heard.args == ["There is nothing to present yet: the journey has no touchpoints."]


def test_a_journey_that_is_emptied_meanwhile_says_so_on_the_wall(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    begun.workspace.select(list(begun.workspace.snapshot.all(Touchpoint)))
    begun.workspace.run("remove")
    qtbot.waitUntil(lambda: not wall.show_.slides)
    assert wall.accessibleName().startswith("There is nothing to present yet")
    person.press("Right", "Left", "End", "O", "Escape", "R", "D", "E", "Escape", "3", "Return")
    wall.grab()
    begun.workspace.undo()
    qtbot.waitUntil(lambda: bool(wall.show_.slides))


def test_the_title_is_what_a_screen_reader_hears(wall: Projection, person: Person) -> None:
    person.press("Right", "Right")
    assert wall.accessibleName() == STAGES[0]
    assert wall.accessibleDescription().startswith("stage 1 of 5")


@pytest.mark.parametrize(
    ("start", "end"),
    [(2, 3), (3, 2), (0, 4), (4, 0)],
    ids=["forth", "back", "near", "away"],
)
def test_the_camera_begins_at_one_slide_and_ends_at_the_other(
    begun: Window, qtbot: QtBot, start: int, end: int
) -> None:
    wall = presented(begun, qtbot, calm=False)
    wall.show_.go(start)
    qtbot.waitUntil(lambda: not wall.glide.going)
    before = slide_of(wall)
    wall.show_.go(end)
    assert wall.glide.going and wall.show_.at == end
    seen = []
    for share in (0.0, 0.5, 1.0):
        wall.glide.share = share
        seen.append(slide_of(wall))
    qtbot.waitUntil(lambda: not wall.glide.going)
    after = slide_of(wall)
    assert alike(seen[0], before) and alike(seen[2], after)
    assert not alike(seen[1], before) and not alike(seen[1], after)


def slide_of(wall: Projection) -> QImage:
    """Return what is seen of the slide, its rim left out."""
    return wall.grab(wall.room.slide.toRect().adjusted(4, 4, -4, -4)).toImage()


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether two pictures are the same but for what scaling does to edges."""
    places = [(x, y) for x in range(0, one.width(), 6) for y in range(0, one.height(), 6)]
    far = sum(
        abs(one.pixelColor(*place).lightness() - other.pixelColor(*place).lightness()) > 60
        for place in places
    )
    return far < 0.01 * len(places)


def test_without_gliding_slides_change_at_once(wall: Projection, person: Person) -> None:
    person.press("Right")
    assert not wall.glide.going and title(wall) == MAP


def test_gliding_is_turned_on_and_off(begun: Window, qtbot: QtBot) -> None:
    wall = presented(begun, qtbot, calm=False)
    for calm in (True, False):
        begun.actions_["present.calm"].trigger()
        assert wall.calm is calm and begun.settings.flag(CALM, not calm) is calm
        assert said(wall).startswith("Frames change" if calm else "Frames glide")


def test_trouble_is_said_in_the_foot_line_and_in_no_box(begun: Window, wall: Projection) -> None:
    begun.workspace.failed.emit(str(JourneyError("The disk is full.")))
    assert said(wall) == "The disk is full."
    assert not [box for box in begun.findChildren(QMessageBox) if box.isVisible()]


def test_the_hints_can_be_put_away(wall: Projection, person: Person) -> None:
    assert "Esc" in said(wall)
    person.press("H")
    assert said(wall) == ""


def test_closing_the_window_closes_the_presentation(
    begun: Window, wall: Projection, person: Person
) -> None:
    person.press("C")
    console = presentation(begun).console
    assert console is not None and console.isVisible()
    begun.files.leave(begun)
    begun.close()
    assert begun.presentation is None and not wall.isVisible() and not console.isVisible()


def test_what_ticks_on_reaches_no_wall_that_is_gone(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("T")
    wall.close()
    qtbot.waitUntil(lambda: not isValid(wall))
    begun.clock.ticked.emit()
    begun.workspace.said.emit("Something")
    begun.workspace.select(())


def test_closing_the_window_on_the_wall_leaves(
    begun: Window, wall: Projection, qtbot: QtBot
) -> None:
    wall.close()
    assert begun.presentation is None
    again = presented(begun, qtbot)
    assert again is not wall and title(again) == "Buying a coffee machine"


def test_the_pictures_of_neighbours_are_prepared_and_few_are_kept(
    wall: Projection, person: Person, qtbot: QtBot
) -> None:
    person.press("Right")
    width = round(wall.room.slide.width() * wall.devicePixelRatioF())
    qtbot.waitUntil(lambda: wall.pictures.soon((2, 0), width) is not None)
    assert wall.pictures.soon((0, 0), width) is not None
    assert QGuiApplication.focusWindow() is wall.windowHandle()

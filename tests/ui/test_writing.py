"""Writing in place: kept at every pause, one step to undo, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import Friction, Lane, Touchpoint
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from journeymap.ui.platform.keys import Keys
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.map.writing import InlineEditor
from tests.storage.samples import written
from tests.ui.person import Mouse, Person, answering, card, shown

TITLE = "Compares models and reviews"


@pytest.fixture
def chosen(begun: Window) -> Touchpoint:
    """The card that is selected, in a window whose pauses are short."""
    begun.canvas.writing._pause.setInterval(20)
    found = card(begun, TITLE)
    begun.workspace.select((found.id,))
    return found


def title(window: Window, one: Touchpoint) -> str:
    now = window.workspace.snapshot.get(Touchpoint, one.id)
    assert now is not None
    return now.title


def slip(window: Window) -> InlineEditor:
    """Return the field that is open on the page."""
    (found,) = [one for one in window.canvas.findChildren(InlineEditor) if one.isVisible()]
    return found


def test_a_pause_is_four_tenths_of_a_second(begun: Window) -> None:
    assert begun.canvas.writing._pause.interval() == 400


def test_every_pause_keeps_and_all_of_them_are_one_step(
    begun: Window, chosen: Touchpoint, person: Person, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    person.press("F2")
    person.type("Looks")
    assert title(begun, chosen) == TITLE
    qtbot.waitUntil(lambda: title(begun, chosen) == "Looks")
    person.type(" around")
    qtbot.waitUntil(lambda: title(begun, chosen) == "Looks around")
    person.type("!")
    person.press("Escape")
    assert title(begun, chosen) == "Looks around!"
    begun.workspace.undo()
    assert begun.workspace.snapshot == before
    begun.workspace.redo()
    assert title(begun, chosen) == "Looks around!"


def test_two_visits_are_two_steps(begun: Window, chosen: Touchpoint, person: Person) -> None:
    for words in ("One", "Two"):
        person.press("F2")
        person.type(words)
        person.press("Return")
    begun.workspace.undo()
    assert title(begun, chosen) == "One"


@pytest.mark.parametrize("end", ["Escape", "Ctrl+Return", "Return", "Enter"])
def test_what_ends_writing(begun: Window, chosen: Touchpoint, person: Person, end: str) -> None:
    person.press("F2")
    person.type("Looks")
    person.press("Shift+Return")
    person.type("around")
    person.press(end)
    assert not begun.canvas.writing.active
    assert QApplication.focusWidget() is begun.canvas
    assert title(begun, chosen) == "Looks\naround"
    assert begun.workspace.selection == (chosen.id,)


def test_nothing_typed_changes_nothing(begun: Window, chosen: Touchpoint, person: Person) -> None:
    before = begun.workspace.snapshot
    person.press("F2", "Escape")
    assert begun.workspace.snapshot is before and begun.workspace.document.undoable is None


def test_tab_goes_on_to_the_next_card(begun: Window, chosen: Touchpoint, person: Person) -> None:
    person.press("F2")
    person.type("Looks")
    person.press("Tab")
    assert title(begun, chosen) == "Looks"
    assert begun.canvas.writing.active and begun.workspace.selection != (chosen.id,)
    person.type("Then")
    person.press("Escape")
    assert card(begun, "Then").id == begun.workspace.selection[0]


def test_just_typing_replaces_the_title(begun: Window, chosen: Touchpoint, person: Person) -> None:
    person.type("We look")
    person.press("Return")
    assert title(begun, chosen) == "We look"


def test_a_letter_that_is_a_command_commands(
    begun: Window, chosen: Touchpoint, person: Person
) -> None:
    begun.workspace.select((card(begun, "Asks a consultant").id,))
    person.press("M")
    assert card(begun, "Asks a consultant").moment == "moment"
    assert not begun.canvas.writing.active


@pytest.fixture(params=["us", "ru"])
def hand(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Person]:
    remedy = Keys(qapp)
    yield Person(russian=request.param == "ru")
    remedy.setParent(None)
    remedy.deleteLater()


@pytest.mark.parametrize("words", ["forms", "мрії", "5 days", "?", "Later", "日本"])
def test_on_a_bare_card_every_letter_is_its_title(begun: Window, hand: Person, words: str) -> None:
    begun.workspace.run("touchpoint.add")
    (new,) = begun.workspace.selection
    before = begun.workspace.snapshot
    hand.type(words)
    hand.press("Return")
    now = begun.workspace.snapshot
    assert now.all(Touchpoint)[new].title == words
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_a_bare_card_still_hears_keys_that_write_nothing(begun: Window, person: Person) -> None:
    begun.workspace.run("touchpoint.add")
    person.press("Ctrl+D", "Return")
    assert len([c for c in begun.workspace.snapshot.all(Touchpoint).values() if not c.title]) == 2
    person.press("Delete", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert all(one.title for one in begun.workspace.snapshot.all(Touchpoint).values())


def test_a_click_elsewhere_keeps_the_text(
    begun: Window, chosen: Touchpoint, person: Person, mouse: Mouse
) -> None:
    person.press("F2")
    person.type("Looks")
    begun.docks.panel("inspector").setFocus()
    assert not begun.canvas.writing.active
    assert title(begun, chosen) == "Looks"


def test_the_text_is_kept_when_the_window_closes(
    begun: Window, chosen: Touchpoint, person: Person
) -> None:
    person.press("F2")
    person.type("Almost lost")
    asked = answering("Keep it on the start page", begun.close)
    assert "no file yet" in asked
    (left,) = recoverable()
    session = Session.recover(left)
    assert session.snapshot.all(Touchpoint)[chosen.id].title == "Almost lost"
    session.close()


def test_the_text_is_kept_when_another_file_is_opened(
    begun: Window,
    windows: Windows,
    chosen: Touchpoint,
    person: Person,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    person.press("F2")
    person.type("Almost lost")
    windows.files.open(begun, written(tmp_path / "other.journey"))
    (other,) = [window for window in windows if window is not begun]
    assert other.session is not None and other.session.path is not None
    qtbot.waitUntil(lambda: title(begun, chosen) == "Almost lost")


def test_ctrl_s_and_the_palette_keep_the_text(
    begun: Window, chosen: Touchpoint, person: Person
) -> None:
    person.press("F2")
    person.type("Almost lost")
    person.press("Ctrl+K")
    assert title(begun, chosen) == "Almost lost"


def test_words_can_be_read_when_the_map_is_far_away(
    begun: Window, chosen: Touchpoint, person: Person
) -> None:
    begun.canvas.zoom_to(0.15)
    person.press("F2")
    field = slip(begun)
    assert field.font().pixelSize() >= 11
    assert field.width() >= 100 and field.height() >= 24
    person.type("A title that is rather long, and goes over several lines of the field")
    assert field.height() >= 3 * field.fontMetrics().lineSpacing()
    assert begun.canvas.viewport().rect().contains(field.geometry())
    person.press("Escape")


def test_a_question_is_asked_beside_the_card_and_escape_drops_it(
    begun: Window, chosen: Touchpoint, person: Person
) -> None:
    before = begun.workspace.snapshot
    person.press("F")
    assert slip(begun).placeholderText() == "What gets in the way?"
    person.type("Too many words")
    person.press("Escape")
    assert begun.workspace.snapshot is before
    person.press("F")
    person.type("Too many words")
    person.press("Return")
    now = begun.workspace.snapshot.of(Friction, "touchpoint", chosen.id)
    assert "Too many words" in {one.title for one in now}
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


@pytest.mark.parametrize(
    ("key", "kind"), [("F", "friction"), ("Q", "quotes"), ("I", "ideas"), ("N", "text")]
)
@pytest.mark.parametrize("pauses", [0, 2])
def test_what_is_dropped_leaves_no_lane_behind(
    begun: Window, chosen: Touchpoint, person: Person, key: str, kind: str, pauses: int
) -> None:
    workspace = begun.workspace
    gone = [lane.id for lane in workspace.snapshot.all(Lane).values() if lane.kind == kind]
    if gone:
        workspace.commit(Change("x", removal(workspace.snapshot, gone)))
    workspace.select([chosen.id])
    before = workspace.snapshot
    person.press(key)
    for words in ["Too many", " words"][:pauses]:
        person.type(words)
        QTest.qWait(500)
    person.press("Escape")
    assert workspace.snapshot == before


def test_the_field_stays_on_its_card_when_the_page_moves(
    begun: Window, chosen: Touchpoint, person: Person, mouse: Mouse
) -> None:
    person.press("F2")
    before = slip(begun).geometry()
    mouse.wheel((400, 300), -60)
    after = slip(begun).geometry()
    assert before.y() - after.y() == pytest.approx(36, abs=1)
    rect = shown(begun, chosen.id, "card").rect
    x, y = begun.canvas.camera.to_view(rect.x, rect.y)
    assert (after.x(), after.y()) == pytest.approx((x, y), abs=8)

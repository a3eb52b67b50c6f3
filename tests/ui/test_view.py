"""Moving over the map with the mouse: pushing, scrolling, zooming where the pointer is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journeymap.model.change import change
from journeymap.model.grid import cards
from journeymap.ui.shell.status import StatusLine
from journeymap.ui.shell.window import Window
from tests.ui.person import MIDDLE, Mouse, card, shown

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
COMPARES = "Compares models and reviews"


def middle(window: Window, title: str) -> tuple[float, float]:
    """Return the middle of a card."""
    return shown(window, card(window, title).id, "card").rect.centre


@pytest.mark.parametrize("how", ["middle button", "Space"])
def test_the_page_is_pushed_about(begun: Window, mouse: Mouse, how: str) -> None:
    before = begun.workspace.snapshot
    camera, view = begun.canvas.camera, begun.windowHandle()
    start = (camera.x, camera.y)
    place = middle(begun, COMPARES)
    if how == "Space":
        QTest.keyPress(view, Qt.Key.Key_Space)
        mouse.press(place)
    else:
        mouse.press(place, button=MIDDLE)
    under = camera.to_view(*place)
    mouse.move((place[0] - 150, place[1] - 80))
    mouse.release()
    if how == "Space":
        QTest.keyRelease(view, Qt.Key.Key_Space)
    assert (camera.x - start[0], camera.y - start[1]) == pytest.approx((150, 80), abs=2)
    assert camera.to_view(*place) != under
    assert begun.workspace.snapshot is before and begun.workspace.selection == ()
    mouse.click(middle(begun, COMPARES))
    assert list(begun.workspace.selection) == [card(begun, COMPARES).id]


def test_the_wheel_scrolls(begun: Window, mouse: Mouse) -> None:
    camera = begun.canvas.camera
    x, y = camera.x, camera.y
    mouse.wheel((400, 300), -120)
    assert camera.x == x and camera.y > y
    mouse.wheel((400, 300), -120, SHIFT)
    assert camera.x > x


def test_the_wheel_with_control_zooms_at_the_pointer(begun: Window, mouse: Mouse) -> None:
    camera = begun.canvas.camera
    for turn in (120, 120, -120, 240):
        under, zoom = camera.to_page(400, 300), camera.zoom
        mouse.wheel((400, 300), turn, CONTROL)
        assert (camera.zoom > zoom) is (turn > 0)
        assert camera.to_page(400, 300) == pytest.approx(under, abs=0.5)


def fits(status: StatusLine) -> bool:
    """Tell whether what the line says has the room it needs."""
    words = status._words
    return bool(words.text()) and words.sizeHint().width() <= words.width() + 1


def test_the_status_line_makes_room_for_what_comes_beside_its_words(
    begun: Window, qtbot: QtBot
) -> None:
    status = begun.bars.status
    begun.workspace.select((card(begun, COMPARES).id,))
    begun.resize(1440, 700)
    qtbot.waitUntil(lambda: fits(status))
    beside = QLabel("1")
    beside.setFixedWidth(10)
    status.show_beside(beside)
    beside.show()
    QTest.qWait(50)
    before = status._words.text()
    beside.setFixedWidth(status._words.width() - 200)
    qtbot.waitUntil(lambda: len(status._words.text()) < len(before))
    qtbot.waitUntil(lambda: fits(status))


def test_the_status_line_says_whole_hints_only(begun: Window, qtbot: QtBot) -> None:
    status = begun.bars.status
    begun.workspace.select((card(begun, COMPARES).id,))
    for wide in (1440, 860, 640):
        begun.resize(wide, 700)
        qtbot.waitUntil(lambda w=wide: status.width() == w)  # type: ignore[misc]
        qtbot.waitUntil(lambda: fits(status))
        shown_ = status._words.text()
        assert shown_ and status.said.startswith(shown_)
    assert len(shown_) < len(status.said)
    status.say("A very long sentence about a file that could not be written. " * 5)
    assert status._words.text().endswith("…")


def test_a_journey_of_which_nothing_would_be_seen_is_shown_from_its_beginning(
    begun: Window,
) -> None:
    view, first = begun.canvas, begun.workspace.journey
    begun.workspace.run("journey.to-be")
    view.zoom_actual()
    view.camera.x = view.lay_out().width - 500
    view.moved()
    place = view.camera.x
    begun.workspace.look_at(first)
    assert view.camera.x == place, "the same place of two journeys is compared"
    begun.workspace.run("journey.add")
    assert view.camera.x <= 0 and view.camera.y == 0


def test_what_is_taken_back_is_brought_into_sight_wherever_one_is(begun: Window) -> None:
    workspace, canvas = begun.workspace, begun.canvas
    canvas.zoom_to(1.6)
    row = cards(workspace.snapshot, workspace.journey)
    first, last = row[0], row[-1]
    edit = change("Rename", edit=[(last, last.but(title="Comes back"))])
    assert workspace.commit(edit)
    workspace.select((first.id,))
    canvas.reveal((first.id,))
    for step in (workspace.undo, workspace.redo):
        assert not canvas.seen().meets(shown(begun, last.id, "card").rect)
        step()
        assert canvas.seen().meets(shown(begun, last.id, "card").rect)
        assert workspace.selection == (first.id,)
        canvas.reveal((first.id,))

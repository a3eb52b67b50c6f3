"""Frames arranged by hand: order, title, notes, reveal, left out, added, removed, anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from journeymap.model.records import Frame
from journeymap.ui.present.arrange import Arrange
from journeymap.ui.shell.window import Window
from tests.ui.person import Person, card
from tests.ui.presenting import presentation, presented, said, title, titles


@pytest.fixture
def dialog(begun: Window, qtbot: QtBot) -> Arrange:
    begun.actions_["present.arrange"].trigger()
    made = begun.findChild(Arrange)
    assert isinstance(made, Arrange)
    qtbot.waitUntil(made.isActiveWindow)
    made.list.setFocus()
    return made


def listed(dialog: Arrange) -> list[str]:
    """Return the titles in the list."""
    items: list[QListWidgetItem] = [dialog.list.item(i) for i in range(dialog.list.count())]
    return [item.text().split("\n")[0].split("  ", 1)[1] for item in items]


def kept(window: Window) -> list[Frame]:
    """Return the frames in the document, in their order."""
    return list(window.workspace.snapshot.of(Frame, "journey", window.workspace.journey))


AUTO = [
    "Buying a coffee machine",
    "The whole map",
    "Trigger & research",
    "At the shelf",
    "Order & delivery",
    "First use",
    "Share & return",
    "Where it hurts most",
    "The loop",
    "Ideas",
]


def test_it_lists_the_frames_that_make_themselves(begun: Window, dialog: Arrange) -> None:
    assert listed(dialog) == AUTO and not kept(begun)
    assert not dialog.anew.isEnabled() and not dialog.add.isEnabled()


def test_alt_and_arrows_move_a_frame_and_undo_brings_it_back(
    begun: Window, dialog: Arrange, person: Person, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(3)
    person.press("Alt+Up", "Alt+Up")
    assert listed(dialog)[:4] == [AUTO[0], AUTO[3], AUTO[1], AUTO[2]]
    assert dialog.list.currentRow() == 1
    person.press("Ctrl+Z", "Ctrl+Z")
    qtbot.waitUntil(lambda: listed(dialog) == AUTO)
    assert not kept(begun)


def test_a_dragged_frame_stays_where_it_was_dropped(
    begun: Window, dialog: Arrange, qtbot: QtBot
) -> None:
    model = dialog.list.model()
    assert model.moveRow(dialog.list.rootIndex(), 1, dialog.list.rootIndex(), 4)
    qtbot.waitUntil(lambda: len(kept(begun)) == len(AUTO))
    moved = [*AUTO[:1], *AUTO[2:4], AUTO[1], *AUTO[4:]]
    assert listed(dialog) == moved and dialog.list.currentRow() == 3
    assert model.moveRow(dialog.list.rootIndex(), 3, dialog.list.rootIndex(), 1)
    qtbot.waitUntil(lambda: listed(dialog) == AUTO)


def test_title_notes_and_reveal_are_set(
    begun: Window, dialog: Arrange, person: Person, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(4)
    assert dialog.title.placeholderText() == "Order & delivery"
    dialog.title.setFocus()
    person.type("The bad part")
    dialog.notes.setFocus()
    dialog.notes.selectAll()
    person.type("Wait for it")
    dialog.list.setFocus()
    QTest.keyClick(dialog.reveal, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: kept(begun)[4].reveal == "lanes")
    frame = kept(begun)[4]
    assert (frame.title, frame.notes) == ("The bad part", "Wait for it")
    qtbot.waitUntil(lambda: listed(dialog)[4] == "The bad part")
    assert dialog.list.currentRow() == 4


def test_a_frame_is_left_out_of_the_presentation(
    begun: Window, dialog: Arrange, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(1)
    dialog.hidden.click()
    qtbot.waitUntil(lambda: "left out" in dialog.list.item(1).text())
    wall = presented(begun, qtbot)
    assert AUTO[1] not in titles(wall) and AUTO[2] in titles(wall)


def test_what_is_selected_becomes_a_frame(begun: Window, dialog: Arrange, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(0)
    begun.workspace.select((card(begun, "Writes a review").id, card(begun, "Courier delivers").id))
    dialog.add.click()
    assert len(kept(begun)) == len(AUTO) + 1 and len(kept(begun)[1].touchpoints) == 2
    assert dialog.list.currentRow() == 1 and listed(dialog)[0] == AUTO[0]


def test_a_frame_is_removed_and_all_begin_anew(
    begun: Window, dialog: Arrange, person: Person, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(7)
    person.press("Delete")
    qtbot.waitUntil(lambda: listed(dialog) == [*AUTO[:7], *AUTO[8:]])
    dialog.anew.click()
    qtbot.waitUntil(lambda: listed(dialog) == AUTO)
    begun.workspace.undo()
    qtbot.waitUntil(lambda: listed(dialog) == [*AUTO[:7], *AUTO[8:]])


def test_a_frame_the_journey_makes_itself_is_left_out_rather_than_removed(
    begun: Window, dialog: Arrange, person: Person, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(8)
    person.press("Delete")
    qtbot.waitUntil(lambda: "left out" in dialog.list.item(8).text())
    assert listed(dialog) == AUTO and not dialog.remove.isEnabled()
    assert not dialog.new.isVisible()


def test_a_stage_that_came_later_is_offered_a_frame(
    begun: Window, dialog: Arrange, person: Person, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(1)
    dialog.remove.click()
    assert not dialog.new.isVisible()
    begun.workspace.select((card(begun, "Orders beans again").id,))
    begun.workspace.run("stage.add")
    begun.workspace.run("touchpoint.add")
    qtbot.waitUntil(dialog.new.isVisible)
    wall = presented(begun, qtbot)
    assert "no frame: Arrange frames" in said(wall)
    dialog.new.click()
    qtbot.waitUntil(lambda: len(listed(dialog)) == len(AUTO) + 1)
    assert not dialog.new.isVisible() and dialog.list.currentRow() == 7


def test_presenting_begins_at_the_chosen_frame(
    begun: Window, dialog: Arrange, qtbot: QtBot
) -> None:
    dialog.list.setCurrentRow(4)
    dialog.from_here.click()
    assert title(presentation(begun).projection) == AUTO[4]


def test_f5_presents_from_the_list_too(begun: Window, dialog: Arrange, person: Person) -> None:
    dialog.list.setCurrentRow(4)
    person.press("Shift+F5")
    assert title(presentation(begun).projection) == AUTO[4]


def test_pictures_of_the_frames_are_painted(dialog: Arrange, qtbot: QtBot) -> None:
    def ground() -> str:
        picture = dialog.list.item(2).icon().pixmap(dialog.list.iconSize()).toImage()
        return picture.pixelColor(4, 4).name()

    qtbot.waitUntil(lambda: ground() == dialog._host.appearance.theme.surround)


def test_it_is_opened_once(begun: Window, dialog: Arrange) -> None:
    begun.actions_["present.arrange"].trigger()
    assert begun.findChildren(Arrange) == [dialog]

"""While a presentation runs its keys reach it from whichever window or field has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from journeymap.editing.inbox import stickies
from journeymap.model.records import Frame, Touchpoint
from journeymap.ui.platform.keys import Keys
from journeymap.ui.present.console import Console
from journeymap.ui.present.keys import ACTS, KNOWN, LETTERS
from journeymap.ui.present.layers.blank import Blank
from journeymap.ui.present.layers.key_help import KEYS
from journeymap.ui.present.layers.overview import Overview
from journeymap.ui.present.projection import Projection
from journeymap.ui.shell.window import Window
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.workshop.panel import WorkshopPanel
from tests.ui.person import Person, card
from tests.ui.presenting import hide_storyboard, letters, presentation, presented, send, title

CALLS, DELIVERY, FIRST_USE = "Calls about the delay", "Order & delivery", "First use"


@pytest.fixture
def wall(begun: Window, qtbot: QtBot) -> Projection:
    """The wall, at the third stage; the card "Calls about the delay" is selected on the map."""
    hide_storyboard(begun)
    begun.workspace.select((card(begun, CALLS).id,))
    made = presented(begun, qtbot)
    Person().press("5", "Return")
    assert title(made) == DELIVERY
    return made


def at_the_map(window: Window, qtbot: QtBot) -> None:
    """Have the keyboard on the map, as after a click on it."""
    window.activateWindow()
    window.canvas.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    assert QApplication.focusWidget() is window.canvas


def in_the_inspector(window: Window, qtbot: QtBot) -> None:
    """Write in a field of the inspector."""
    at_the_map(window, qtbot)
    fields = window.findChildren(TextField)
    next(field for field in fields if field.isVisible() and field.toPlainText() == CALLS).setFocus()
    Person().type("x")


def in_the_notes(window: Window, qtbot: QtBot) -> None:
    """Write in the speaker's notes."""
    made = presentation(window)
    made.turn_console()
    assert made.console is not None
    handle = made.console.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle)
    made.console.notes.setFocus()
    Person().type("x")


def at_the_console(window: Window, qtbot: QtBot) -> None:
    """Have the keyboard at the speaker's notes, writing nothing."""
    in_the_notes(window, qtbot)
    console = presentation(window).console
    assert console is not None
    console.setFocus()


def in_a_title_on_the_map(window: Window, qtbot: QtBot) -> None:
    """Rename a card on the map."""
    at_the_map(window, qtbot)
    Person().press("F2")
    Person().type("x")


def in_a_title_on_the_wall(window: Window, qtbot: QtBot) -> None:
    """Rename a card on the wall."""
    wall = presentation(window).projection
    send(wall, QEvent.Type.MouseMove, letters(wall, CALLS))
    Person().press("F2")
    Person().type("x")


def on_a_sticky(window: Window, qtbot: QtBot) -> None:
    """Write a sticky on the wall."""
    Person().press("N")
    Person().type("x")


def on_the_line_of_the_inbox(window: Window, qtbot: QtBot) -> None:
    """Write a sticky in the panel of the workshop, beside the map."""
    at_the_map(window, qtbot)
    window.docks.set_shown("workshop", True)
    panel = window.docks.panel("workshop")
    assert isinstance(panel, WorkshopPanel)
    qtbot.waitUntil(panel.isVisible)
    panel.inbox.line.setFocus()
    Person().type("x")


def in_a_list(window: Window, qtbot: QtBot) -> None:
    """Have the keyboard in a drop-down list that is closed."""
    at_the_map(window, qtbot)
    boxes = window.findChildren(QComboBox)
    next(box for box in boxes if box.isVisible() and not box.isEditable()).setFocus()


WRITING = [
    in_the_inspector,
    in_the_notes,
    in_a_title_on_the_map,
    in_a_title_on_the_wall,
    on_a_sticky,
    on_the_line_of_the_inbox,
]
ELSEWHERE = [at_the_map, at_the_console, in_a_list]
Place = Callable[[Window, QtBot], None]


@pytest.mark.parametrize("place", [*WRITING, *ELSEWHERE])
def test_a_clicker_turns_the_slides_wherever_the_keyboard_is(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot, place: Place
) -> None:
    place(begun, qtbot)
    person.press("PgDown")
    assert title(wall) == FIRST_USE
    person.press("PgUp", "PgUp")
    assert title(wall) == "At the shelf"
    person.press("F5")
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is wall.windowHandle())
    assert title(wall) == "At the shelf" and wall.hasFocus(), "it goes on where it was"


@pytest.mark.parametrize("place", [*WRITING, *ELSEWHERE])
def test_after_a_turn_every_other_key_is_the_shows_too(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot, place: Place
) -> None:
    place(begun, qtbot)
    written = begun.workspace.snapshot
    person.press("PgDown")
    kept = begun.workspace.snapshot
    assert (kept is not written) is (place in WRITING), "what was written is kept, else nothing"
    for key, colour in (("B", "#000000"), ("B", ""), (".", "#000000"), (".", "")):
        person.press(key)
        assert wall.layer(Blank).colour == colour
    person.press("Right", "Down", "Space")
    assert wall.show_.at == 8
    person.press("Left", "Up", "Backspace")
    assert title(wall) == FIRST_USE
    person.press("2", "Return")
    assert wall.show_.at == 1
    person.press("O")
    assert wall.layer(Overview).open
    person.press("Escape")
    assert not wall.layer(Overview).open and begun.presentation is not None
    assert begun.workspace.snapshot is kept, "no key did anything to the journey"
    person.press("Escape")
    assert begun.presentation is None


@pytest.mark.parametrize("place", WRITING)
def test_letters_and_arrows_are_written_where_a_text_is_open(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot, place: Place
) -> None:
    place(begun, qtbot)
    person.type("bow")
    person.press("Left", "Home", "Space")
    assert title(wall) == DELIVERY and not wall.layer(Blank).colour
    assert not wall.layer(Overview).open
    field = QApplication.focusWidget()
    assert field is not None and field is not wall
    person.press("Escape")
    assert begun.presentation is not None, "Esc leaves the text first"
    begun.keep_typing()
    kept = begun.workspace.snapshot
    texts = [one.title for one in kept.all(Touchpoint).values()]
    texts += [frame.notes for frame in kept.all(Frame).values()]
    texts += [note.body for note in stickies(kept, begun.workspace.journey)]
    assert any("xbow" in text for text in texts)


def test_a_letter_on_the_map_beside_the_show_never_overwrites_a_title(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    for letter in "bwolderpcsnvthgjkuxyz.,;=é":
        at_the_map(begun, qtbot)
        person.type(letter)
        presentation(begun).keep()
        assert not begun.canvas.writing.active, letter
    assert card(begun, CALLS)


def test_a_bare_card_on_the_map_takes_no_letters_while_presenting(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    begun.workspace.run("touchpoint.add")
    (id,) = begun.workspace.selection
    at_the_map(begun, qtbot)
    person.type("xg")
    bare = begun.workspace.snapshot.get(Touchpoint, id)
    assert bare is not None and bare.title == ""
    person.press("Escape")
    assert begun.presentation is None
    at_the_map(begun, qtbot)
    person.type("xg")
    begun.keep_typing()
    named = begun.workspace.snapshot.get(Touchpoint, id)
    assert named is not None and named.title == "xg", "without a show just typing names it"


def test_f2_on_the_map_beside_the_show_renames(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    at_the_map(begun, qtbot)
    person.press("F2")
    person.type("Rings again")
    person.press("Return")
    assert card(begun, "Rings again")
    wall.show_.settle()
    assert title(wall) == DELIVERY


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_menu_keeps_its_keys_but_for_those_of_a_clicker(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    at_the_map(begun, qtbot)
    menu = begun.actions_.menu("Edit", begun)
    menu.popup(begun.mapToGlobal(begun.rect().center()))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    person.press("Down")
    assert title(wall) == DELIVERY and menu.isVisible()
    person.press("PgDown")
    assert title(wall) == FIRST_USE and not menu.isVisible()


def test_a_dialog_keeps_arrows_space_and_enter_but_no_letter(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    at_the_map(begun, qtbot)
    dialog = QDialog(begun)
    button, field = QPushButton("OK", dialog), QLineEdit(dialog)
    button.clicked.connect(dialog.accept)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    button.setFocus()
    person.press("B")
    assert wall.layer(Blank).colour
    person.press("B")
    field.setFocus()
    person.type("b")
    assert field.text() == "b" and not wall.layer(Blank).colour
    person.press("PgDown", "B")
    assert title(wall) == FIRST_USE and wall.layer(Blank).colour and field.text() == "b"
    button.setFocus()
    person.press("Space")
    assert dialog.result() == QDialog.DialogCode.Accepted.value and title(wall) == FIRST_USE


def test_the_start_page_of_another_window_keeps_arrows_and_enter_but_no_letter(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    begun.commands.new_window()
    other = next(
        w
        for w in QApplication.topLevelWidgets()
        if isinstance(w, Window) and w is not begun and w.isVisible()
    )
    other.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is other.windowHandle())
    person.press("B", "B", "Right", "Down")
    assert title(wall) == DELIVERY and not wall.layer(Blank).colour
    person.press("PgDown", "B")
    assert title(wall) == FIRST_USE and wall.layer(Blank).colour


def test_a_button_of_the_console_come_to_with_tab_is_pressed_with_space(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    at_the_console(begun, qtbot)
    console = presentation(begun).console
    assert isinstance(console, Console)
    console.pause.setFocus()
    person.press("Space")
    assert not wall.show_.clock.going and title(wall) == DELIVERY
    person.press("PgDown")
    assert title(wall) == FIRST_USE


def test_cyrillic_letters_on_the_map_are_keys_of_the_show(
    begun: Window, wall: Projection, qapp: QApplication, qtbot: QtBot
) -> None:
    at_the_map(begun, qtbot)
    Keys(qapp)
    russian = Person(russian=True)
    russian.press("B")
    assert wall.layer(Blank).colour == "#000000"
    russian.press("B", "O")
    assert wall.layer(Overview).open and card(begun, CALLS)


def test_after_the_show_keys_mean_what_they_meant(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    at_the_map(begun, qtbot)
    person.press("Escape")
    assert begun.presentation is None
    qtbot.waitUntil(begun.isActiveWindow)
    at_the_map(begun, qtbot)
    person.type("b")
    begun.keep_typing()
    assert card(begun, "b")


def test_a_show_in_another_window_hears_only_its_own(
    begun: Window, wall: Projection, person: Person, qtbot: QtBot
) -> None:
    begun.commands.new_window()
    other = next(
        w
        for w in QApplication.topLevelWidgets()
        if isinstance(w, Window) and w is not begun and w.isVisible()
    )
    other.documents.open_sample()
    qtbot.waitUntil(lambda: bool(other.actions_))
    second = presented(other, qtbot)
    person.press("PgDown")
    assert second.show_.at == 1 and title(wall) == DELIVERY
    at_the_map(begun, qtbot)
    person.press("PgDown", "B")
    assert second.show_.at == 1 and title(wall) == FIRST_USE and wall.layer(Blank).colour
    at_the_map(other, qtbot)
    person.press("PgDown")
    assert second.show_.at == 2 and title(wall) == FIRST_USE
    presentation(other).end()


def test_every_key_on_the_sheet_is_known_from_any_window() -> None:
    told = {word for column in KEYS for keys, _ in column for word in keys.split()}
    letters = {ord(word) for word in told if len(word) == 1 and word.isalpha()}
    assert len(letters) > 10 and letters <= LETTERS <= KNOWN
    assert {key for key in ACTS if key < Qt.Key.Key_Escape.value} <= LETTERS

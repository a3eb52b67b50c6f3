"""Actions: declared once, heard where they should be, and honest about what they can do."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from journeymap.drawing.icons import ICONS
from journeymap.editing import COMMANDS
from journeymap.model.records import Touchpoint
from journeymap.ui.actions.install import Actions
from journeymap.ui.panels import panel_actions
from journeymap.ui.widgets.icons import drawings
from journeymap.ui.widgets.key_names import key_name
from journeymap.workspace.actions import Action
from journeymap.workspace.actions.context import BOX, CELL, KINDS, MIXED, PAGE
from journeymap.workspace.actions.declared import declared as declared_with
from journeymap.workspace.actions.order import INSIDE, MENUS, ORDER, entries
from tests.ui.bench_window import BenchWindow


def declared() -> dict[str, Action]:
    """Return every action of a window."""
    return declared_with(panel_actions())


CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> BenchWindow:
    made = BenchWindow()
    qtbot.addWidget(made)
    made.open_template()
    made.show()
    qtbot.waitActive(made).__enter__()
    made.canvas.setFocus()
    return made


@pytest.fixture
def actions(window: BenchWindow) -> Actions:
    made = Actions(window)  # type: ignore[arg-type]
    made.install()
    return made


def test_every_editing_command_is_an_action() -> None:
    assert {command.name for command in COMMANDS} <= set(declared())


def test_no_two_actions_share_a_key() -> None:
    """In the table a key goes before that of the window; there, too, it means one thing."""
    for in_table in (False, True):
        heard = [a for a in declared().values() if (a.scope == "table") == in_table]
        keys = Counter(QKeySequence(key).toString() for a in heard for key in a.keys)
        assert [key for key, n in keys.items() if n > 1] == []


def test_every_key_is_one_qt_understands() -> None:
    for action in declared().values():
        for key in action.keys:
            assert QKeySequence(key).count() == 1, key
            assert QKeySequence(QKeySequence(key).toString()) == QKeySequence(key), key


def test_every_action_stands_in_one_menu() -> None:
    listed = Counter(
        name for menu in (*MENUS, *INSIDE) for name in entries(menu, declared().values()) if name
    )
    assert set(declared()) <= set(listed)
    assert all(n == 1 for n in listed.values())


def test_the_order_names_only_what_there_is() -> None:
    known = {*declared(), *INSIDE, ""}
    named = {name for row in ORDER.values() for name in row}
    named |= {name for row in (*KINDS.values(), BOX, CELL, MIXED, PAGE) for name in row}
    assert named <= known


def test_every_icon_is_drawn() -> None:
    wanted = {action.icon for action in declared().values() if action.icon}
    assert wanted <= {*drawings(), *ICONS}


def test_a_plug_ins_command_stands_at_the_end_of_its_menu() -> None:
    found = declared()
    strange = type(found["undo"])(
        name="strange", label="Strange", menu="Arrange", run=lambda window: None
    )
    assert entries("Arrange", [*found.values(), strange])[-1] == "strange"


def test_a_letter_is_heard_on_the_canvas(
    window: BenchWindow, actions: Actions, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_F)
    assert window.asked == ["ask friction"]


def test_a_letter_stays_a_letter_in_a_field(
    window: BenchWindow, actions: Actions, qtbot: QtBot
) -> None:
    window.field.setFocus()
    qtbot.keyClicks(window.field, "Fmtl?15")
    assert window.field.text() == "Fmtl?15"
    assert window.asked == []


def test_copying_in_a_field_copies_its_text(
    window: BenchWindow, actions: Actions, qtbot: QtBot
) -> None:
    window.field.setText("tea")
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(window.field, Qt.Key.Key_X, CONTROL)
    assert window.field.text() == ""
    assert window.asked == []


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_S, CONTROL), (Qt.Key.Key_K, CONTROL), (Qt.Key.Key_F1, None)],
)
def test_keys_of_the_window_are_heard_in_a_field_too(
    window: BenchWindow,
    actions: Actions,
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier | None,
) -> None:
    window.field.setFocus()
    qtbot.keyClick(window.field, key, held or Qt.KeyboardModifier.NoModifier)
    assert len(window.asked) == 1


def test_tab_adds_a_touchpoint_and_does_not_leave_the_canvas(
    window: BenchWindow, actions: Actions, qtbot: QtBot
) -> None:
    before = len(window.workspace.snapshot.all(Touchpoint))
    qtbot.keyClick(window.canvas, Qt.Key.Key_Tab)
    assert len(window.workspace.snapshot.all(Touchpoint)) == before + 1
    assert window.canvas.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Backtab, Qt.Key.Key_Tab])
def test_shift_tab_goes_back_and_does_not_leave_the_canvas(
    window: BenchWindow, actions: Actions, qtbot: QtBot, key: Qt.Key
) -> None:
    qtbot.keyClick(window.canvas, key, SHIFT)
    assert window.asked == ["walk back"]
    assert window.canvas.hasFocus()


@pytest.mark.parametrize(
    ("key", "held", "asked"),
    [
        (Qt.Key.Key_Left, None, "walk left"),
        (Qt.Key.Key_Question, None, "show_shortcuts"),
        (Qt.Key.Key_1, SHIFT, "zoom_fit"),
        (Qt.Key.Key_2, SHIFT, "zoom_selection"),
        (Qt.Key.Key_Equal, CONTROL, "zoom_in"),
        (Qt.Key.Key_Plus, CONTROL, "zoom_in"),
        (Qt.Key.Key_Minus, CONTROL, "zoom_out"),
        (Qt.Key.Key_0, CONTROL, "zoom_actual"),
        (Qt.Key.Key_P, CONTROL | SHIFT, "show_palette"),
        (Qt.Key.Key_F2, None, "edit_title"),
        (Qt.Key.Key_L, None, "link"),
        (Qt.Key.Key_F11, None, "toggle_full_screen"),
    ],
)
def test_keys_do_what_the_sheet_says(
    window: BenchWindow,
    actions: Actions,
    qtbot: QtBot,
    key: Qt.Key,
    held: Qt.KeyboardModifier | None,
    asked: str,
) -> None:
    qtbot.keyClick(window.canvas, key, held or Qt.KeyboardModifier.NoModifier)
    assert window.asked == [asked]


def test_a_key_that_has_nothing_to_do_says_so(
    window: BenchWindow, actions: Actions, qtbot: QtBot
) -> None:
    window.workspace.select(())
    qtbot.keyClick(window.canvas, Qt.Key.Key_M)
    assert window.said == ["“Moment of truth” has nothing to work on here."]


def test_an_entry_is_grey_only_while_its_menu_is_open(
    window: BenchWindow, actions: Actions
) -> None:
    window.workspace.select(())
    menu = actions.menu("Touchpoint", window)
    menu.aboutToShow.emit()
    assert not actions["touchpoint.moment"].isEnabled()
    menu.aboutToHide.emit()
    assert actions["touchpoint.moment"].isEnabled()


def test_undo_names_the_step(window: BenchWindow, actions: Actions) -> None:
    window.workspace.run("touchpoint.add")
    menu = actions.menu("Edit", window)
    menu.aboutToShow.emit()
    assert actions["undo"].text().replace("&", "") == "Undo “New touchpoint”"
    assert actions["undo"].isEnabled() and not actions["redo"].isEnabled()


def test_both_ways_to_redo(window: BenchWindow, actions: Actions, qtbot: QtBot) -> None:
    before = window.workspace.snapshot
    window.workspace.run("touchpoint.add")
    after = window.workspace.snapshot
    for key, held in ((Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Y, CONTROL)):
        qtbot.keyClick(window.canvas, Qt.Key.Key_Z, CONTROL)
        assert window.workspace.snapshot == before
        qtbot.keyClick(window.canvas, key, held)
        assert window.workspace.snapshot == after


def names(menu: QMenu) -> list[str]:
    return [action.objectName() or action.text() for action in menu.actions() if action.text()]


def test_the_context_menu_holds_what_applies(window: BenchWindow, actions: Actions) -> None:
    on_card = names(actions.context(window))
    window.workspace.select(())
    on_nothing = names(actions.context(window))
    assert "touchpoint.moment" in on_card and "Feeling" in on_card
    assert "touchpoint.moment" not in on_nothing and "Feeling" not in on_nothing
    assert "touchpoint.add" in on_nothing


def test_a_lane_of_each_kind_can_be_added(window: BenchWindow, actions: Actions) -> None:
    actions["lane.add.text"].trigger()
    (id,) = window.workspace.selection
    lane = window.workspace.snapshot.find(id)
    assert getattr(lane, "kind", "") == "text"
    window.workspace.undo()
    assert window.workspace.snapshot.find(id) is None


def test_enter_is_called_enter_in_the_menu_the_help_and_the_hint(actions: Actions) -> None:
    parallel = actions["touchpoint.parallel"]
    assert parallel.shortcut().toString() == "Enter" == key_name("Return")
    assert {key.toString() for key in parallel.shortcuts()} == {"Enter", "Return"}


def test_frames_are_made_anew_from_the_menu_of_presenting() -> None:
    assert "frame.anew" in entries("Present", declared().values())

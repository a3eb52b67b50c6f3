"""The command palette: found by a few letters, in any language, and done with Enter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from journeymap import language
from journeymap.editing.text_search import TextIndex
from journeymap.language import tr
from journeymap.model.change import change
from journeymap.model.records import Persona, Touchpoint
from journeymap.ui.actions.install import Actions
from journeymap.ui.shell.palette import Palette
from journeymap.ui.shell.search import PaletteEntry, closeness, found
from tests.ui.bench_window import BenchWindow

Open = Callable[[], Palette]


@pytest.fixture
def window(qtbot: QtBot) -> BenchWindow:
    made = BenchWindow()
    qtbot.addWidget(made)
    made.open_template()
    with qtbot.waitActive(made):
        made.show()
    made.canvas.setFocus()
    return made


@pytest.fixture
def opened(window: BenchWindow) -> Open:
    actions = Actions(window)  # type: ignore[arg-type]

    def make() -> Palette:
        palette = Palette(window, actions, TextIndex())  # type: ignore[arg-type]
        palette.open()
        return palette

    return make


def titles(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("nt", "New touchpoint", "Moment of truth"),
        ("mot", "Moment of truth", "Move stage left"),
        ("exp", "Export", "Next parallel touchpoint"),
        ("ne", "New", "Select nothing else"),
        ("новт", "Нова точка контакту", "Новий лейтмотив"),
    ],
)
def test_starts_of_words_and_runs_of_letters_count_more(
    wanted: str, better: str, worse: str
) -> None:
    assert closeness(wanted, better) > closeness(wanted, worse)


def test_letters_in_another_order_are_not_found() -> None:
    assert closeness("xz", "New touchpoint") == 0
    assert closeness("wen", "New") == 0


def test_case_and_spaces_do_not_matter() -> None:
    assert closeness("NEW TOUCH", "new touchpoint") > 0


def test_what_does_not_apply_stands_below_its_equal() -> None:
    there, not_there = (
        PaletteEntry("Link", "", lambda: None, applies=applies) for applies in (True, False)
    )
    assert found([not_there, there], "link") == [there, not_there]


def test_enter_does_what_is_chosen(window: BenchWindow, opened: Open, qtbot: QtBot) -> None:
    palette = opened()
    qtbot.keyClicks(palette.field, "expo")
    assert titles(palette)[0] == "Export"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.asked == ["export"]
    assert not palette.isVisible()


def test_a_touchpoint_is_gone_to_by_its_title(
    window: BenchWindow, opened: Open, qtbot: QtBot
) -> None:
    palette = opened()
    qtbot.keyClicks(palette.field, "calls about")
    qtbot.keyClick(palette.field, Qt.Key.Key_Enter)
    (id,) = window.workspace.selection
    card = window.workspace.snapshot.get(Touchpoint, id)
    assert card and card.title == "Calls about the delay"
    assert window.asked == [f"reveal {id}"]


def test_escape_leaves_everything_as_it_was(
    window: BenchWindow, opened: Open, qtbot: QtBot
) -> None:
    palette = opened()
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.canvas.hasFocus()
    assert window.asked == []


def test_escape_after_what_had_the_keyboard_is_gone_goes_to_the_map(
    window: BenchWindow, opened: Open, qtbot: QtBot
) -> None:
    window.field.setFocus()
    palette = opened()
    delete(window.field)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible() and window.canvas.hasFocus()


def test_arrows_go_round(opened: Open, qtbot: QtBot) -> None:
    palette = opened()
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 0


def test_calling_it_again_takes_it_away(opened: Open) -> None:
    first = opened()
    second = opened()
    assert not first.isVisible() and not second.isVisible()


def test_a_click_elsewhere_takes_it_away(window: BenchWindow, opened: Open) -> None:
    palette = opened()
    window.field.setFocus()
    assert not palette.isVisible()
    assert window.field.hasFocus()


def test_keys_stand_at_the_right(opened: Open, qtbot: QtBot) -> None:
    palette = opened()
    qtbot.keyClicks(palette.field, "moment of")
    entry = palette.list.item(0).data(Qt.ItemDataRole.UserRole)
    assert (entry.title, entry.section, entry.aside) == ("Moment of truth", "Touchpoint", "M")


def test_english_names_are_understood_in_every_language(opened: Open, qtbot: QtBot) -> None:
    language.use("uk")
    palette = opened()
    qtbot.keyClicks(palette.field, "moment of truth")
    assert titles(palette)[0] == tr("Moment of truth") != "Moment of truth"


def test_it_is_as_tall_as_what_was_found_and_says_when_that_is_nothing(opened: Open) -> None:
    palette = opened()
    full = palette.height()
    palette.field.setText("courier")
    few = palette.height()
    palette.field.setText("zzqqxx")
    assert titles(palette) == ["Nothing found"]
    assert not palette.grab().isNull()  # it is painted too
    assert palette.height() <= few < full
    palette.field.setText("")
    assert palette.height() == full


def test_it_stays_inside_a_small_window(window: BenchWindow, opened: Open) -> None:
    window.resize(420, 380)
    palette = opened()
    assert window.rect().contains(palette.geometry())


def test_the_words_of_the_last_step_lead_to_doing_it_and_not_to_taking_it_back(
    window: BenchWindow, opened: Open
) -> None:
    window.workspace.commit(change("Survey of May", add=[Persona(name="Olena")]))
    palette = opened()
    palette.field.setText("survey")
    assert titles(palette) and not any("Undo" in title for title in titles(palette))
    palette.field.setText("undo")
    assert titles(palette)[0].startswith("Undo")

"""The table in the window, written in with the keys of a spreadsheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from journeymap.model.records import Friction, Score, Touchpoint
from journeymap.ui.shell.window import Window
from journeymap.ui.views.table.spans import Span
from journeymap.ui.views.table.view import TableView
from tests.ui.person import Person
from tests.ui.tables import card, go, place, steps, text


def test_alt_and_a_digit_turn_between_page_and_table(
    begun: Window, table: TableView, person: Person
) -> None:
    go(table, 6, "title")
    chosen = begun.workspace.selection
    assert begun.workspace.snapshot.all(Touchpoint)[chosen[-1]].title == "Calls about the delay"
    person.press("Alt+1")
    assert begun.main_widget.currentWidget() is begun.canvas and begun.canvas.hasFocus()
    assert begun.workspace.selection == chosen
    person.press("Alt+3")
    assert begun.main_widget.currentWidget() is table and table.grid.right.hasFocus()
    assert begun.workspace.selection == chosen and table.grid.current.row() == 6


def test_letters_are_written_and_are_no_commands(table: TableView, person: Person) -> None:
    go(table, 0, "title")
    frictions = len(table.workspace.snapshot.all(Friction))
    person.type("fmlnt")
    assert table.writing_open
    person.press("Return")
    assert text(table, 0, "title") == "fmlnt"
    assert len(table.workspace.snapshot.all(Friction)) == frictions
    assert table.grid.current.row() == 1, "Enter goes to the cell below"
    assert steps(table) == 1


def _line(field: QWidget) -> str:
    assert isinstance(field, QLineEdit)
    return field.text()


@pytest.mark.parametrize("column", ["title", "owner"])
def test_what_is_typed_stands_in_its_cell(table: TableView, person: Person, column: str) -> None:
    go(table, 11, column)
    sheet = table.grid.owner(table.grid.current.column())
    sheet.verticalScrollBar().setValue(0)
    person.type("Z")
    field = table.field
    assert field and field.hasFocus()
    assert (field.currentText() if isinstance(field, QComboBox) else _line(field)) == "Z"
    assert field.parent() is sheet.viewport()
    assert field.geometry() == sheet.place(11, table.grid.current.column())
    person.press("Esc")
    composed = QInputMethodEvent()
    composed.setCommitString("ї")
    QApplication.sendEvent(table.grid.right, composed)
    assert table.field and table.field.parent() is sheet.viewport()


def test_the_table_is_entered_at_a_title(begun: Window, table: TableView) -> None:
    assert table.grid.anchor == (0, place(table, "title"))
    assert begun.workspace.selection == (card(table, 0).id,)


def test_letters_of_a_cyrillic_keyboard_are_written(begun: Window, table: TableView) -> None:
    from PySide6.QtWidgets import QApplication

    from journeymap.ui.platform.keys import Keys

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    keys = Keys(application)
    go(table, 0, "title")
    russian = Person(russian=True)
    russian.type("мама")
    russian.press("Return")
    assert text(table, 0, "title") == "мама"
    go(table, 0, "title")
    russian.press("Shift+Down", "Ctrl+D")
    assert text(table, 1, "title") == "мама"
    keys.deleteLater()


def test_tab_enter_and_escape_in_a_field(table: TableView, person: Person) -> None:
    go(table, 1, "owner")
    person.press("F2")
    assert table.writing_open
    person.type("x")
    person.press("Esc")
    assert not table.writing_open and text(table, 1, "owner") == "Marketing" and not steps(table)
    person.type("Iryna")
    person.press("Tab")
    assert text(table, 1, "owner") == "Iryna"
    assert table.model.columns[table.grid.current.column()].name == "next"
    person.press("Shift+Tab", "Shift+Return")
    assert table.grid.current.row() == 0


@pytest.mark.parametrize("column", ["moment", "owner"])
def test_what_is_given_up_in_a_cell_with_a_list_is_gone_without_a_word(
    table: TableView, person: Person, column: str
) -> None:
    """Qt would warn of a field that is kept after it was closed, and the test fail."""
    go(table, 0, column)
    stood = text(table, 0, column)
    person.press("F2", "Ctrl+A")
    person.type("FMOT" if column == "moment" else "Sales")
    person.press("Esc", "Down")
    assert not table.writing_open and text(table, 0, column) == stood and not steps(table)


def test_digits_are_feelings_in_the_columns_of_personas(table: TableView, person: Person) -> None:
    go(table, 0, "Maksym, 51")
    person.press("4")
    assert text(table, 0, "Maksym, 51") == "good" and not table.writing_open
    person.press("0")
    assert text(table, 0, "Maksym, 51") == ""
    person.press("Shift+Down", "Shift+Down", "1")
    assert [text(table, row, "Maksym, 51") for row in range(3)] == ["very bad"] * 3
    assert steps(table) == 3
    go(table, 0, "owner")
    person.press("4")
    assert table.writing_open, "elsewhere a digit is written"


@pytest.mark.parametrize(
    ("column", "row", "typed", "stands"),
    [
        ("friction", 6, "4 Waits 11 min on hold", "4 Waits 11 min on hold"),
        ("friction", 3, "2 Slow; 3 Rude", "3 Rude; 2 Slow"),
        ("CSAT", 3, "4,2 (n = 30)", "4.2 (n = 30)"),
        ("NPS", 0, "+46 (n = 30)", "+46 (n = 30)"),
        ("NPS", 0, "−34 (n=12)", "−34 (n = 12)"),
        ("Olena, 34", 0, "very bad", "very bad"),
        ("moment", 0, "fmot", "FMOT"),
        ("next", 0, "Writes a review, Orders on the site", "Writes a review; Orders on the site"),
        ("next", 0, "Writes a review 46 %", "Writes a review 46 %"),
    ],
)
def test_what_is_typed_stands(
    table: TableView, person: Person, column: str, row: int, typed: str, stands: str
) -> None:
    go(table, row, column)
    person.press("F2", "Ctrl+A")
    person.type(typed)
    person.press("Return")
    assert text(table, row, column) == stands
    assert steps(table) == 1


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        ("CSAT", "4,2", "does not say of how many"),
        ("CSAT", "9 (n = 3)", "lies outside the scale from 1 to 5"),
        ("next", "Nowhere", "No touchpoint is called"),
        ("moment", "bogus", "is none of"),
        ("friction", "7: too much", "a severity is from 0 to 4"),
    ],
)
def test_what_does_not_fit_is_marked_and_told(
    table: TableView, person: Person, column: str, typed: str, why: str
) -> None:
    said: list[str] = []
    table.workspace.said.connect(said.append)
    go(table, 0, column)
    before = text(table, 0, column)
    person.press("F2", "Ctrl+A")
    person.type(typed)
    person.press("Return")
    assert text(table, 0, column) == before and not steps(table)
    assert why in said[-1]
    refused = table.model.refusal(0, place(table, column))
    assert refused is not None and refused[0] == typed and why in refused[1]
    index = table.model.index(0, place(table, column))
    assert why in table.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    go(table, 0, column)
    person.press("F2")
    assert isinstance(table.field, QLineEdit) or column == "moment"
    person.press("Esc")


def test_a_typed_score_has_no_interval_and_is_named_as_reported(
    table: TableView, person: Person
) -> None:
    go(table, 3, "CSAT")
    person.type("4,2 (n = 30)")
    person.press("Return")
    score = next(s for s in table.workspace.snapshot.of(Score, "touchpoint", card(table, 3).id)
                 if s.reported is not None)  # fmt: skip
    assert (score.reported, score.reported_n, score.answers) == (4.2, 30, ())
    tip = table.model.content(3, place(table, "CSAT")).tip
    assert "as reported" in tip and "to" not in tip.split("·")[1]


def test_counted_answers_are_not_written_over(table: TableView, person: Person) -> None:
    go(table, 6, "CSAT")
    person.type("4 (n = 5)")
    person.press("Return")
    assert text(table, 6, "CSAT") == "2.1 (n = 118)" and not steps(table)
    go(table, 6, "CSAT")
    person.press("Del")
    assert text(table, 6, "CSAT") == "" and steps(table) == 1


def test_control_and_enter_writes_into_every_selected_cell(
    table: TableView, person: Person
) -> None:
    go(table, 0, "owner")
    person.press("Shift+Down", "Shift+Down", "F2", "Ctrl+A")
    person.type("Iryna")
    person.press("Ctrl+Return")
    assert [text(table, row, "owner") for row in range(4)] == ["Iryna"] * 3 + ["Retail"]
    assert steps(table) == 1
    person.press("Ctrl+Z")
    assert text(table, 1, "owner") == "Marketing"


def test_the_arrows_go_to_the_edge_and_select(table: TableView, person: Person) -> None:
    go(table, 0, "title")
    person.press("Ctrl+Down")
    assert table.grid.anchor == (11, place(table, "title"))
    person.press("Ctrl+Home")
    assert table.grid.anchor == (0, 0)
    person.press("End")
    assert table.grid.anchor == (0, table.model.columnCount() - 1)
    person.press("Home", "Ctrl+Shift+Down")
    assert table.grid.spans() == (Span(0, 0, 11, 0),)
    person.press("Shift+Space")
    assert table.grid.spans() == (Span(0, 0, 11, table.model.columnCount() - 1),)
    assert len(table.workspace.selection) == 12
    person.press("Esc")
    assert table.grid.spans() == (Span(0, 0, 0, 0),)
    person.press("Ctrl+Space")
    assert table.grid.spans() == (Span(0, 0, 11, 0),)


def test_a_row_is_added_by_the_keys_and_in_the_last_row(table: TableView, person: Person) -> None:
    go(table, 3, "title")
    person.press("Ctrl+Shift+=")
    assert table.writing_open
    person.type("Waits at the till")
    person.press("Return")
    assert text(table, 4, "title") == "Waits at the till"
    assert text(table, 4, "stage") == "At the shelf"
    go(table, len(table.model.rows), "title")
    person.type("Gives it away")
    person.press("Return")
    assert text(table, 13, "title") == "Gives it away"
    assert text(table, 13, "stage") == "Share & return"
    person.press("Ctrl+Z")
    assert len(table.model.rows) == 13


def test_rows_move_to_the_stage_that_is_typed(table: TableView, person: Person) -> None:
    go(table, 0, "stage")
    moved = card(table, 0).id
    person.type("first use")
    person.press("Tab")
    row = table.model.place(moved)
    assert row is not None and text(table, row, "stage") == "First use"
    assert table.grid.current.row() == row, "one stays on the row"
    assert steps(table) == 1


def test_a_narrow_window_stays_as_narrow_however_wide_the_table_is(
    begun: Window, table: TableView
) -> None:
    begun.resize(1024, 700)
    header = table.grid.left.horizontalHeader()
    header.resizeSection(place(table, "title"), 900)
    table.foot.setText("Σ " * 400)
    QApplication.processEvents()
    assert begun.width() == 1024
    assert table.minimumSizeHint().width() < 300

"""Blocks of cells filled, copied and pasted; columns and rows put in order."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymap.model.records import Connection, Feeling, Stage
from journeymap.tabular.typed.blocks import from_html, from_tsv
from journeymap.ui.shell.window import Window
from journeymap.ui.views.table.spans import Span
from journeymap.ui.views.table.view import TableView
from journeymap.view.filter import Filter
from tests.ui.person import Person
from tests.ui.tables import card, go, paste, place, steps, text


def test_fill_down_and_clear(table: TableView, person: Person) -> None:
    go(table, 1, "moment")
    person.press("Shift+Down", "Shift+Down", "Ctrl+D")
    assert [text(table, row, "moment") for row in range(1, 4)] == ["ZMOT"] * 3
    assert steps(table) == 1
    person.press("Del")
    assert [text(table, row, "moment") for row in range(1, 4)] == [""] * 3
    assert steps(table) == 2


def test_the_square_is_dragged_to_fill(table: TableView, qtbot: QtBot) -> None:
    go(table, 1, "moment")
    sheet, column = table.grid.right, place(table, "moment")
    start = sheet.place(1, column).bottomRight() - QPoint(1, 1)
    end = sheet.place(3, column).center()
    QTest.mousePress(sheet.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(sheet.viewport(), sheet.place(2, column).center())
    QTest.mouseMove(sheet.viewport(), end)
    assert table.grid.fill_span == Span(1, column, 3, column)
    QTest.mouseRelease(sheet.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert [text(table, row, "moment") for row in range(1, 4)] == ["ZMOT"] * 3
    assert steps(table) == 1


def test_a_block_of_a_spreadsheet_is_one_step(table: TableView, person: Person) -> None:
    rows = [
        [f"Step {n}", "Store", "good", "2", "FMOT", "researched", f"{n % 5} Trouble {n}", "bad n"]
        for n in range(20)
    ]
    paste("\r\n".join("\t".join(row) for row in rows) + "\r\n")
    said: list[str] = []
    table.workspace.said.connect(said.append)
    go(table, 0, "title")
    person.press("Ctrl+V")
    assert len(table.model.rows) == 20, "beyond the last row touchpoints are added"
    assert text(table, 19, "title") == "Step 19" and text(table, 19, "friction") == "4 Trouble 19"
    assert text(table, 7, "Olena, 34") == "good" and text(table, 7, "Maksym, 51") == "bad"
    assert len(table.model.refused) == 20, "what does not fit is marked, and the rest is taken"
    assert "bad n" in said[-1] and "19" in said[-1]
    assert steps(table) == 1
    person.press("Ctrl+Z")
    assert len(table.model.rows) == 12 and text(table, 0, "title").startswith("Sees a friend")


def test_a_table_of_html_is_pasted_with_its_line_breaks(table: TableView, person: Person) -> None:
    html = (
        "<html><body><!--StartFragment--><table><tr><td>One<br>two</td><td>Iryna</td></tr>"
        "<tr><td>Three</td><td>&nbsp;</td></tr></table></body></html>"
    )
    table.choices.put(["stage", "title", "owner"])
    go(table, 0, "title")
    paste("One two\tIryna\nThree\t", html)
    person.press("Ctrl+V")
    assert text(table, 0, "title") == "One\ntwo" and text(table, 0, "owner") == "Iryna"
    assert text(table, 1, "title") == "Three" and text(table, 1, "owner") == ""


def test_cells_are_copied_as_text_and_as_a_table(table: TableView, person: Person) -> None:
    go(table, 5, "title")
    person.press("Shift+End", "Shift+Down", "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    wanted = table.writing.texts(table.grid.spans()[0])
    assert from_tsv(data.text()) == wanted and from_html(data.html()) == wanted
    assert "2.1 (n = 118)" in wanted[1]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it(table: TableView) -> None:
    column = place(table, "CSAT")
    header = table.grid.right.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, 10)
    table.grid.right.horizontalScrollBar().setValue(0)
    for wanted in ("score", "-score"):
        at = QPoint(header.sectionViewportPosition(column) + 20, 10)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert table.workspace.look.sort[-1].startswith(wanted)
        assert table.model.rows[0].stage == table.workspace.snapshot.ordered(Stage)[0]
    table.choices.group(False)
    shown = [text(table, row, "CSAT") for row in range(4)]
    assert shown == ["4.5 (n = 131)", "4.4 (n = 92)", "3.2 (n = 66)", "2.1 (n = 118)"]


def test_a_sorted_row_stays_while_one_writes_in_it(table: TableView, person: Person) -> None:
    table.choices.sort_as("title", False)
    table.choices.group(False)
    first = card(table, 0).id
    go(table, 0, "title")
    person.type("Zzz")
    person.press("Return")
    assert card(table, 0).id == first
    table.choices.sort_as("title", True)
    assert card(table, 0).id == first, "it is sorted anew when one asks for it"


def test_columns_are_chosen_and_stay(table: TableView) -> None:
    table.choices.turn("duration")
    assert table.workspace.look.columns.count("duration") == 1
    go(table, 0, "duration")
    table.choices.turn("lane")
    assert "lane" not in [column.name for column in table.model.columns]
    table.choices.freeze(1)
    title = place(table, "title")
    assert table.grid.left.isColumnHidden(title) and not table.grid.right.isColumnHidden(title)
    table.choices.usual()
    assert table.workspace.look.columns == ()


def test_arrows_follow_the_names(table: TableView, person: Person) -> None:
    go(table, 0, "next")
    person.press("Del")
    assert not table.workspace.snapshot.of(Connection, "source", card(table, 0).id)
    assert steps(table) == 1


def test_a_journey_without_anything_is_begun_in_the_table(
    begun: Window, person: Person, qtbot: QtBot
) -> None:
    begun.files.leave(begun)
    begun.documents.new()
    stages = begun.workspace.snapshot.ordered(Stage)
    begun.workspace.select([stage.id for stage in stages])
    begun.workspace.run("remove")
    begun.focus()
    person.press("Alt+3")
    view = begun.main_view
    assert isinstance(view, TableView)
    assert not view.model.rows
    view.grid.stand(0, place(view, "title"))
    person.type("Hears of us")
    person.press("Return")
    assert [row.card.title for row in view.model.rows if row.card] == ["Hears of us"]
    assert not begun.workspace.snapshot.all(Feeling)


def test_what_a_filter_does_not_look_for_is_faded_or_gone(table: TableView) -> None:
    workspace = table.workspace
    workspace.change_look(filter=Filter(friction=3))
    faded = [table.grid.is_faded(row) for row in range(len(table.model.rows))]
    assert len(faded) == 12 and faded.count(False) == 3
    workspace.change_look(filter=Filter(friction=3, hides=True))
    assert len(table.model.rows) == 3 and not table.grid.is_faded(0)


def test_the_keys_stand_in_the_sheet(begun: Window) -> None:
    from journeymap.ui.shell.shortcuts import _sections

    told = {title: rows for title, rows in _sections(begun.actions_)}
    assert any("Ctrl+D" in keys and words == "Fill down" for keys, words in told["Table"])


def test_large_type_and_what_was_before(begun: Window, table: TableView, qtbot: QtBot) -> None:
    begun.commands.toggle_large_type()
    assert table.zoom > 2 and not begun.panels.shown()
    begun.commands.toggle_large_type()
    assert table.zoom == 1.0 and begun.panels.shown()

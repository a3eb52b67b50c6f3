"""What tests of the table ask of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.model.records import Touchpoint
from journeymap.ui.views.table.view import TableView


def go(table: TableView, row: int, column: str) -> None:
    """Go to a cell by the name its column begins with."""
    table.grid.stand(row, place(table, column))


def place(table: TableView, column: str) -> int:
    """Return the number of a column by its heading or its name."""
    columns = table.model.columns
    return next(i for i, one in enumerate(columns) if column in (one.name, one.heading))


def text(table: TableView, row: int, column: str) -> str:
    """Return what stands in a cell, as it is typed."""
    return table.model.content(row, place(table, column)).text


def card(table: TableView, row: int) -> Touchpoint:
    found = table.model.rows[row].card
    assert found is not None
    return found


def steps(table: TableView) -> int:
    """Return how many steps there are to undo."""
    document, count = table.workspace.document, 0
    while document.undoable:
        document.undo()
        count += 1
    for _ in range(count):
        document.redo()
    return count


def paste(block: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(block)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)

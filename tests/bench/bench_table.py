"""The table without panels: frames of scrolling, walking and writing at 2,000 touchpoints."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.table.spans import Span
from journeymap.ui.views.table.view import TableView
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from tests.bench import Row, best
from tests.bench.bench_canvas import HEIGHT, WIDTH
from tests.bench.large import large

TOUCHPOINTS = 2000
MOST = 3.0
"""How many times a picture of Qt's own table, a few milliseconds, a frame may take."""

_COLUMNS = 13


def rows() -> Iterator[Row]:
    """Measure what one does all the time; the floor is the same in a plain table of Qt's own."""
    application = QApplication.instance() or QApplication([])
    floor = plain()
    windows = Windows(Appearance(load_theme(), Settings()), Settings())
    window = windows.bare()
    window.resize(WIDTH, HEIGHT)
    window.documents.open_sample()
    window.show()
    window.workspace.open(Document(large(TOUCHPOINTS)))
    window.workspace.arrange("table")
    application.processEvents()
    for name in window.docks.shown():
        window.docks.set_shown(name, False)
    view = window.main_view
    assert isinstance(view, TableView)
    yield _scroll(view, floor)
    yield _walk(view, floor)
    yield _write(view, floor)
    window.files.leave(window)
    window.close()


def plain() -> float:
    """Return how long a plain table of as many cells takes to be painted whole, in seconds."""
    model = QStandardItemModel(TOUCHPOINTS, _COLUMNS)
    for row in range(TOUCHPOINTS):
        for column in range(_COLUMNS):
            model.setItem(row, column, QStandardItem(f"Cell {row} of {column}"))
    table = QTableView()
    table.setModel(model)
    table.resize(WIDTH, HEIGHT)
    table.show()
    QApplication.processEvents()
    found = best(table.viewport().repaint, 40)
    table.close()
    return found


def _drawn(view: TableView) -> None:
    for sheet in view.grid.sheets:
        sheet.viewport().repaint()


def _scroll(view: TableView, floor: float) -> Row:
    bar, places = view.grid.right.verticalScrollBar(), cycle(range(0, 20_000, 97))

    def frame() -> None:
        bar.setValue(next(places))
        QApplication.processEvents()

    return Row(f"table of {TOUCHPOINTS}: a frame of scrolling", best(frame, 40), floor, MOST)


def _walk(view: TableView, floor: float) -> Row:
    places = count(3)

    def frame() -> None:
        view.grid.stand(next(places), 1)
        QApplication.processEvents()

    return Row(f"table of {TOUCHPOINTS}: the next cell", best(frame, 40), floor, MOST)


def _write(view: TableView, floor: float) -> Row:
    numbers = count(1)

    def frame() -> None:
        view.writing.write([(Span(5, 1, 5, 1), [[f"Title {next(numbers)}"]])], "Touchpoint")
        _drawn(view)

    return Row(f"table of {TOUCHPOINTS}: a cell written and shown", best(frame, 20), floor, MOST)

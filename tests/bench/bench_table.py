"""The table: frames of scrolling, of going about and of writing, at 2,000 touchpoints."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.ui.shell.windows import Windows
from journeymap.ui.views.table.spans import Span
from journeymap.ui.views.table.view import TableView
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from tests.bench import Row, best
from tests.bench.bench_canvas import HEIGHT, WIDTH, Blit
from tests.bench.large import large

TOUCHPOINTS = 2000
FRAME = 0.016
"""How long a picture may take that is not seen to stutter, in seconds."""


def rows() -> Iterator[Row]:
    """Measure what one does all the time; the floor is one picture in sixty a second."""
    application = QApplication.instance() or QApplication([])
    Blit()
    windows = Windows(Appearance(load_theme(), Settings()), Settings())
    window = windows.bare()
    window.resize(WIDTH, HEIGHT)
    window.documents.open_sample()
    window.show()
    window.workspace.open(Document(large(TOUCHPOINTS)))
    window.workspace.arrange("table")
    application.processEvents()
    view = window.main_view
    assert isinstance(view, TableView)
    yield _scroll(view)
    yield _walk(view)
    yield _write(view)
    window.files.leave(window)
    window.close()


def _drawn(view: TableView) -> None:
    for sheet in view.grid.sheets:
        sheet.viewport().repaint()


def _scroll(view: TableView) -> Row:
    bar, places = view.grid.right.verticalScrollBar(), cycle(range(0, 20_000, 97))

    def frame() -> None:
        bar.setValue(next(places))
        QApplication.processEvents()

    return Row(f"table of {TOUCHPOINTS}: a frame of scrolling", best(frame, 40), FRAME, 1.0)


def _walk(view: TableView) -> Row:
    places = count(3)

    def frame() -> None:
        view.grid.stand(next(places), 1)
        QApplication.processEvents()

    return Row(f"table of {TOUCHPOINTS}: the next cell", best(frame, 40), FRAME, 1.0)


def _write(view: TableView) -> Row:
    numbers = count(1)

    def frame() -> None:
        view.writing.write([(Span(5, 1, 5, 1), [[f"Title {next(numbers)}"]])], "Touchpoint")
        _drawn(view)

    return Row(f"table of {TOUCHPOINTS}: a cell written and shown", best(frame, 20), FRAME, 1.0)

"""Another theme for a whole window, with the sample and with 150 touchpoints."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.ui.shell.window import Window
from journeymap.ui.shell.windows import Windows
from journeymap.ui.widgets.style import follow, sheet
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.settings import Settings
from tests.bench import Row, best
from tests.bench.bench_canvas import HEIGHT, WIDTH
from tests.bench.large import large

TOUCHPOINTS = 150
MOST = 16.0
"""How many times as long as Qt takes to restyle as many bare labels a window may take: nearly all
of it is Qt's own polishing of panels that have style sheets of their own."""

_THEMES = ("dark", "light")


def rows() -> Iterator[Row]:
    """Measure how long it takes from the choice until all is painted in the other colours."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    appearance = Appearance(load_theme(), Settings())
    follow(application, appearance)
    window = Windows(appearance, Settings()).bare()
    window.resize(WIDTH, HEIGHT)
    window.documents.open_sample()
    window.show()
    application.processEvents()
    yield _switched("Theme: the sample", window, appearance)
    window.workspace.open(Document(large(TOUCHPOINTS)))
    application.processEvents()
    yield _switched(f"Theme: {TOUCHPOINTS} touchpoints", window, appearance)
    window.files.leave(window)
    window.close()


def _switched(what: str, window: Window, appearance: Appearance) -> Row:
    names = cycle(_THEMES)

    def switch() -> None:
        appearance.wear(load_theme(next(names)))
        QApplication.processEvents()
        window.repaint()

    return Row(what, best(switch, 6), _plain(len(window.findChildren(QWidget))), MOST)


def _plain(count: int) -> float:
    """Return how long Qt takes to restyle and paint bare labels, in seconds."""
    page = QWidget()
    grid = QGridLayout(page)
    for i in range(count):
        grid.addWidget(QLabel(f"Label {i}"), i // 20, i % 20)
    page.resize(WIDTH, HEIGHT)
    page.show()
    sheets = cycle(sheet(load_theme(name)) for name in _THEMES)

    def restyle() -> None:
        page.setStyleSheet(next(sheets))
        QApplication.processEvents()
        page.repaint()

    found = best(restyle, 6)
    page.close()
    return found

"""Presenting: a frame of the glide between two slides, and of what is drawn and pointed at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from journeymap.drawing.theme import load_theme
from journeymap.model.document import Document
from journeymap.ui.present.layers.ink import Ink
from journeymap.ui.present.projection import Projection
from journeymap.ui.present.show import SlideShow
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace
from tests.bench import Row, best
from tests.bench.bench_canvas import Blit
from tests.bench.large import large

WIDTH, HIGH = 1920, 1080


def rows() -> Iterator[Row]:
    """Measure at 2,000 touchpoints, on a screen of 1920 by 1080."""
    application = QApplication.instance() or QApplication([])
    blit = Blit()
    blit.show()
    application.processEvents()
    floor = best(blit.repaint, 30)
    workspace = Workspace()
    workspace.open(Document(large(2000)))
    show = SlideShow(workspace)
    projection = Projection(show, Appearance(load_theme()))
    projection.resize(WIDTH, HIGH)
    projection.show()
    application.processEvents()
    yield Row("a frame of the glide, 2,000 cards", best(lambda: _glide(projection), 30), floor, 2.5)
    projection.glide.stop()
    yield Row(
        "a frame of coming near, 2,000 cards", best(lambda: _approach(projection), 30), floor, 8.0
    )
    projection.glide.stop()
    _begin(projection)
    way = count()
    value = best(lambda: _draw(projection, way), 30)
    yield Row("a move of the pen, 2,000 cards", value, floor, 2.5)
    projection.close()


def _glide(projection: Projection) -> None:
    """Paint one frame half-way between two slides whose pictures are there."""
    if not projection.glide.going:
        projection.show_.go(6)
        projection.show_.go(7)
    projection.glide.step(projection.glide.share % 1.0 * 0.5 + 0.3)
    slide = projection.room.slide.toAlignedRect()
    projection.repaint(0, slide.y(), projection.width(), slide.height())


def _approach(projection: Projection) -> None:
    """Paint one frame half-way from the whole journey into a stage."""
    if not projection.glide.going:
        show = projection.show_
        show.go(0)
        show.go(next(n for n, slide in enumerate(show.slides) if slide.frame.kind == "stage"))
    projection.glide.step(projection.glide.share % 1.0 * 0.5 + 0.3)
    projection.repaint(projection.room.slide.toAlignedRect())


def _begin(projection: Projection) -> None:
    """Draw a stroke of some hundred points."""
    ink = projection.layer(Ink)
    ink.on = True
    ink.press(QPointF(100, 300), Qt.MouseButton.LeftButton)
    for i in range(300):
        ink.move(QPointF(100 + 5 * i, 300 + 40 * (i % 7)))
    QApplication.processEvents()


def _draw(projection: Projection, way: Iterator[int]) -> None:
    """Draw on by one move of the mouse, and see it."""
    at = next(way)
    projection.layer(Ink).move(QPointF(900 + 7 * (at % 100), 300 + 5 * (at % 90)))
    QApplication.processEvents()

"""The canvas: whole maps painted, and frames of panning, zooming, dragging and editing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from journeymap.drawing.shapes import Line
from journeymap.drawing.theme import load_theme
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.grid import lanes
from journeymap.model.records import Touchpoint
from journeymap.ui.views.map.canvas import Canvas
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace
from tests.bench import Row, best
from tests.bench.large import large

WIDTH, HEIGHT = 1600, 900


class Blit(QWidget):
    """Draws one pixmap as large as itself: the least any frame can cost."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(WIDTH, HEIGHT)
        self.picture = QPixmap(WIDTH, HEIGHT)
        self.picture.fill(QColor("#f6f4f2"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.picture)
        painter.end()


def rows() -> Iterator[Row]:
    """Measure at 2,000 and at 10,000 touchpoints."""
    application = QApplication.instance() or QApplication([])
    blit = Blit()
    blit.show()
    application.processEvents()
    floor = best(blit.repaint, 30)
    for count, most in ((2000, 1.0), (10_000, 0.5)):
        canvas = canvas_of(count)
        yield from _whole(canvas, count, most)
        yield from _frames(canvas, count, floor)
        if count == 2000:
            yield _edit(canvas, floor)
            yield _over_another_lane(canvas, floor)
        canvas.close()


def canvas_of(count: int) -> Canvas:
    workspace = Workspace()
    canvas = Canvas(workspace, Appearance(load_theme()))
    canvas.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    canvas.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    workspace.open(Document(large(count)))
    QApplication.processEvents()
    return canvas


def _whole(canvas: Canvas, count: int, most: float) -> Iterator[Row]:
    canvas.zoom_fit()

    def anew() -> None:
        canvas.drop_picture()
        canvas.viewport().repaint()

    value = best(anew, 15)
    yield Row(f"whole map of {count:,} cards painted", value, _raw(canvas), most)


def _raw(canvas: Canvas) -> float:
    """Measure the bare drawing of all cards and all arrows at the same scale."""
    rects = [QRectF(*f.rect) for f in canvas.scene.figures() if f.role == "card"]
    lines = [
        QLineF(*a, *b)
        for figure in canvas.scene.figures()
        if figure.role == "arrow"
        for shape in figure.shapes
        if isinstance(shape, Line)
        for a, b in zip(shape.points, shape.points[1:], strict=False)
    ]
    picture = QPixmap(WIDTH, HEIGHT)

    def draw() -> None:
        painter = QPainter(picture)
        painter.fillRect(0, 0, WIDTH, HEIGHT, QColor("#f6f4f2"))
        painter.scale(canvas.camera.zoom, canvas.camera.zoom)
        painter.drawRects(rects)
        painter.drawLines(lines)
        painter.end()

    return best(draw, 15)


def _frames(canvas: Canvas, count: int, floor: float) -> Iterator[Row]:
    canvas.zoom_actual()
    canvas.reveal((f"t{count // 2}",))
    canvas.viewport().repaint()

    def pan() -> None:
        canvas.camera.pan(-17, -9)
        canvas.moved()
        canvas.viewport().repaint()

    yield Row(f"one frame of panning at {count:,}", best(pan, 40), floor, 4.0)

    def zoom() -> None:
        canvas.zoom_by(1.02, QPointF(700, 400))
        canvas.viewport().repaint()

    yield Row(f"one frame of a zoom gesture at {count:,}", best(zoom, 30), floor, 2.0)
    yield Row(f"one frame of dragging a card at {count:,}", _drag(canvas, count), floor, 2.0)


def _drag(canvas: Canvas, count: int) -> float:
    canvas.zoom_actual()
    canvas.reveal((f"t{count // 2}",))
    canvas.viewport().repaint()
    figure = canvas.scene.figure(f"t{count // 2}", "card")
    assert figure is not None
    x, y = canvas.camera.to_view(*figure.rect.centre)
    _mouse(canvas, QEvent.Type.MouseButtonPress, x, y)
    at = [0.0]

    def drag() -> None:
        at[0] = (at[0] + 1.0) % 20.0
        _mouse(canvas, QEvent.Type.MouseMove, x + 8 + at[0], y)
        canvas.viewport().repaint()

    value = best(drag, 40)
    canvas.controller.cancel()
    return value


def _mouse(canvas: Canvas, kind: QEvent.Type, x: float, y: float) -> None:
    button = Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, QPointF(x, y), QPointF(x, y), button, button, held)
    QApplication.sendEvent(canvas.viewport(), event)


def _edit(canvas: Canvas, floor: float) -> Row:
    workspace, number = canvas.workspace, [0]
    canvas.zoom_actual()
    canvas.reveal(("t1000",))
    canvas.viewport().repaint()

    def edit() -> None:
        number[0] += 1
        old = workspace.snapshot.get(Touchpoint, "t1000")
        assert old is not None
        new = old.but(title=f"Touchpoint number {number[0]} with a title")
        workspace.commit(change("Rename", edit=[(old, new)]))
        canvas.viewport().repaint()

    return Row("an edit at 2,000, from commit to pixels", best(edit, 20), floor, 12.0)


def _over_another_lane(canvas: Canvas, floor: float) -> Row:
    """Take a card to another lane and back: what a drag shows at every new place."""
    workspace = canvas.workspace
    snapshot = workspace.document.snapshot
    card = snapshot.get(Touchpoint, "t1000")
    assert card is not None
    other = next(lane for lane in lanes(snapshot, workspace.journey) if lane.id != card.lane)
    moved = change("Move", edit=[(card, card.but(lane=other.id))])
    previews = cycle((moved, None))

    def move() -> None:
        workspace.preview(next(previews))
        canvas.viewport().repaint()

    value = best(move, 20)
    workspace.preview(None)
    return Row("a card over another lane at 2,000, to pixels", value, floor, 700.0)

"""What lies over the page and is never exported: selection, hover, gestures, hints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, colour, paint_figures, pen
from journeymap.tools.cells import rect_of
from journeymap.tools.connect import ends_of
from journeymap.ui.views.map.sticky_headers import paint_chips
from journeymap.ui.workshop.dots import paint_dots

if TYPE_CHECKING:
    from journeymap.ui.views.map.canvas import Canvas

_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_ANTIALIAS = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LINES = frozenset({"arrow"})
_HINT = TextStyle(16, 500)


def paint_overlay(painter: QPainter, canvas: Canvas) -> None:
    """Paint everything that lies over the page, in the view's coordinates."""
    painter.setRenderHint(_ANTIALIAS)
    paint_chips(painter, canvas)
    _cell(painter, canvas)
    _selected(painter, canvas)
    _hovered(painter, canvas)
    _carried(painter, canvas)
    _gesture(painter, canvas)
    _dots(painter, canvas)
    _hint(painter, canvas)


def _cell(painter: QPainter, canvas: Canvas) -> None:
    """Show the current cell by a quiet frame, and while it is empty by a plus."""
    cell = canvas.workspace.cell
    rect = rect_of(canvas.page, cell) if cell else None
    if rect is None or canvas.controller.busy:
        return
    tone, zoom = canvas.theme.selection, canvas.camera.zoom
    x, y, w, h = canvas.camera.rect_to_view(rect)
    place = QRectF(x, y, w, h).adjusted(0, 4 * zoom, 0, -4 * zoom)
    empty = not any(figure.role == "card" for figure in canvas.scene.within(rect))
    painter.setPen(pen(tone + "90", 1.5))
    painter.setBrush(brush(canvas.theme.selection_tint + "70") if empty else _NO_BRUSH)
    painter.drawRoundedRect(place, 8 * zoom, 8 * zoom)
    painter.setBrush(_NO_BRUSH)
    if empty and not canvas.writing.active and zoom > 0.3:
        arm, middle = 6.0, place.center()
        painter.setPen(pen(tone + "b0", 1.5))
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))


def _selected(painter: QPainter, canvas: Canvas) -> None:
    painter.setBrush(_NO_BRUSH)
    for id in canvas.workspace.selection:
        line = canvas.scene.figure(id, "arrow")
        figure = line or canvas.scene.figure(id)
        if figure is None or id in canvas.controller.carried:
            continue
        if line:
            _along(painter, canvas, line)
            _handles(painter, canvas, id)
        else:
            _ring(painter, canvas, figure.rect, canvas.theme.selection, 2.0, 3.0)


def _along(painter: QPainter, canvas: Canvas, figure: Figure) -> None:
    """Show a selected arrow by a broad light line along its own."""
    painter.setPen(QPen(colour(canvas.theme.selection + "66"), 7.0))
    for shape in figure.shapes:
        points = getattr(shape, "points", ())
        painter.drawPolyline([QPointF(*canvas.camera.to_view(x, y)) for x, y in points])


def _handles(painter: QPainter, canvas: Canvas, id: str) -> None:
    """Show where the ends of the one selected arrow can be taken hold of."""
    if canvas.workspace.selection != (id,) or canvas.controller.busy or canvas.linking.active:
        return
    painter.setPen(pen(canvas.theme.selection, 2.0))
    painter.setBrush(brush(canvas.theme.card))
    for x, y in ends_of(canvas.controller, id).values():
        painter.drawEllipse(QPointF(*canvas.camera.to_view(x, y)), 5.0, 5.0)
    painter.setBrush(_NO_BRUSH)


def _ring(
    painter: QPainter, canvas: Canvas, rect: Rect, name: str, width: float, grown: float
) -> None:
    x, y, w, h = canvas.camera.rect_to_view(rect)
    place = QRectF(x, y, w, h).adjusted(-grown, -grown, grown, grown)
    radius = min(8.0 * canvas.camera.zoom + grown, place.height() / 2)
    painter.setPen(pen(name, width))
    painter.drawRoundedRect(place, radius, radius)


def _hovered(painter: QPainter, canvas: Canvas) -> None:
    """Show what a press would take hold of; a card also shows where arrows are drawn from."""
    busy = canvas.controller.busy or canvas.linking.active or canvas.writing.active
    if not canvas.hovered or busy:
        return
    figure = canvas.scene.figure(canvas.hovered)
    if figure is None or figure.role in _LINES:
        return
    if figure.id not in canvas.workspace.selection:
        _ring(painter, canvas, figure.rect, canvas.theme.selection + "80", 1.4, 2.0)
    if figure.role == "card" and canvas.camera.zoom > 0.3:
        x, y, w, h = canvas.camera.rect_to_view(figure.rect)
        painter.setPen(pen("#ffffff", 1.5))
        painter.setBrush(brush(canvas.theme.selection))
        for edge in (x, x + w):
            painter.drawEllipse(QPointF(edge, y + h / 2), 4.5, 4.5)
        painter.setBrush(_NO_BRUSH)


def _carried(painter: QPainter, canvas: Canvas) -> None:
    """Let the held cards follow the pointer; where they would stand is only hinted at."""
    controller = canvas.controller
    if not controller.carried:
        return
    veil = colour(canvas.theme.selection_tint + "d8")
    for id in controller.carried:
        figure = canvas.scene.figure(id)
        if figure is not None:
            x, y, w, h = canvas.camera.rect_to_view(figure.rect)
            # A plain rectangle: a rounded one costs half a frame, at every move.
            painter.fillRect(QRectF(x, y, w, h), veil)
    picture = canvas.carried.picture()
    if picture is None:
        return
    place, pixmap = picture
    x, y = canvas.camera.to_view(place.x + controller.shift[0], place.y + controller.shift[1])
    painter.drawPixmap(QPointF(x, y), pixmap)


def _gesture(painter: QPainter, canvas: Canvas) -> None:
    shapes = (*canvas.controller.shapes, *canvas.linking.shapes())
    if not shapes:
        return
    painter.save()
    camera = canvas.camera
    painter.scale(camera.zoom, camera.zoom)
    painter.translate(-camera.x, -camera.y)
    paint_figures(painter, (Figure("", "gesture", "", Rect(0, 0, 0, 0), shapes),))
    painter.restore()


def _dots(painter: QPainter, canvas: Canvas) -> None:
    """Show the dots people have put down."""
    dots, scene = canvas.ballot.dots(), canvas.scene

    def docks(id: str) -> Iterator[Rect]:
        figure = scene.figure(id)
        if figure is not None:
            yield Rect(*canvas.camera.rect_to_view(figure.rect))

    # Close up, for a whole room, they grow with the letters.
    scale = max(1.0, 0.8 * canvas.camera.zoom)
    paint_dots(painter, dots, docks, (canvas.theme.accent, canvas.theme.card), scale)


def _hint(painter: QPainter, canvas: Canvas) -> None:
    """Say on a page without touchpoints how to begin."""
    workspace = canvas.workspace
    if not workspace.journey or canvas.peopled or canvas.writing.active:
        return
    if cards(workspace.snapshot, workspace.journey):
        return
    painter.setFont(font(_HINT))
    painter.setPen(pen(canvas.theme.ink_soft, 1.0))
    rect = QRectF(canvas.viewport().rect()).adjusted(24, 0, -24, -24)
    rect.setTop(rect.bottom() - 90)
    words = tr(
        "Press T for the first touchpoint, or double-click a lane. Then Tab brings the next."
    )
    painter.drawText(rect, int(_CENTRE), words)

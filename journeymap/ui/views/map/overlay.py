"""What lies over the page and is never exported: selection, hover, gestures, hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, TextStyle
from journeymap.lanes import box_roles
from journeymap.language import tr
from journeymap.layout.graph.scene import GraphScene
from journeymap.model.grid import cards
from journeymap.model.records import Touchpoint
from journeymap.painting.fonts import font
from journeymap.painting.paint import brush, colour, paint_figures, pen
from journeymap.tools.cells import rect_of
from journeymap.tools.connect import ends_of
from journeymap.tools.controller import ToolController
from journeymap.tools.write import FieldOpen
from journeymap.ui.views.map.badges import paint_badges
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.sticky_headers import paint_sticky_headers
from journeymap.ui.views.map.tool_context import MapContext
from journeymap.ui.workshop.dots import paint_dots
from journeymap.workspace.workspace import MAP

_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_ANTIALIAS = QPainter.RenderHint.Antialiasing
_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_LINES = frozenset({FigureRole.ARROW})
_HINT = TextStyle(16, 500)
_LEAST_PIN = 0.3
"""The smallest scale at which pins are shown."""


@dataclass(frozen=True, slots=True)
class MapOverlay:
    """Paints over a view of the map what the tools, the selection and the votes show."""

    view: SceneView
    controller: ToolController
    context: MapContext
    dots: Callable[[], Mapping[str, int]]

    def paint(self, painter: QPainter) -> None:
        """Paint everything that lies over the page, in the view's coordinates."""
        painter.setRenderHint(_ANTIALIAS)
        paint_sticky_headers(painter, self.view)
        self._cell(painter)
        self._selected(painter)
        self._hovered(painter)
        paint_badges(painter, self.view)
        self._pinned(painter)
        self._dragged(painter)
        self._gesture(painter)
        self._dots(painter)
        self._hint(painter)

    def _cell(self, painter: QPainter) -> None:
        """Show the current cell by a quiet frame, and while it is empty by a plus."""
        cell = self.view.workspace.cell
        rect = rect_of(self.view.page, cell) if cell else None
        if rect is None or self.controller.busy:
            return
        tone, zoom = self.view.theme.selection, self.view.camera.zoom
        x, y, w, h = self.view.camera.rect_to_view(rect)
        place = QRectF(x, y, w, h).adjusted(0, 4 * zoom, 0, -4 * zoom)
        roles = box_roles()
        empty = not any(figure.role in roles for figure in self.view.scene.within(rect))
        painter.setPen(pen(tone + "90", 1.5))
        painter.setBrush(brush(self.view.theme.selection_tint + "70") if empty else _NO_BRUSH)
        painter.drawRoundedRect(place, 8 * zoom, 8 * zoom)
        painter.setBrush(_NO_BRUSH)
        if empty and not self.controller.within(FieldOpen) and zoom > 0.3:
            arm, middle = 6.0, place.center()
            painter.setPen(pen(tone + "b0", 1.5))
            painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _selected(self, painter: QPainter) -> None:
        painter.setBrush(_NO_BRUSH)
        for id in self.view.workspace.selection:
            if id in self.context.drag_image.ids:
                continue
            line = self.view.scene.figure(id, FigureRole.ARROW)
            if line:
                self._along(painter, line)
                self._handles(painter, id)
                continue
            for figure in self.view.scene.figures_of(id):
                if figure.role != FigureRole.LANE:
                    self._ring(
                        painter, self.view.glide.where(figure), self.view.theme.selection, 2.0, 3.0
                    )

    def _along(self, painter: QPainter, figure: Figure) -> None:
        """Show a selected arrow by a broad light line along its own."""
        painter.setPen(QPen(colour(self.view.theme.selection + "66"), 7.0))
        for shape in figure.shapes:
            points = getattr(shape, "points", ())
            painter.drawPolyline([QPointF(*self.view.camera.to_view(x, y)) for x, y in points])

    def _handles(self, painter: QPainter, id: str) -> None:
        """Show where the ends of the one selected arrow can be taken hold of."""
        if self.view.workspace.selection != (id,) or self.controller.engaged:
            return
        painter.setPen(pen(self.view.theme.selection, 2.0))
        painter.setBrush(brush(self.view.theme.card))
        for x, y in ends_of(self.context, id).values():
            painter.drawEllipse(QPointF(*self.view.camera.to_view(x, y)), 5.0, 5.0)
        painter.setBrush(_NO_BRUSH)

    def _ring(self, painter: QPainter, rect: Rect, name: str, width: float, grown: float) -> None:
        x, y, w, h = self.view.camera.rect_to_view(rect)
        place = QRectF(x, y, w, h).adjusted(-grown, -grown, grown, grown)
        radius = min(8.0 * self.view.camera.zoom + grown, place.height() / 2)
        painter.setPen(pen(name, width))
        painter.drawRoundedRect(place, radius, radius)

    def _hovered(self, painter: QPainter) -> None:
        """Show what a press would take hold of; a card also shows where arrows are drawn from."""
        busy = not self.controller.hovers
        if not self.context.hovered or busy:
            return
        figure = self.view.scene.figure(self.context.hovered)
        if figure is None or figure.role in _LINES:
            return
        if figure.id not in self.view.workspace.selection:
            self._ring(painter, figure.rect, self.view.theme.selection + "80", 1.4, 2.0)
        if figure.role == FigureRole.CARD and self.view.camera.zoom > 0.3:
            x, y, w, h = self.view.camera.rect_to_view(figure.rect)
            painter.setPen(pen("#ffffff", 1.5))
            painter.setBrush(brush(self.view.theme.selection))
            for edge in (x, x + w):
                painter.drawEllipse(QPointF(edge, y + h / 2), 4.5, 4.5)
            painter.setBrush(_NO_BRUSH)

    def _pinned(self, painter: QPainter) -> None:
        """Show by a pin which of the cards one looks at were put there by hand."""
        view = self.view
        if not isinstance(view.scene, GraphScene) or view.camera.zoom < _LEAST_PIN:
            return
        every = view.workspace.view.snapshot.all(Touchpoint)
        for id in {*view.workspace.selection, self.context.hovered}:
            card, figure = every.get(id), view.scene.figure(id, FigureRole.CARD)
            if card is None or figure is None or card.x is None or card.y is None:
                continue
            x, y, w, _ = view.camera.rect_to_view(view.glide.where(figure))
            head = QPointF(x + w / 2, y - 5.0)
            painter.setPen(pen(view.theme.selection, 2.0))
            painter.drawLine(head, head + QPointF(0, 11.0))
            painter.setPen(pen(view.theme.card, 1.5))
            painter.setBrush(brush(view.theme.selection))
            painter.drawEllipse(head, 5.0, 5.0)
        painter.setBrush(_NO_BRUSH)

    def _dragged(self, painter: QPainter) -> None:
        """Let what is held follow the pointer; where they would stand is only hinted at."""
        image = self.context.drag_image
        if not image.ids:
            return
        veil = colour(self.view.theme.selection_tint + "d8")
        for id in image.veiled:
            for figure in self.view.scene.figures_of(id):
                x, y, w, h = self.view.camera.rect_to_view(figure.rect)
                # A plain rectangle: a rounded one costs half a frame, at every move.
                painter.fillRect(QRectF(x, y, w, h), veil)
        picture = image.picture()
        if picture is None:
            return
        place, pixmap = picture
        x, y = self.view.camera.to_view(place.x + image.offset[0], place.y + image.offset[1])
        painter.drawPixmap(QPointF(x, y), pixmap)

    def _gesture(self, painter: QPainter) -> None:
        camera = self.view.camera
        shapes = (*self.context.shapes, *self.controller.shapes(1.0 / camera.zoom))
        if not shapes:
            return
        painter.save()
        painter.scale(camera.zoom, camera.zoom)
        painter.translate(-camera.x, -camera.y)
        paint_figures(painter, (Figure("", FigureRole.GESTURE, "", Rect(0, 0, 0, 0), shapes),))
        painter.restore()

    def _dots(self, painter: QPainter) -> None:
        """Show the dots people have put down."""
        dots, scene = self.dots(), self.view.scene

        def docks(id: str) -> Iterator[Rect]:
            figure = scene.figure(id)
            if figure is not None:
                yield Rect(*self.view.camera.rect_to_view(figure.rect))

        # Close up, for a whole room, they grow with the letters.
        scale = max(1.0, 0.8 * self.view.camera.zoom)
        paint_dots(painter, dots, docks, (self.view.theme.accent, self.view.theme.card), scale)

    def hint_place(self) -> QRectF | None:
        """Return where an empty map says how to begin; ``None`` where a lane stands there."""
        workspace = self.view.workspace
        if workspace.arrangement != MAP:
            return None
        if not workspace.journey or self.view.peopled or self.controller.within(FieldOpen):
            return None
        if cards(workspace.view.snapshot, workspace.journey):
            return None
        place = QRectF(self.view.viewport().rect()).adjusted(24, 0, -24, -24)
        place.setTop(place.bottom() - 90)
        bands = self.view.page.bands
        ends = bands[-1].y + bands[-1].h if bands else 0.0
        _, end = self.view.camera.to_view(0.0, ends)
        return place if end < place.top() + 24 else None

    def _hint(self, painter: QPainter) -> None:
        """Say on a page without touchpoints how to begin."""
        place = self.hint_place()
        if place is None:
            return
        painter.setFont(font(_HINT))
        painter.setPen(pen(self.view.theme.ink_soft, 1.0))
        words = tr(
            "Press T for the first touchpoint, or double-click a lane. Then Tab brings the next."
        )
        painter.drawText(place, int(_CENTRE), words)

"""What stands in the corners of the view, over the page: the ways shown, and the minimap."""

from __future__ import annotations

from functools import reduce

from PySide6.QtCore import QEvent, QObject, QTimer

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.layout.graph import GRAPH
from journeymap.ui.views.map.detail_panel import DetailPanel
from journeymap.ui.views.map.minimap import Minimap
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.workspace.workspace import MAP

_MARGIN = 14
_BIG = 24
"""With so many touchpoints the map has a minimap, too."""
_LEAST_WIDE, _LEAST_HIGH = 420, 320
"""In a smaller view nothing stands in the corners, in pixels."""


class Corners(QObject):
    """Shows in the corners what helps in the arrangement that is seen."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(view)
        self._view = view
        self.minimap = Minimap(view)
        self.detail = DetailPanel(view.workspace, view.appearance, view.viewport())
        self._spread: tuple[Scene, Rect | None] | None = None
        self.minimap.hide()
        self.detail.hide()
        # When the page is laid out, and once for all that happens in one turn of the loop.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        view.workspace.shown.connect(self._soon.start)
        view.appearance.corners.connect(self._soon.start)
        view.zoomed.connect(lambda _: self._soon.start())
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(lambda _: self._soon.start())
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._soon.start()
        return False

    def refresh(self) -> None:
        """Show what belongs into the corners now, where it belongs."""
        workspace = self._view.workspace
        if not workspace.journey or workspace.previewing:
            return
        graph = workspace.arrangement == GRAPH
        if graph:
            self.detail.refresh()
        size = self._view.viewport().size()
        room = size.width() >= _LEAST_WIDE and size.height() >= _LEAST_HIGH
        self.detail.setVisible(room and graph and self.detail.useful)
        mapped = self._view.appearance.shows_minimap and (graph or self._is_big())
        self.minimap.setVisible(room and mapped and not self._sees_all())
        if self.detail.isVisible():
            self.detail.fit(size.width() - 2 * _MARGIN)
            self.detail.move(_MARGIN, size.height() - self.detail.height() - _MARGIN)
            self.detail.raise_()
        if self.minimap.isVisible():
            self.minimap.resize(self.minimap.sizeHint())
            left = size.width() - self.minimap.width() - _MARGIN
            below = _MARGIN
            if self.detail.isVisible() and left < self.detail.geometry().right() + _MARGIN:
                below += self.detail.height() + _MARGIN  # too narrow for both side by side
            self.minimap.move(left, size.height() - self.minimap.height() - below)
            self.minimap.raise_()
            self.minimap.update()

    def _sees_all(self) -> bool:
        """Whether every touchpoint is in view, so that a small page would only cover some of it."""
        seen, page = self._view.seen(), self._view.scene
        if self._spread is None or self._spread[0] is not page:
            cards = [f.rect for f in page.figures() if f.role == FigureRole.CARD]
            self._spread = page, reduce(Rect.joined, cards) if cards else None
        place = self._spread[1]
        return place is None or (
            seen.x <= place.x
            and seen.y <= place.y
            and seen.right >= place.right
            and seen.bottom >= place.bottom
        )

    def _is_big(self) -> bool:
        if self._view.workspace.arrangement != MAP:
            return False
        figures = self._view.lay_out().figures()
        return sum(figure.role == FigureRole.CARD for figure in figures) > _BIG

"""The page on the screen: a camera, a picture behind it, and as little painting as can be."""

from __future__ import annotations

from dataclasses import replace
from math import dist

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import Theme
from journeymap.layout.atlas import ATLAS
from journeymap.layout.graph import GRAPH
from journeymap.layout.map.scene import MapScene, map_of
from journeymap.model.snapshot import Snapshot
from journeymap.painting.backing import Backing, Viewport
from journeymap.painting.camera import Camera
from journeymap.tools.hit import stands_for
from journeymap.ui.platform.motion import asks_for_less_motion
from journeymap.ui.views.map.arrivals import Arrivals
from journeymap.ui.views.map.glide import CardGlide
from journeymap.ui.views.map.safe_layouts import SafeLayouts
from journeymap.view import View
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import MAP, Workspace

_REST = 80
_MARGIN = 160.0
_READABLE = 0.7
"""The smallest scale a journey opens at: titles are 9 pixels high."""
_FOOT = 56
"""The height the slider over the ways of a graph takes at the foot of the view, in pixels."""
_OVERVIEW, _NEARLY = 0.5, 0.44
"""That of another arrangement than the map, which is shown whole, if it nearly fits so."""


class SceneView(QAbstractScrollArea):
    """A scroll area with a camera of its own; it paints only what is new."""

    zoomed = Signal(float)
    keys_told: tuple[tuple[str, str], ...] = ()

    def __init__(
        self, workspace: Workspace, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace, self.appearance = workspace, appearance
        self._layouts = SafeLayouts(workspace, self)
        self.measure = self._layouts.measure
        self.scene = Scene(1.0, 1.0, ())
        self.camera = Camera()
        self._arrivals = Arrivals(self)
        self._ground = self.theme.page
        self._backing = Backing(self._ground)
        self.peopled = False
        self._base: tuple[Snapshot, Scene] | None = None
        self._stale = True
        self._arrangement, self._journey = workspace.arrangement, workspace.journey
        self._only = workspace.only_changed
        self._gliding = self._quiet = self._away = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._settle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Made here: to name the one Qt makes, Python would load every class of widgets there is.
        self._view = QWidget()
        self._view.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setViewport(self._view)
        self.glide = CardGlide(self, self._view)
        self.glide.moved.connect(self.refresh)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        workspace.changed.connect(self._make_room)
        workspace.shown.connect(self._outdate)
        appearance.changed.connect(self._repaint)
        workspace.selected.connect(self.refresh)
        workspace.opened.connect(self.open_view)
        workspace.opened.connect(self.glide.forget)

    @property
    def theme(self) -> Theme:
        """The colours to paint in now: of the brand, the view, or the window."""
        return self.workspace.view.theme

    @property
    def zoom(self) -> float:
        """How many pixels a unit of the page is."""
        return self.camera.zoom

    @property
    def away(self) -> bool:
        """Whether something else stands in the place of the page, so that nothing is laid out."""
        return self._away

    @away.setter
    def away(self, yes: bool) -> None:
        self._away = yes
        self._outdate()

    def _repaint(self) -> None:
        """Paint everything anew, as everything is in other colours."""
        self._backing = Backing(self._ground)
        self._outdate()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the page, in the view's coordinates."""

    def refresh(self) -> None:
        """Paint what lies over the page again."""
        self.viewport().update()

    def arranged(self, view: View) -> Scene:
        """Return a view laid out, which is said here for all that is shown."""
        return self._layouts.of(view)

    def lay_out(self) -> Scene:
        """Return the scene of what is looked at, laid out anew when something has changed."""
        if self._stale:
            self._stale = False
            view = self.workspace.view
            if view.theme.page != self._ground:
                self._ground = view.theme.page
                self._backing = Backing(self._ground)
            self.scene = self.arranged(view)
            if not self.workspace.previewing:
                self._base = self.workspace.snapshot, self.scene
            layers = (layer.figures for layer in self.scene.layers)
            self.peopled = any(figures and figures[0].role == FigureRole.CARD for figures in layers)
            self._bars()
        return self.scene

    @property
    def page(self) -> MapScene:
        """The scene with its grid of stages and lanes; another arrangement has none."""
        return map_of(self.lay_out())

    def base_page(self) -> MapScene:
        """Return the page of the document alone, without the preview of a gesture."""
        if not self.workspace.previewing:
            return self.page
        base = self.workspace.snapshot
        if self._base is None or self._base[0] is not base:
            seen = self.workspace.as_seen(base)
            self._base = base, self.arranged(self.workspace.view.but(snapshot=seen))
        return map_of(self._base[1])

    def _outdate(self) -> None:
        self._stale = True
        if self.away:
            return
        page = self.workspace.arrangement, self.workspace.only_changed
        if (self._arrangement, self._only) != page:
            self._glide_to(same_page=False)
            self._arrangement, self._only = page
            self.open_view()
            self.reveal(self.workspace.selection)
        if self._journey != self.workspace.journey:
            self._journey = self.workspace.journey
            self.glide.forget()
            self._arrivals.come()
        self.refresh()

    def _make_room(self) -> None:
        """Glide where an edit of the graph lets cards give way."""
        if self.workspace.arrangement == self._arrangement == GRAPH:
            self._glide_to(same_page=True)

    def place_again(self) -> None:
        """Show that all was placed anew, and let the cards glide there."""
        self._glide_to(same_page=True)
        self._stale = True
        self.refresh()

    def _glide_to(self, *, same_page: bool) -> None:
        """Let cards go to where they are now, unless nothing is to move."""
        if not (self.appearance.calm or asks_for_less_motion()):
            self.glide.await_next(same_page=same_page)

    def open_view(self) -> None:
        """Show a newly opened journey: all of it, but never too small to read or to begin on."""
        scene = self.lay_out()
        size = self.viewport().size()
        fit = (size.width() - 16) / scene.width
        if self.workspace.arrangement == ATLAS:
            self.camera.zoom = max(_OVERVIEW, min(1.0, fit))
        elif self.workspace.arrangement != MAP:
            fit = min(fit, (self._room().height() - 16) / scene.height)
            self.camera.zoom = min(1.0, fit if fit >= _NEARLY else _OVERVIEW)
        else:
            self.camera.zoom = max(_READABLE, min(1.0, fit)) if self.peopled else 1.0
        wide = size.width() / self.camera.zoom
        self.camera.x = (scene.width - wide) / 2 if wide >= scene.width else 0.0
        self.camera.y = 0.0
        self.moved()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Change the scale around a point of the view, by default its middle."""
        rect = self.viewport().rect()
        point = at or QPointF(rect.width() / 2, rect.height() / 2)
        size, page = self.viewport().size(), self.lay_out()
        least = min(0.1, size.width() / page.width, size.height() / page.height)
        zoom = max(least, self.camera.zoom * factor)
        self.camera.zoom_at(point.x(), point.y(), zoom)
        self._glide()

    def pan_by(self, dx: float, dy: float) -> None:
        """Move the page by so many pixels of the view."""
        self.camera.pan(dx, dy)
        self.moved()

    def zoom_in_or_fit(self, at: QPointF) -> None:
        """Show the page at 100 % around a point, or all of it where it is that large already."""
        if self.camera.zoom < 0.95:
            self.zoom_by(1.0 / self.camera.zoom, at)
        else:
            self.zoom_fit()

    def zoom_to(self, zoom: float) -> None:
        """Set the scale, keeping the middle of the view."""
        self.zoom_by(zoom / self.camera.zoom)

    def zoom_in(self) -> None:
        """Show the page a step larger."""
        self.zoom_by(1.25)

    def zoom_out(self) -> None:
        """Show the page a step smaller."""
        self.zoom_by(0.8)

    def zoom_actual(self) -> None:
        """Show the page at 100 %."""
        self.zoom_to(1.0)

    def _room(self) -> QSize:
        """Return how much of the view is free for the page, above what stands at its foot."""
        size = self.viewport().size()
        foot = _FOOT if self.workspace.arrangement == GRAPH and size.height() > 4 * _FOOT else 0
        return QSize(size.width(), size.height() - foot)

    def zoom_fit(self) -> None:
        """Show the whole page."""
        size = self._room()
        self.camera.frame_rect(self.lay_out().rect, size.width(), size.height(), 8, 1.5)
        self.moved()

    def zoom_selection(self) -> None:
        """Show what is selected as large as fits."""
        place = self._place(self.workspace.selection)
        if place:
            size = self.viewport().size()
            self.camera.frame_rect(place, size.width(), size.height(), 60, 2.0)
            self.moved()

    def reveal(self, ids: tuple[str, ...]) -> None:
        """Pan as little as needed to see some records."""
        self.reveal_place(self._place(ids))

    def reveal_place(self, place: Rect | None) -> None:
        """Pan as little as needed to see a place of the page, if there is one."""
        size = self.viewport().size()
        if place and self.camera.reveal(place, size.width(), size.height(), 48):
            self.moved()

    def centre_on(self, ids: tuple[str, ...]) -> None:
        """Show some records in the middle of the view, at the scale there is."""
        place, size, camera = self._place(ids), self.viewport().size(), self.camera
        if place:
            x, y = place.centre
            camera.x = x - size.width() / camera.zoom / 2
            camera.y = y - size.height() / camera.zoom / 2
            self.moved()

    def nearest(self) -> tuple[str, ...]:
        """Return the touchpoint nearest to the middle of the view; none where there is none."""
        x, y = self.seen().centre
        cards = (figure for figure in self.lay_out().figures() if figure.role == FigureRole.CARD)
        near = min(cards, key=lambda it: dist((x, y), it.rect.centre), default=None)
        return (near.id,) if near else ()

    def place(self) -> object:
        """Return what is seen of the page and how large, to be gone back to."""
        return replace(self.camera)

    def go_back(self, place: object) -> None:
        """Show what was seen when a place was kept."""
        if isinstance(place, Camera):
            self.camera.x, self.camera.y, self.camera.zoom = place.x, place.y, place.zoom
            self.moved()

    def _place(self, ids: tuple[str, ...]) -> Rect | None:
        scene, place = self.lay_out(), None
        for id in ids:
            figure = stands_for(scene, self.workspace.snapshot, id, self.seen())
            if figure:
                place = place.joined(figure.rect) if place else figure.rect
        return place

    def drop_picture(self) -> None:
        """Forget what was painted; the next showing paints all of it."""
        self._backing.drop()
        self.refresh()

    def _glide(self) -> None:
        """Follow a zoom gesture with the picture there is, and paint it sharp when it rests."""
        self._gliding = True
        self._rest.start()
        self._bars()
        self.zoomed.emit(self.camera.zoom)
        self.refresh()

    def _settle(self) -> None:
        self._gliding = False
        self.refresh()

    def moved(self) -> None:
        """The camera is elsewhere: show what it sees."""
        self._gliding = False
        self._bars()
        self.zoomed.emit(self.camera.zoom)
        self.refresh()

    def _bars(self) -> None:
        """Set the scroll bars by the camera, which never loses the page out of sight."""
        zoom, size = self.camera.zoom, self.viewport().size()
        self.camera.keep_near(self.scene.rect, size.width(), size.height())
        docks = (
            (self.horizontalScrollBar(), self.camera.x, self.scene.width, size.width()),
            (self.verticalScrollBar(), self.camera.y, self.scene.height, size.height()),
        )
        self._quiet = True
        for bar, at, length, window in docks:
            low = min(-_MARGIN, at * zoom)
            high = max(length * zoom - window + _MARGIN, at * zoom, low)
            bar.setRange(round(low), round(high))
            bar.setPageStep(window)
            bar.setSingleStep(48)
            bar.setValue(round(at * zoom))
        self._quiet = False

    def _scrolled(self) -> None:
        if not self._quiet:
            zoom = self.camera.zoom
            self.camera.x = self.horizontalScrollBar().value() / zoom
            self.camera.y = self.verticalScrollBar().value() / zoom
            self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene = self.lay_out()
        ratio = self.devicePixelRatioF()
        with QPainter(self.viewport()) as painter:
            if self.glide.begins(scene, self.frame(), self.theme.page):
                self.glide.paint(painter, ratio, self.theme.page)
            elif self._gliding and self._backing.frame is not None:
                self._blit_scaled(painter, ratio)
            else:
                self._backing.show(scene, self.frame())
                self._backing.pixmap.setDevicePixelRatio(ratio)
                painter.drawPixmap(0, 0, self._backing.pixmap)
                self._backing.pixmap.setDevicePixelRatio(1.0)
                if self._backing.unfinished:
                    QTimer.singleShot(0, self.viewport(), self.viewport().update)
            self.paint_over(painter)

    def seen(self) -> Rect:
        """Return the part of the page that is in view."""
        size, zoom = self.viewport().size(), self.camera.zoom
        return Rect(self.camera.x, self.camera.y, size.width() / zoom, size.height() / zoom)

    def frame(self) -> Viewport:
        """Return what of the page is seen, in device pixels."""
        ratio = self.devicePixelRatioF()
        size, zoom = self.viewport().size(), self.camera.zoom * ratio
        return Viewport(
            round(self.camera.x * zoom),
            round(self.camera.y * zoom),
            round(size.width() * ratio),
            round(size.height() * ratio),
            zoom,
        )

    def _blit_scaled(self, painter: QPainter, ratio: float) -> None:
        """Show the last sharp picture where it now belongs; around it the bare ground."""
        old = self._backing.frame
        assert old is not None
        scale = self.camera.zoom / (old.zoom / ratio)
        x, y = self.camera.to_view(old.x / old.zoom, old.y / old.zoom)
        place = QRectF(x, y, old.width / ratio * scale, old.height / ratio * scale)
        view = QRectF(self.viewport().rect())
        if not place.contains(view):
            painter.fillRect(view, self._backing.background)
        painter.drawPixmap(place, self._backing.pixmap, QRectF(0, 0, old.width, old.height))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._bars()

    def sizeHint(self) -> QSize:
        return QSize(900, 600)

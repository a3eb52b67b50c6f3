"""The page of the charts on the screen: as wide as the view, to be pointed at and walked through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QCursor,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import HEADING
from journeymap.language import current, tr
from journeymap.layout import arrangement_of
from journeymap.layout.filtered import filtered
from journeymap.layout.numbers.pages import NUMBERS
from journeymap.painting.camera import Camera
from journeymap.painting.paint import colour, pen
from journeymap.ui.views.map.scene_view import SceneView
from journeymap.ui.views.map.wheel import roll
from journeymap.ui.views.numbers.drawing_library import DrawingLibrary
from journeymap.ui.views.numbers.marks import Mark, PlacedChart, chart_at, charts_on
from journeymap.ui.views.numbers.tip import paint_tip
from journeymap.view import View
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_REST = 90
_NARROWEST, _WIDEST = 460.0, 1760.0
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_ROUND = 6.0


class NumbersPage(SceneView):
    """Shows the charts of the journey; ``here`` is the mark the keyboard is on.

    ``drawn`` says that other charts are on the page.
    """

    drawn = Signal()

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        page: str = NUMBERS,
        parent: QWidget | None = None,
    ) -> None:
        self._page = page
        self._library: DrawingLibrary | None = None
        self._memo = Memo()
        self._first: tuple[View, float] | None = None
        self._charts: tuple[Scene, tuple[PlacedChart, ...]] | None = None
        self.here: Mark | None = None
        self.hovered: Mark | None = None
        self.chart = ""
        self.pointer: QPointF | None = None
        self._before: Camera | None = None
        self._alone = ""
        super().__init__(workspace, appearance, parent)
        self._library = DrawingLibrary(self, self._draw_first)
        self._library.done.connect(self._arrive)
        self._wide = QTimer(self, singleShot=True, interval=_REST)
        self._wide.timeout.connect(self._drawn_anew)
        # Else the page would be drawn twice: it is as wide as the view, which a bar makes narrower.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr(arrangement_of(page).label))
        self.viewport().setMouseTracking(True)

    @property
    def away(self) -> bool:
        """Whether another arrangement is shown."""
        return self.workspace.arrangement != self._page

    @away.setter
    def away(self, yes: bool) -> None:
        """Pass over what is said: the arrangement tells."""

    @property
    def large(self) -> bool:
        """Whether one chart fills the view."""
        return self._before is not None

    @property
    def charts(self) -> tuple[PlacedChart, ...]:
        """The charts on the page."""
        scene = self.lay_out()
        if self._charts is None or self._charts[0] is not scene:
            self._charts = scene, charts_on(scene)
            self._find_again()
            QTimer.singleShot(0, self, self.drawn.emit)
        return self._charts[1]

    def _find_again(self) -> None:
        """Let the marks that are pointed at be those of the page as it is now."""
        charts = self._charts[1] if self._charts else ()
        self.here, self.hovered = _same(charts, self.here), _same(charts, self.hovered)

    def placed(self, name: str) -> PlacedChart | None:
        """Return a chart of the page by name."""
        return next((chart for chart in self.charts if chart.name == name), None)

    def arranged(self, view: View) -> Scene:
        """Return the charts of a view as wide as there is room; at first what is loaded is told."""
        if self._library is None:
            return self._told("")
        if not self._library.there and self._first is None:
            self._first = view, self._room_across()
        if not self._library.load():
            return self._told(tr("Drawing the charts…"))
        if self._library.fault:
            return self._told(self._library.fault)
        try:
            alone = view.but(charts=(self._alone,)) if self._alone else view
            return self._drawn(alone, self._room_across())
        except Exception:  # a chart of a plug-in may do anything: it is told of as all are
            return super().arranged(view)

    def _drawn(self, view: View, wide: float) -> Scene:
        from journeymap.layout.numbers.page import lay_out

        with self._memo.round(view.theme, self.measure, current()) as kept:
            scene = lay_out(view, self.measure, kept, wide, titled=False)
            return filtered(scene, view, self.measure, kept)

    def _draw_first(self) -> None:
        """Draw the charts beside the hand, which waits for them and does nothing else with them."""
        if self._first is not None:
            self._drawn(*self._first)

    def _room_across(self) -> float:
        """Return how wide the page is to be, so that it needs no scrolling sideways."""
        return max(_NARROWEST, min(_WIDEST, float(self.viewport().width())))

    def _told(self, words: str) -> Scene:
        wide, high = float(self.viewport().width()), float(self.viewport().height())
        text = paragraph(words, HEADING, max(200.0, wide - 80.0), self.measure)
        shapes = text.shapes(wide / 2, high * 0.42, self.theme.ink_soft, self.measure, "middle")
        place = Rect(0.0, high * 0.42, wide, text.height)
        figure = Figure("", FigureRole.HINT, words, place, shapes)
        return Scene(wide, high, (Layer(LayerName.FRAME, (figure,)),))

    def _arrive(self) -> None:
        """Show the charts, now that they can be drawn."""
        if not self.away:
            self._stale = True
            self.open_view()

    def _drawn_anew(self) -> None:
        """Draw the charts as wide as the view is now."""
        if not self.away and not self.large:
            self._stale = True
            scene, wide = self.lay_out(), self.viewport().width()
            if self.camera.zoom == 1.0:
                self.camera.x = min(0.0, (scene.width - wide) / 2)
            self.moved()

    def open_view(self) -> None:
        """Show the page from its top, at its own size."""
        self._leave_alone()
        self._before = None
        scene, size = self.lay_out(), self.viewport().size()
        self.camera.zoom = 1.0
        self.camera.x, self.camera.y = min(0.0, (scene.width - size.width()) / 2), 0.0
        self.moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wide.start()

    def _bars(self) -> None:
        """Set the scroll bars; a page that fits stays in the middle and is not scrolled."""
        spare = self.viewport().width() / self.camera.zoom - self.scene.width
        if spare >= -1.0:
            self.camera.x = -spare / 2
        if not self.large:
            lowest = self.scene.height - self.viewport().height() / self.camera.zoom
            self.camera.y = max(0.0, min(self.camera.y, lowest))
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(off if spare >= -1.0 else shown)
        super()._bars()

    def enlarge(self, name: str) -> None:
        """Let one chart fill the view, or show all of them again."""
        if self._before is not None:
            self.shrink()
            return
        if self.placed(name) is None:
            return
        self._before = Camera(self.camera.x, self.camera.y, self.camera.zoom)
        self._alone, self._stale = name, True
        if chart := self.placed(name):
            size = self.viewport().size()
            self.camera.frame_rect(chart.card.rect, size.width(), size.height(), 16, 4.0)
            self.chart = name
        self.moved()

    def _leave_alone(self) -> None:
        """Have all charts on the page again."""
        self._stale = self._stale or bool(self._alone)
        self._alone = ""

    def shrink(self) -> bool:
        """Show all charts again where one fills the view; return whether it did."""
        before, self._before = self._before, None
        if before is None:
            return False
        self._leave_alone()
        self.lay_out()
        self.go_back(before)
        return True

    def go_to(self, mark: Mark | None) -> None:
        """Let the keyboard be on a mark, which is brought into view and told of."""
        self.here, self.hovered = mark, None
        if mark is None:
            self.refresh()
            return
        self.chart = mark.chart
        self.reveal_place(mark.figure.rect)
        self._announce(mark.figure.name)
        self.refresh()

    def _announce(self, words: str) -> None:
        said = ", ".join(line for line in words.splitlines() if line)
        self.setAccessibleDescription(said)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def point(self, at: QPointF) -> tuple[PlacedChart | None, Mark | None]:
        """Return the chart and the mark at a place of the view."""
        from journeymap.ui.views.numbers.marks import mark_at

        x, y = self.camera.to_page(at.x(), at.y())
        chart = chart_at(self.charts, x, y)
        return chart, mark_at(chart, x, y, 2.0 / self.camera.zoom) if chart else None

    def show_cursor(self, over: bool) -> None:
        """Show a hand over what can be clicked."""
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(QCursor(shape))

    def leaveEvent(self, _event: QEvent) -> None:
        self.hovered = None
        self.refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        roll(self, event)

    def paint_over(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        charts = self.charts
        chosen = set(self.workspace.selection)
        for mark in (one for chart in charts for one in chart.marks if one.figure.id in chosen):
            self._ring(painter, mark, QPen(colour(self.theme.selection), 2.0))
        if self.hovered is not None and self.pointer is not None:
            self.hovered = self.point(self.pointer)[1]  # the page may have moved under the pointer
        if self.hovered is not None:
            self._ring(painter, self.hovered, pen(self.theme.selection + "80", 1.4))
        if self.here is not None and self.hasFocus():
            dashed = QPen(colour(self.theme.ink), 1.6, Qt.PenStyle.DashLine)
            self._ring(painter, self.here, dashed)
        told = self.hovered or (self.here if self.hasFocus() else None)
        if told is not None:
            size = self.viewport().size()
            beside = self._seen_at(told.figure.rect)
            if self.hovered is not None and self.pointer is not None:
                beside = QRectF(self.pointer.x() - 6, self.pointer.y() - 8, 12, 24)
            paint_tip(painter, told.figure.name, beside, size, self.theme, self.measure)

    def _seen_at(self, rect: Rect) -> QRectF:
        return QRectF(*self.camera.rect_to_view(rect))

    def _ring(self, painter: QPainter, mark: Mark, line: QPen) -> None:
        painter.setBrush(_NO_BRUSH)
        painter.setPen(line)
        painter.drawRoundedRect(self._seen_at(mark.figure.rect.grown(2.0)), _ROUND, _ROUND)


def _same(charts: tuple[PlacedChart, ...], mark: Mark | None) -> Mark | None:
    """Return a mark as it stands on another page: of the same chart and record, else none."""
    if mark is None:
        return None
    found = [m for c in charts if c.name == mark.chart for m in c.marks]
    alike = [m for m in found if m.figure.id == mark.figure.id]
    return next((m for m in alike if m.place == mark.place), alike[0] if alike else None)

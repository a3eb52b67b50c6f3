"""The hand on the charts: what pointer and keys do there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from journeymap.drawing.scene import Figure
from journeymap.layout.numbers.card import MENU
from journeymap.layout.numbers.pages import NUMBERS
from journeymap.model.records import Idea
from journeymap.ui.views.numbers.marks import WAYS, Mark, PlacedChart, after, beside
from journeymap.ui.views.numbers.page import NumbersPage
from journeymap.ui.views.numbers.regrouping import ActionRegrouping
from journeymap.ui.views.numbers.weighing import DotWeighing
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_STAY = _CONTROL | Qt.KeyboardModifier.ShiftModifier
_ARROWS: dict[int, str] = {
    Qt.Key.Key_Left.value: "left",
    Qt.Key.Key_Right.value: "right",
    Qt.Key.Key_Up.value: "up",
    Qt.Key.Key_Down.value: "down",
}
_STEP = 60.0


class NumbersHand(NumbersPage):
    """Points at marks, walks from one to the next, opens them, and asks for menus.

    ``opened`` carries the mark that was clicked, ``context`` where a menu is asked for.
    """

    opened = Signal(object)
    context = Signal(object)

    def __init__(self, workspace: Workspace, appearance: Appearance, page: str = NUMBERS) -> None:
        super().__init__(workspace, appearance, page)
        self.weighing, self.regrouping = DotWeighing(self), ActionRegrouping(self)
        self._gesture: DotWeighing | ActionRegrouping = self.weighing
        self._pressed: Mark | None = None
        self._panned: QPointF | None = None
        self._from = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        chart, mark = self.point(at)
        self._from = at
        self.chart = chart.name if chart else ""
        if event.button() == _LEFT and chart and self._menu_at(chart, at):
            self.here = None
            self.context.emit(event.globalPosition().toPoint())
        elif event.button() == _LEFT and mark is not None:
            self._pressed = self.here = mark
            self._gesture = self._gesture_on(mark)
            self._gesture.begin(mark)
        elif event.button() in (_LEFT, _MIDDLE):
            self._panned = at
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self.pointer = at
        if self._panned is not None and event.buttons() & (_LEFT | _MIDDLE):
            moved = at - self._panned
            self._panned = at
            self.pan_by(moved.x(), moved.y())
        elif self._pressed is not None and event.buttons() & _LEFT:
            if self.dragging or self._far(at):
                self._gesture.to(at)
        else:
            chart, mark = self.point(at)
            self.show_cursor(mark is not None or (chart is not None and self._menu_at(chart, at)))
            if (mark or self.hovered) is not None:
                self.hovered = mark
                self.refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._panned = self._pressed, None, None
        if pressed is None or event.button() != _LEFT:
            return
        if self.dragging:
            self._gesture.end()
        elif event.modifiers() & _STAY:
            self._choose_also(pressed)
        elif not self._far(event.position()):
            self.opened.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        chart, mark = self.point(event.position())
        if event.button() == _LEFT and chart and mark is None:
            self.enlarge(chart.name)

    def _gesture_on(self, mark: Mark) -> DotWeighing | ActionRegrouping:
        """Return what dragging a mark does: it weighs an idea, or puts an action elsewhere."""
        return self.regrouping if self.regrouping.takes(mark) else self.weighing

    def _far(self, at: QPointF) -> bool:
        moved = (at - self._from).manhattanLength()
        return bool(moved >= QApplication.startDragDistance())

    def _menu_at(self, chart: PlacedChart, at: QPointF) -> bool:
        x, y = self.camera.to_page(at.x(), at.y())
        found: Figure | None = self.scene.figure(MENU + chart.name)
        return found is not None and found.rect.holds(x, y)

    def _choose_also(self, mark: Mark) -> None:
        """Select what a mark stands for besides what is selected, or no more."""
        id, now = mark.figure.id, self.workspace.selection
        self.workspace.select(one for one in (*now, id) if id not in now or one != id)

    def _choose_idea(self, mark: Mark | None) -> None:
        """Select the idea of a mark, so that its menu is about it; others are only looked at."""
        idea = self.workspace.snapshot.get(Idea, mark.figure.id) if mark else None
        if idea is not None and idea.id not in self.workspace.selection:
            self.workspace.select((idea.id,))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_by_key()
            return
        chart, mark = self.point(QPointF(event.pos()))
        self.chart, self.here = chart.name if chart else "", mark
        self._choose_idea(mark)
        self.context.emit(event.globalPos())

    def _menu_by_key(self) -> None:
        """Ask for the menu of the chart the keyboard is on, at the mark."""
        chart = self.placed(self.here.chart if self.here else self.chart)
        if chart is None:
            return
        self._choose_idea(self.here)
        figure = self.here.figure if self.here else chart.card
        x, y, _, h = self.camera.rect_to_view(figure.rect)
        size = self.viewport().size()
        inside = QPoint(
            round(min(max(x, 0.0), size.width() - 20.0)),
            round(min(max(y + h, 0.0), size.height() - 20.0)),
        )
        self.context.emit(self.viewport().mapToGlobal(inside))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if by and not event.modifiers() & _CONTROL:
                found = after(self.charts, self.here, by)
                if found is not None:  # past the last one the keyboard goes on in the window
                    self.go_to(found)
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alone = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not alone
        if plain and key in _ARROWS:
            self.walk(_ARROWS[key])
        elif alone == _ALT and key in _ARROWS and self.here:
            self._gesture_on(self.here).nudge(self.here, _ARROWS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.here:
            self.opened.emit(self.here)
        elif plain and key == Qt.Key.Key_Space and self.here:
            self._choose_also(self.here)
        elif plain and key == Qt.Key.Key_Home:
            self.go_to(after(self.charts, None, 1))
        elif plain and key == Qt.Key.Key_End:
            self.go_to(after(self.charts, None, -1))
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            high = self.viewport().height() * 0.85
            self.pan_by(0.0, -high if key == Qt.Key.Key_PageDown else high)
        elif key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self._menu_by_key()
        else:
            super().keyPressEvent(event)

    def walk(self, way: str) -> None:
        """Go to the next mark in a direction, or to the first; scroll where there is none."""
        if self.here is None:
            charts = [chart for chart in self.charts if chart.name == self.chart] or self.charts
            found = after(charts, None, 1)
            if found is None:
                across, down = WAYS[way]
                self.pan_by(-across * _STEP, -down * _STEP)
        else:
            found = beside(self.charts, self.here, way)
        if found is not None:
            self.go_to(found)

    def leave(self) -> None:
        """Let go of what is held, else show all charts again, else be on no mark."""
        if self.dragging:
            self._gesture.cancel()
        elif not self.shrink():
            if self.here is not None:
                self.go_to(None)
            else:
                self.workspace.select(())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.refresh()

    @property
    def dragging(self) -> bool:
        """Whether a mark is being dragged."""
        return self._gesture.active

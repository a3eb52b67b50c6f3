"""One half of the grid: the columns that stay, or those that are scrolled; it paints itself."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    SignalInstance,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from journeymap.drawing.theme import Theme
from journeymap.model.records import Stage
from journeymap.ui.views.table.grouping import ends_group, groups
from journeymap.ui.views.table.model import TableModel
from journeymap.ui.views.table.painter import CellPainter, outline
from journeymap.ui.views.table.spans import Span

Index = QModelIndex | QPersistentModelIndex

HANDLE = 8
"""The side of the square at the corner of a selection, which is dragged to fill, in pixels."""

_REACH = 5
_CONTROL = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.MouseButton.LeftButton
_ENDS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class SheetGrid(Protocol):
    """The grid, as its halves see it."""

    cells: CellPainter
    fill_span: Span | None
    model: TableModel

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        ...

    @property
    def current(self) -> QModelIndex:
        """The cell one is in."""
        ...

    @property
    def context(self) -> SignalInstance:
        """Carries the place a menu is wanted at."""
        ...

    @property
    def zoom(self) -> float:
        """How large everything is."""
        ...

    def zoom_to(self, zoom: float) -> None:
        """Show everything so large."""
        ...

    def spans(self) -> tuple[Span, ...]:
        """Return the blocks of cells that are selected."""
        ...

    def ground(self, row: int, column: int) -> str:
        """Return the colour behind a cell, blank for that of all others."""
        ...

    def stage_ink(self, stage: Stage) -> str:
        """Return the colour of the letters of a stage."""
        ...

    def is_faded(self, row: int) -> bool:
        """Tell whether a row does not match the filter and is shown all the same."""
        ...

    def is_writable(self, span: Span) -> bool:
        """Tell whether anything can be written into some cells."""
        ...

    def stand(self, row: int, column: int) -> None:
        """Go to a cell."""
        ...

    def enter(self) -> None:
        """Go to the first cell worth writing in."""
        ...

    def stretch(self, index: QModelIndex) -> None:
        """Show what is filled where the square is dragged to."""
        ...

    def fill_stretched(self) -> None:
        """Fill what the square was dragged over."""
        ...

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll both halves."""
        ...

    def overrides(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the grid's, though an action listens to it."""
        ...

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it meant anything."""
        ...

    def type(self, event: QKeyEvent | QInputMethodEvent) -> None:
        """Write into the current cell, in the half where it stands."""
        ...


class SheetView(QTableView):
    """Shows some of the columns of the grid; keys and edits are the grid's."""

    def __init__(self, grid: SheetGrid) -> None:
        super().__init__()
        self._grid = grid
        self._filling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        grid, clip = self._grid, event.rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(clip, QColor(grid.theme.lane))
            rows = self._rows(clip)
            columns = self._columns(clip)
            sides = [(c, self.columnViewportPosition(c), self.columnWidth(c)) for c in columns]
            for row in rows:
                top, high = self.rowViewportPosition(row), self.rowHeight(row)
                for column, left, wide in sides:
                    self._paint_cell(painter, row, column, QRect(left, top, wide, high))
            self._paint_rules(painter, rows, sides)
            for column in columns:
                if grid.model.columns[column].kind == "stage":
                    self._paint_stages(painter, rows, column)
            self._paint_selection(painter)

    def _rows(self, clip: QRect) -> range:
        first, last = self.rowAt(clip.top()), self.rowAt(clip.bottom())
        end = self._grid.model.rowCount() - 1
        return range(max(0, first), (end if last < 0 else last) + 1) if first >= 0 else range(0)

    def _columns(self, clip: QRect) -> list[int]:
        return [
            column
            for column in range(self._grid.model.columnCount())
            if not self.isColumnHidden(column)
            and self.columnViewportPosition(column) <= clip.right()
            and self.columnViewportPosition(column) + self.columnWidth(column) >= clip.left()
        ]

    def place(self, row: int, column: int) -> QRect:
        """Return where a cell is seen."""
        return QRect(
            self.columnViewportPosition(column),
            self.rowViewportPosition(row),
            self.columnWidth(column),
            self.rowHeight(row),
        )

    def _paint_cell(self, painter: QPainter, row: int, column: int, rect: QRect) -> None:
        grid = self._grid
        model, cells = grid.model, grid.cells
        here, one = model.row(row), model.columns[column]
        ground = grid.ground(row, column)
        if ground:
            painter.fillRect(rect, QColor(ground))
        refused = model.refusal(row, column) if model.refused else None
        if refused:
            painter.fillRect(rect, cells.wrong_ground)
        if here is None:
            if one.kind == "title":
                cells.paint_new(painter, rect)
        elif one.kind != "stage":
            cells.paint(painter, rect, one, model.content(row, column), grid.is_faded(row))
        if refused:
            self._paint_wrong(painter, rect)

    def _paint_wrong(self, painter: QPainter, rect: QRect) -> None:
        """Mark a cell into which something was typed that does not fit, also without colours."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._grid.cells.wrong)
        corner = QPointF(rect.right() + 1.0, float(rect.top()))
        points = [corner, corner - QPointF(10, 0), corner + QPointF(0, 10)]
        painter.drawPolygon(QPolygonF(points))

    def _paint_rules(
        self, painter: QPainter, rows: range, sides: list[tuple[int, int, int]]
    ) -> None:
        """Draw the lines between rows and columns; a group ends with a darker one."""
        grid, cells = self._grid, self._grid.cells
        if not rows or not sides:
            return
        painter.setPen(cells.grid)
        top = self.rowViewportPosition(rows[0])
        end = self.rowViewportPosition(rows[-1]) + self.rowHeight(rows[-1])
        for _, left, wide in sides:
            painter.drawLine(left + wide - 1, top, left + wide - 1, end)
        right = sides[-1][1] + sides[-1][2]
        grouped = grid.model.table.grouped
        stage = next((s for s in sides if grid.model.columns[s[0]].kind == "stage"), None)
        for row in rows:
            y = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            ends = ends_group(grid.model, row)
            painter.setPen(cells.divide if ends else cells.grid)
            if ends or stage is None or not grouped:
                painter.drawLine(sides[0][1], y, right, y)
                continue
            painter.drawLine(sides[0][1], y, stage[1] - 1, y)
            painter.drawLine(stage[1] + stage[2], y, right, y)

    def _paint_stages(self, painter: QPainter, rows: range, column: int) -> None:
        """Write each stage at the top of what is seen of its group."""
        grid, high = self._grid, self.viewport().height()
        for first, last in groups(grid.model, rows):
            here = grid.model.row(first)
            if here is None or here.stage is None:
                continue
            top, end = self.place(first, column), self.place(last, column)
            whole = top.united(end)
            seen = whole.intersected(QRect(whole.left(), 0, whole.width(), high))
            room = QRect(seen.left(), seen.top(), seen.width(), max(seen.height(), 0))
            if whole.top() < 0 and room.height() < self.rowHeight(last):
                room.setTop(end.top())  # the last row of a group takes its name along
            painter.save()
            painter.setClipRect(whole)
            cells = grid.cells
            cells.paint_stage(painter, room, here.stage.title, grid.stage_ink(here.stage))
            painter.restore()

    def _paint_selection(self, painter: QPainter) -> None:
        grid = self._grid
        spans = grid.spans()
        colour = grid.theme.selection
        now = grid.current
        if (len(spans) == 1 and spans[0].top != spans[0].bottom) or (
            len(spans) == 1 and spans[0].left != spans[0].right
        ):
            outline(painter, QRectF(self._around(spans[0])), colour, 1.0)
        if now.isValid() and not self.isColumnHidden(now.column()):
            outline(painter, QRectF(self.place(now.row(), now.column())), colour, 2.0)
        if grid.fill_span is not None:
            painter.setPen(QPen(QColor(colour), 1.0, Qt.PenStyle.DashLine))
            painter.drawRect(self._around(grid.fill_span).adjusted(0, 0, -1, -1))
        handle = self._handle()
        if handle:
            painter.fillRect(handle.adjusted(-1, -1, 1, 1), QColor(grid.theme.lane))
            painter.fillRect(handle, QColor(colour))

    def _around(self, span: Span) -> QRect:
        """Return what of some cells stands in this half."""
        columns = [c for c in range(span.left, span.right + 1) if not self.isColumnHidden(c)]
        if not columns:
            return QRect()
        return self.place(span.top, columns[0]).united(self.place(span.bottom, columns[-1]))

    def _handle(self) -> QRect | None:
        """Return the square one drags to fill, where the corner of the selection is in this half."""
        spans = self._grid.spans()
        if len(spans) != 1 or self.isColumnHidden(spans[0].right):
            return None
        if not self._grid.is_writable(spans[0]):
            return None
        corner = self.place(spans[0].bottom, spans[0].right).bottomRight()
        return QRect(corner.x() - HANDLE + 3, corner.y() - HANDLE + 3, HANDLE, HANDLE)

    def _on_handle(self, at: QPoint) -> bool:
        handle = self._handle()
        grown = handle.adjusted(-_REACH, -_REACH, _REACH, _REACH) if handle else QRect()
        return grown.contains(at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == _LEFT and self._on_handle(event.position().toPoint()):
            self._filling = True
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._filling:
            self._grid.stretch(self.indexAt(at))
            return
        cross = Qt.CursorShape.CrossCursor if self._on_handle(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cross)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._filling:
            self._filling = False
            self._grid.fill_stretched()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and not any(
            span.holds(index.row(), index.column()) for span in self._grid.spans()
        ):
            self._grid.stand(index.row(), index.column())
        self._grid.context.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self._grid.zoom_to(self._grid.zoom * 1.1 ** (event.angleDelta().y() / 120))
            return
        self._grid.wheel(event)

    def native_wheel(self, event: QWheelEvent) -> None:
        """Scroll as Qt does."""
        super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride and self._grid.overrides(event):
                event.accept()
                return True
            # Tab goes to the next cell; it must not move the focus away.
            if kind == QEvent.Type.KeyPress and event.key() in _ENDS and self._grid.press(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._grid.press(event):
            self._grid.type(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._grid.type(event)

    def native_type(self, event: QKeyEvent | QInputMethodEvent) -> None:
        """Open the field of the current cell with what is typed, as Qt does."""
        if isinstance(event, QKeyEvent):
            super().keyPressEvent(event)
        else:
            super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._grid.current.isValid():
            self._grid.enter()
        super().focusInEvent(event)

    def currentChanged(self, now: Index, before: Index) -> None:
        # Which half scrolls is the grid's to say.
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters are written; they look for nothing."""

"""The table of the columns of a survey: as tall as its rows, chosen in by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.painting.paint import brush
from journeymap.painting.paint import pen as line_of
from journeymap.ui.surveys.columns import LINE, SurveyColumns
from journeymap.ui.surveys.columns_painter import GAP, ROW, ColumnsPainter, opens
from journeymap.ui.surveys.lines import (
    ANSWERS,
    IS,
    MISSING,
    PLACE,
    QUESTION,
    REFUSED,
    SCALE,
    VALID,
)

Index = QModelIndex | QPersistentModelIndex

_HEAD = 38
_WIDTHS = {IS: 146, PLACE: 214, SCALE: 84, VALID: 74, MISSING: 104, REFUSED: 78, ANSWERS: 176}
_LEAST_QUESTION = 140
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
_LEAVING_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SurveyTable(QTableView):
    """``wanted`` asks for what may be chosen in a column of the table for the rows selected,
    ``left_out`` that they are left out; ``moved`` tells where the current cell went."""

    wanted = Signal(int)
    left_out = Signal()
    moved = Signal(object)

    def __init__(self, theme: Theme, columns: SurveyColumns) -> None:
        super().__init__()
        self._theme, self.columns = theme, columns
        self.setModel(columns)
        self.setItemDelegate(ColumnsPainter(theme, self))
        self.setAccessibleName(tr("What each column is"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self._dress_header()
        columns.layoutChanged.connect(self.updateGeometry)
        columns.layoutChanged.connect(self._grow)
        self._grow()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(_HEAD)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.columns.sort)
        header.setMinimumSectionSize(56)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QUESTION, QHeaderView.ResizeMode.Stretch)
        for column, wide in _WIDTHS.items():
            least = header.sectionSizeHint(column) + 6
            self.setColumnWidth(column, max(wide, least))

    def sizeHint(self) -> QSize:
        return QSize(1200, self._height())

    def minimumSizeHint(self) -> QSize:
        taken = sum(self.columnWidth(column) for column in _WIDTHS)
        return QSize(taken + _LEAST_QUESTION, self._height())

    def _height(self) -> int:
        return _HEAD + GAP + ROW * self.columns.rowCount() + 2

    def _grow(self) -> None:
        self.setFixedHeight(self._height())

    @property
    def chosen(self) -> list[str]:
        """The names of the columns of the file that are selected, from above."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.columns.line(row).key for row in rows]

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return where a cell stands in the viewport."""
        return QRectF(self.visualRect(self.columns.index(row, column)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = max(0, self.rowAt(event.rect().top()))
        last = self.rowAt(event.rect().bottom())
        last = self.columns.rowCount() - 1 if last < 0 else last
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        wide = max(self.horizontalHeader().length(), self.viewport().width()) - 1
        left = -self.horizontalScrollBar().value()
        painter.setPen(line_of(theme.edge, 1.0))
        for row in range(first, last + 1):
            top = self.rowViewportPosition(row)
            painter.setBrush(brush(theme.accent_tint if row in chosen else theme.lane))
            painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, wide, ROW - GAP - 1), 6, 6)
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if plain and left and index.isValid() and opens(index.data(LINE), index.column()):
            keeps = self.selectionModel().isRowSelected(index.row(), QModelIndex())
            if not keeps:
                self.selectRow(index.row())
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
            self.setFocus()
            self.wanted.emit(index.column())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and opens(index.data(LINE), index.column())
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _OPENING and not held and index.isValid():
            if not self.chosen:
                self.selectRow(index.row())
            column = index.column() if opens(index.data(LINE), index.column()) else IS
            self.wanted.emit(column)
        elif event.key() in _LEAVING_OUT and self.chosen:
            self.left_out.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(current)

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        ours = isinstance(event, QKeyEvent) and event.key() in (*_OPENING, *_LEAVING_OUT)
        if override and ours:  # Enter in the table is not the dialog's
            event.accept()
        return super().event(event)

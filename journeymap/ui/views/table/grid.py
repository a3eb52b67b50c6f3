"""The grid: columns that stay beside those that are scrolled, over one model and one selection."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from journeymap.drawing.theme import Theme, mix
from journeymap.language import tr
from journeymap.model.records import Stage
from journeymap.ui.views.table.heights import RowHeights
from journeymap.ui.views.table.model import TableModel
from journeymap.ui.views.table.painter import CellPainter
from journeymap.ui.views.table.sheet import SheetView
from journeymap.ui.views.table.spans import Span, joined, stretched
from journeymap.ui.widgets.style import LETTERS
from journeymap.workspace.appearance import Appearance

LEAST, MOST = 0.6, 3.0
HEAD = 36
"""The height of the headings, in pixels at 100 %."""

_SELECT = QItemSelectionModel.SelectionFlag
_HEAD = 44
_MOST_ROWS = 60


class GridKeyTaker(Protocol):
    """What knows the keys of the grid."""

    def overrides(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the grid's."""
        ...

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it meant anything."""
        ...


class TableGrid(QWidget):
    """Shows the model in two halves that scroll together, and says where in it one is.

    ``moved`` says that another cell is the current one or others are selected; ``typed`` carries
    a key that is none of the grid's, ``context`` the place a menu is wanted at, ``stretched`` the
    cells that were selected and those they are to fill; ``zoomed`` carries another scale.
    """

    moved = Signal()
    context = Signal(object)
    stretched = Signal(object, object)
    zoomed = Signal(float)

    def __init__(self, model: TableModel, appearance: Appearance) -> None:
        super().__init__()
        self.model, self._appearance = model, appearance
        self.zoom = 1.0
        self.cells = CellPainter(appearance.theme, 1.0, self.devicePixelRatioF())
        self.fill_span: Span | None = None
        self.keys: GridKeyTaker | None = None
        self.widths: dict[str, float] = {}
        self._spans: tuple[Span, ...] | None = None
        self._quiet = False
        self.left, self.right = SheetView(self), SheetView(self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal)
        self._heights = RowHeights(self)
        self._build()
        self._listen()
        self.lay_out()

    @property
    def theme(self) -> Theme:
        """The colours to paint in now."""
        return self._appearance.theme

    @property
    def sheets(self) -> tuple[SheetView, SheetView]:
        """Both halves, from left to right."""
        return self.left, self.right

    @property
    def current(self) -> QModelIndex:
        """The cell one is in."""
        return self.right.selectionModel().currentIndex()

    @property
    def quiet(self) -> bool:
        """Whether columns are being laid out, and nobody drags them."""
        return self._quiet

    def _build(self) -> None:
        for sheet in self.sheets:
            sheet.setModel(self.model)
            sheet.horizontalHeader().setHighlightSections(False)
            sheet.horizontalHeader().setDefaultAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
            sheet.horizontalHeader().setSectionsClickable(True)
            sheet.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            sheet.verticalHeader().setMinimumSectionSize(10)
            sheet.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
            sheet.setAccessibleName(tr("Table of touchpoints"))
        self.right.setSelectionModel(self.left.selectionModel())
        self.right.verticalHeader().hide()
        self.left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setFocusProxy(self.right)
        self.right.horizontalHeader().setSectionsMovable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.right, 1)
        column.addLayout(row, 1)
        column.addWidget(self._bar)
        self.setFocusProxy(self.right)

    def _listen(self) -> None:
        left, right = self.left.verticalScrollBar(), self.right.verticalScrollBar()
        right.valueChanged.connect(left.setValue)
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(lambda _: self._refresh_stages())
        level = self.right.horizontalScrollBar()
        level.rangeChanged.connect(self._span_bar)
        level.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(level.setValue)
        chosen = self.right.selectionModel()
        chosen.selectionChanged.connect(self._chosen)
        chosen.currentChanged.connect(self._chosen)
        self.model.modelReset.connect(self.lay_out)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._heights.follow)
        self.model.dataChanged.connect(lambda *_: self._soon.start())
        right.valueChanged.connect(lambda _: self._soon.start())
        for sheet in (self.left, self.right):
            header = sheet.horizontalHeader()
            header.sectionResized.connect(self._resized)
        self._appearance.changed.connect(self.redraw)

    def _span_bar(self, low: int, high: int) -> None:
        level = self.right.horizontalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(level.pageStep())
        self._bar.setSingleStep(48)
        self._bar.setVisible(high > low)

    def _refresh_stages(self) -> None:
        """Names of stages stay in sight while their rows are scrolled."""
        place = self.model.column("stage")
        if place is not None:
            sheet = self.owner(place)
            left, wide = sheet.columnViewportPosition(place), sheet.columnWidth(place)
            sheet.viewport().update(left, 0, wide, sheet.viewport().height())

    def lay_out(self) -> None:
        """Show what columns there are, as wide as they were made, and rows as high as they need."""
        self._quiet = True
        self._spans = None
        frozen, ratio = self.model.table.frozen, self.zoom
        for sheet, keeps in ((self.left, range(frozen)), (self.right, range(frozen, 1 << 20))):
            header = sheet.horizontalHeader()
            header.setFixedHeight(round(HEAD * ratio))
            header.setMinimumSectionSize(round(40 * ratio))
            for i, column in enumerate(self.model.columns):
                header.moveSection(header.visualIndex(i), i)
                sheet.setColumnHidden(i, i not in keeps)
                wide = self.widths.get(column.name, column.width)
                header.resizeSection(i, round(wide * ratio))
            sheet.verticalHeader().setDefaultSectionSize(round(34 * ratio))
        self.left.verticalHeader().setFixedWidth(round(_HEAD * ratio))
        self._quiet = False
        self._fit_left()
        self._heights.begin()

    def _fit_left(self) -> None:
        frozen = self.model.table.frozen
        wide = sum(self.left.columnWidth(i) for i in range(frozen))
        self.left.setFixedWidth(round(_HEAD * self.zoom) + wide)

    def _resized(self, column: int, _old: int, new: int) -> None:
        if self._quiet or new <= 0 or column >= len(self.model.columns):
            return
        self.widths[self.model.columns[column].name] = new / self.zoom
        self._fit_left()
        self._heights.begin()

    def redraw(self) -> None:
        """Paint everything anew, in other colours or at another scale."""
        self.cells = CellPainter(self.theme, self.zoom, self.devicePixelRatioF())
        letters = round(LETTERS * self.zoom)
        self.setStyleSheet(f"QHeaderView::section {{ font-size: {letters}px; }}")
        self.lay_out()
        for sheet in (self.left, self.right):
            sheet.viewport().update()

    def zoom_to(self, zoom: float) -> None:
        """Show everything so large."""
        zoom = max(LEAST, min(MOST, zoom))
        if abs(zoom - self.zoom) > 1e-4:
            self.zoom = zoom
            self.redraw()
            self.zoomed.emit(zoom)

    def owner(self, column: int) -> SheetView:
        """Return the half a column stands in."""
        return self.left if column < self.model.table.frozen else self.right

    def stand(self, row: int, column: int, *, extend: bool = False) -> None:
        """Go to a cell; ``extend`` selects all from where one began."""
        row = max(0, min(row, self.model.rowCount() - 1))
        column = max(0, min(column, self.model.columnCount() - 1))
        index, chosen = self.model.index(row, column), self.right.selectionModel()
        if extend:
            start = self.anchor
            chosen.select(
                QItemSelection(
                    self.model.index(min(start[0], row), min(start[1], column)),
                    self.model.index(max(start[0], row), max(start[1], column)),
                ),
                _SELECT.ClearAndSelect,
            )
            self._head = (row, column)
            self._chosen()
        else:
            self._head = None
            chosen.setCurrentIndex(index, _SELECT.ClearAndSelect)
        self.owner(column).scrollTo(index)

    def enter(self) -> None:
        """Go to the first title, where one begins."""
        self.stand(0, self.model.column("title") or 0)

    _head: tuple[int, int] | None = None
    _rows_painted: frozenset[int] | set[int] = frozenset()

    @property
    def anchor(self) -> tuple[int, int]:
        """The cell a selection is spanned from."""
        return self.current.row(), self.current.column()

    @property
    def head(self) -> tuple[int, int]:
        """The cell a selection was last spanned to."""
        return self._head if self._head and self._spans_many() else self.anchor

    def _spans_many(self) -> bool:
        spans = self.spans()
        return len(spans) == 1 and (
            spans[0].top != spans[0].bottom or spans[0].left != spans[0].right
        )

    def select(self, spans: list[Span]) -> None:
        """Select some blocks of cells; the current cell stays."""
        whole = QItemSelection()
        for span in spans:
            whole.select(
                self.model.index(span.top, span.left), self.model.index(span.bottom, span.right)
            )
        self.right.selectionModel().select(whole, _SELECT.ClearAndSelect)

    def spans(self) -> tuple[Span, ...]:
        """Return the blocks of cells that are selected, else the current cell."""
        if self._spans is None:
            chosen = self.right.selectionModel().selection()
            found = (chosen.at(i) for i in range(chosen.count()))
            spans = [Span(r.top(), r.left(), r.bottom(), r.right()) for r in found]
            now = self.current
            if not spans and now.isValid():
                spans = [Span(now.row(), now.column(), now.row(), now.column())]
            self._spans = tuple(joined(spans))
        return self._spans

    def seen_rows(self) -> range:
        """Return the rows that are in view."""
        high, last = self.right.viewport().height(), self.model.rowCount() - 1
        first, end = self.right.rowAt(0), self.right.rowAt(high)
        return range(max(0, first), (last if end < 0 else end) + 1)

    def rows(self) -> list[int]:
        """Return the rows in which something is selected, from above to below."""
        found = {row for span in self.spans() for row in range(span.top, span.bottom + 1)}
        return sorted(found)

    def _chosen(self, *_: object) -> None:
        before = self._rows_painted
        self._spans = None
        self._rows_painted = {*self.rows(), max(0, self.current.row())}
        self._update_rows(before | self._rows_painted)
        if not self._quiet:
            self.moved.emit()

    def ground(self, row: int, column: int) -> str:
        """Return the colour behind a cell, blank for that of all others."""
        stage = self.model.columns[column].kind == "stage"
        if row not in self._rows_painted and not stage:
            return ""
        theme, here = self.theme, self.model.row(row)
        chosen = any(span.holds(row, column) for span in self.spans())
        if stage and here and here.stage:
            tint, _ = theme.stage(here.stage.colour, self.model.table.place_of(here.stage))
            return mix(tint, theme.selection, 0.2) if chosen else tint
        now = self.current
        alone = now.isValid() and (row, column) == (now.row(), now.column())
        if chosen and not alone:
            return mix(theme.lane, theme.selection, 0.14)
        if now.isValid() and row == now.row():
            return "" if alone else theme.selection_tint
        return ""

    def stage_ink(self, stage: Stage) -> str:
        """Return the colour of the letters of a stage."""
        return self.theme.stage(stage.colour, self.model.table.place_of(stage))[1]

    def is_faded(self, row: int) -> bool:
        """Tell whether a row does not match the filter and is shown all the same."""
        here = self.model.row(row)
        return bool(here and here.card and self.model.table.is_faded(here.card.id))

    def _update_rows(self, rows: set[int] | frozenset[int]) -> None:
        """Paint some rows again, in which something else is selected."""
        seen = self.seen_rows()
        if len(rows) > _MOST_ROWS:
            self.update_sheets()
            return
        for row in rows:
            if row in seen:
                top, high = self.right.rowViewportPosition(row), self.right.rowHeight(row)
                for sheet in self.sheets:
                    sheet.viewport().update(0, top - 4, sheet.viewport().width(), high + 10)

    def update_sheets(self) -> None:
        """Paint both halves again."""
        self.left.viewport().update()
        self.right.viewport().update()

    def is_writable(self, span: Span) -> bool:
        """Tell whether anything can be written into some cells."""
        return any(self.model.columns[c].typed for c in range(span.left, span.right + 1))

    def stretch(self, index: QModelIndex) -> None:
        """Show what is filled where the square is dragged to."""
        spans = self.spans()
        if index.isValid() and len(spans) == 1:
            self.fill_span = stretched(spans[0], index.row(), index.column())
            self.update_sheets()

    def fill_stretched(self) -> None:
        """Fill what the square was dragged over."""
        whole, self.fill_span = self.fill_span, None
        if whole is not None:
            self.stretched.emit(self.spans()[0], whole)
        self.update_sheets()

    def edit(self, index: QModelIndex) -> None:
        """Open the editor of a cell where it is seen."""
        self.owner(index.column()).scrollTo(index)
        self.owner(index.column()).setFocus()
        self.owner(index.column()).edit(index)

    @property
    def editing(self) -> bool:
        """Whether an editor is open."""
        state = QAbstractItemView.State.EditingState
        return state in (self.left.state(), self.right.state())

    def wheel(self, event: QWheelEvent) -> None:
        """Scroll both halves, wherever the wheel is turned."""
        self.right.native_wheel(event)

    def overrides(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the grid's, though an action listens to it."""
        return self.keys is not None and self.keys.overrides(event)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it meant anything."""
        return self.keys is not None and self.keys.press(event)

    def type(self, event: QKeyEvent | QInputMethodEvent) -> None:
        """Write into the current cell, in the half where it stands, not where the focus is."""
        now = self.current
        if now.isValid():
            self.owner(now.column()).scrollTo(now)
        self.owner(now.column()).native_type(event)

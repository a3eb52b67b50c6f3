"""The list of findings, worked by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from journeymap.analysis.ranking import FIRST
from journeymap.language import tr
from journeymap.ui.panels.findings.painter import FindingPainter
from journeymap.ui.panels.findings.rows import (
    DismissedRow,
    FindingRow,
    FindingRows,
    GroupHeading,
    Index,
    ListedRow,
    MoreRow,
)
from journeymap.workspace.appearance import Appearance

_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_FAR = {Qt.Key.Key_PageDown: FIRST // 2, Qt.Key.Key_PageUp: -FIRST // 2}
_ENDS = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OPENING = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Right)
_OWN = (*_STEPS, *_FAR, *_ENDS, *_DELETE, *_OPENING, Qt.Key.Key_Left, Qt.Key.Key_Escape)


class FindingsList(QListView):
    """Shows findings; ``chosen`` carries the row one is at, ``entered`` says that one goes there.

    ``folded`` carries a group and whether it is to be closed, ``asked`` the place of a menu,
    ``refused`` that a finding is to be dismissed, or taken back, ``copied`` that it is to be copied.
    """

    chosen = Signal(object)
    entered = Signal()
    folded = Signal(str, bool)
    more = Signal(bool)
    asked = Signal(object)
    refused = Signal()
    copied = Signal()
    left = Signal()

    def __init__(self, rows: FindingRows, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(FindingPainter(self, appearance))
        self.setAccessibleName(tr("Findings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAutoScroll(False)  # what one goes to is scrolled to, what one is at anyway is not

    @property
    def current(self) -> ListedRow | None:
        """What one is at."""
        chosen = self.selectionModel().selectedIndexes()
        return self.rows.at(chosen[0]) if chosen else None

    def show_current(self, index: QModelIndex) -> None:
        """Show which row one is at, without going there again; of none, a heading may stay."""
        chooser = self.selectionModel()
        if index.isValid() and not chooser.isSelected(index):
            chooser.setCurrentIndex(index, _CHOOSE)
        elif not index.isValid() and isinstance(self.current, (FindingRow, DismissedRow)):
            chooser.clear()

    def follow(self) -> None:
        """Show the rows there are by now; what one is at stays where it is, or what else is seen."""
        chosen = self.selectionModel().selectedIndexes()
        seen = [
            (key, self.visualRect(index).top())
            for index in sorted(self._seen(), key=lambda index: index not in chosen)
            if (key := self.rows.key_at(index)) is not None
        ]
        self.rows.follow()
        self.executeDelayedItemsLayout()
        for key, top in seen:
            now = self.rows.row_with(key)
            if now.isValid():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(now).top() - top)
                return

    def _seen(self) -> Iterator[QModelIndex]:
        """Yield the rows that are in view, from above."""
        index, below = self.indexAt(QPoint(4, 0)), self.viewport().height()
        while index.isValid() and self.visualRect(index).top() < below:
            yield index
            index = self.rows.index(index.row() + 1)

    def begin(self) -> None:
        """Take the keyboard, and be at the first row where one is at none."""
        self.setFocus()
        if self.current is None:
            self._step(1)

    def stand_on(self, group: str) -> None:
        """Be at the heading of a group that is closed, or at the first row of one that is open."""
        for place in range(self.rows.rowCount()):
            row = self.rows.at(self.rows.index(place))
            if isinstance(row, GroupHeading) and row.group == group:
                if row.open:
                    self.scrollTo(self.rows.index(place))
                else:
                    self.show_current(self.rows.index(place))
                    self.scrollTo(self.rows.index(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._act(index)
        elif not isinstance(self.rows.at(index), (GroupHeading, MoreRow)):
            self._be_at(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging over rows chooses nothing; what can be clicked has a hand."""
        over = self.indexAt(event.position().toPoint()).isValid()
        hand = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(hand if over else Qt.CursorShape.ArrowCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if isinstance(self.rows.at(index), (FindingRow, DismissedRow)):
            self.entered.emit()
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self.asked.emit(self.viewport().mapToGlobal(rect.center()))
        else:
            self.asked.emit(event.globalPos())

    def event(self, event: QEvent) -> bool:
        # These keys are the window's too, but not while a row is meant.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies or (event.key() in _OWN and not event.modifiers()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.current
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _FAR:
            self._step(_FAR[key])
        elif key in _ENDS:
            self._step(_ENDS[key], since=-1 if key == Qt.Key.Key_Home else self.rows.rowCount())
        elif key in _ENTER and isinstance(row, (FindingRow, DismissedRow)):
            self.entered.emit()
        elif key in _OPENING and row is not None:
            if isinstance(row, (GroupHeading, MoreRow)):
                self._act(self.currentIndex())
        elif key == Qt.Key.Key_Left:
            self._close(row)
        elif key in _DELETE and isinstance(row, (FindingRow, DismissedRow)):
            self.refused.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing here; there is a field for that."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _step(self, by: int, since: int | None = None) -> None:
        """Go up or down by rows one can be at, no further than the last of them."""
        chosen = self.selectionModel().selectedIndexes()
        row = since if since is not None else chosen[0].row() if chosen else -1
        to, step = None, 1 if by > 0 else -1
        while by and 0 <= (row := row + step) < self.rows.rowCount():
            if self.rows.flags(self.rows.index(row)) & Qt.ItemFlag.ItemIsSelectable:
                to, by = row, by - step
        if to is not None:
            self._be_at(self.rows.index(to))

    def _be_at(self, index: Index) -> None:
        here = self.rows.index(index.row())
        self.selectionModel().setCurrentIndex(here, _CHOOSE)
        self.scrollTo(here)
        self.chosen.emit(self.rows.at(here))

    def _act(self, index: Index) -> None:
        """Do what a click on a row does."""
        row = self.rows.at(index)
        if isinstance(row, GroupHeading):
            self.folded.emit(row.group, row.open)
        elif isinstance(row, MoreRow):
            self.more.emit(not row.whole)
        elif row is not None:
            self._be_at(index)

    def _close(self, row: ListedRow | None) -> None:
        """Close the group one is in, and be at its heading."""
        if isinstance(row, GroupHeading) or row is None:
            return
        place = self.currentIndex().row()
        above = (self.rows.at(self.rows.index(i)) for i in range(place, -1, -1))
        heading = next((one for one in above if isinstance(one, GroupHeading)), None)
        if heading is not None:
            self.folded.emit(heading.group, True)

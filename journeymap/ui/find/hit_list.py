"""The list of what is found, worked by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from journeymap.language import tr
from journeymap.ui.find.row_painter import TICK
from journeymap.ui.find.rows import FoundRows

_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(QListView):
    """Shows hits; ``chosen`` and ``ticked`` carry the place of one among all."""

    chosen = Signal(int)
    ticked = Signal(int)
    left = Signal()

    def __init__(self, rows: FoundRows, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setAccessibleName(tr("Found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        place = self.rows.place_of(index)
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            boxed = event.position().x() < TICK + 8 and self.ticking
            (self.ticked if boxed else self.chosen).emit(place)

    ticking = False
    """Whether each hit has a box to tick."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging over rows chooses nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.rows.place_of(self.currentIndex())
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _KEYS:
            to = place + _KEYS[Qt.Key(event.key())]
            if self.rows.row_of(to).isValid():
                self.chosen.emit(to)
        elif event.key() in _ENTER and place >= 0:
            self.chosen.emit(place)
        elif event.key() == Qt.Key.Key_Space and place >= 0 and self.ticking:
            self.ticked.emit(place)
        else:
            super().keyPressEvent(event)

    def show_current(self, index: QModelIndex) -> None:
        """Show which hit one is at, without going to it again."""
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, choose)
        if index.isValid():
            self.scrollTo(index)

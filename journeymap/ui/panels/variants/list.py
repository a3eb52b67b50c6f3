"""The list of the ways: a click shows one in the journey, its box chooses it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from journeymap.language import tr
from journeymap.ui.panels.variants.painter import BOX, WayPainter
from journeymap.ui.panels.variants.rows import ROW, VariantRows, WayRow
from journeymap.workspace.appearance import Appearance

_UP_AND_DOWN = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class VariantList(QListView):
    """``picked`` carries the ways that are to be seen, ``turned`` one whose box was clicked."""

    picked = Signal(tuple)
    turned = Signal(object)

    def __init__(self, rows: VariantRows, appearance: Appearance) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(WayPainter(appearance, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Ways that were gone"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (way := self._box_at(event)) is not None:
            self.turned.emit(way)
            return
        super().mousePressEvent(event)
        self._pick()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (way := self._box_at(event)) is not None:
            self.turned.emit(way)  # two quick clicks are two clicks
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _way(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and way is not None:
            self.turned.emit(way)
            return
        super().keyPressEvent(event)
        if event.key() in _UP_AND_DOWN:
            self._pick()

    def _pick(self) -> None:
        rows = sorted(index.row() for index in self.selectedIndexes())
        ways = [_way(self.model().index(row, 0)) for row in rows]
        self.picked.emit(tuple(way for way in ways if way is not None))

    def _box_at(self, event: QMouseEvent) -> WayRow | None:
        """Return the way whose box is under the pointer."""
        index = self.indexAt(event.position().toPoint())
        inside = event.position().x() - self.visualRect(index).left() < BOX + 6
        return _way(index) if inside else None


def _way(index: QModelIndex | QPersistentModelIndex) -> WayRow | None:
    found = index.data(ROW)
    return found if isinstance(found, WayRow) else None

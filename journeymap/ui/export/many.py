"""Several out of a list: a tick for each, and one above them for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.export.fields import paint_tick

Entries = Sequence[tuple[str, str]]
"""What there is to choose from: ids, and what they are called."""

_ROW, _ROWS = 26, 6
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SOME = Qt.CheckState.PartiallyChecked
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ID = Qt.ItemDataRole.UserRole


class Many(QListWidget):
    """Begins with everything chosen; a click anywhere on a row, or Space, changes its tick."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, entries: Entries) -> None:
        super().__init__()
        self._filling = True
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(theme, self))
        for id, words in (("", tr("All")), *entries):
            item = QListWidgetItem(words)
            item.setData(_ID, id)
            item.setCheckState(_ON)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setSizeHint(QSize(60, _ROW))
            self.addItem(item)
        self.setFixedHeight(_ROW * min(_ROWS, self.count()) + 10)
        self.itemChanged.connect(self._follow)
        self.itemClicked.connect(_turn)
        self._filling = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the list."""
        return tuple(item.data(_ID) for item in self._entries() if item.checkState() == _ON)

    @property
    def all(self) -> bool:
        """Whether everything is chosen."""
        return self.item(0).checkState() == _ON

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentItem() is not None:
            _turn(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _entries(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(1, self.count())]

    def _follow(self, item: QListWidgetItem) -> None:
        """Let the rest follow the tick for all, and that one the others."""
        if self._filling:
            return
        self._filling = True
        entries, head = self._entries(), self.item(0)
        if item is head:
            for one in entries:
                one.setCheckState(head.checkState())
        else:
            on = [one.checkState() == _ON for one in entries]
            head.setCheckState(_ON if all(on) else _SOME if any(on) else _OFF)
        self._filling = False
        self.changed.emit()


class _Line(QStyledItemDelegate):
    """Paints a row with its tick; the one for all stands a little out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect, theme = option.rect, self._theme
        if option.state & _SELECTED and option.state & _FOCUSED:
            painter.fillRect(rect, QColor(theme.accent_tint))
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        top = rect.y() + (rect.height() - 16) // 2
        paint_tick(painter, theme, rect.x() + 4, top, state == _ON)
        if state == _SOME:
            painter.fillRect(rect.x() + 8, top + 7, 8, 2, QColor(theme.accent))
        painter.setPen(QColor(theme.ink if index.data(_ID) else theme.ink_soft))
        room = rect.adjusted(30, 0, -4, 0)
        words = option.fontMetrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, words)


def _turn(item: QListWidgetItem) -> None:
    item.setCheckState(_OFF if item.checkState() == _ON else _ON)

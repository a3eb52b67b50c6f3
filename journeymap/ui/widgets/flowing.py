"""Widgets beside one another in as many lines as they take."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets out as words are: the last takes what is left of its line."""

    def __init__(self, parent: QWidget, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def put_before_last(self, widget: QWidget) -> None:
        """Add a widget before the last one."""
        self.addWidget(widget)
        self._items[-2:] = self._items[:-3:-1]
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), False)

    def minimumSize(self) -> QSize:
        return QSize(60, self._place(QRect(0, 0, 10_000, 0), False))

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, True)

    def _place(self, rect: QRect, moving: bool) -> int:
        """Put all in their places, or only find out how high that is."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, high = inner.left(), inner.top(), 0
        shown = [item for item in self._items if not item.isEmpty()]  # hidden ones take no room
        for item in shown:
            size = item.sizeHint()
            wide = min(size.width(), inner.width())
            if x > inner.left() and x + wide > inner.left() + inner.width():
                x, y, high = inner.left(), y + high + self._gap, 0
            if item is shown[-1]:
                wide = max(wide, inner.left() + inner.width() - x)
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, size.height())))
            x, high = x + wide + self._gap, max(high, size.height())
        return y + high - rect.top() + margins.bottom()

"""A list that opens under what was clicked, searched by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.matching import Wanted, folded

_VALUE = int(Qt.ItemDataRole.UserRole)
_TALLEST, _WIDE, _ROW = 380, 300, 30
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Pick(NamedTuple):
    """Something to choose; one without a value is the heading over others."""

    label: str
    value: Any = None
    note: str = ""


class PickList(QFrame):
    """``picked`` carries the value chosen; ``made`` what was typed where ``new`` offers to make it."""

    picked = Signal(object)
    made = Signal(str)

    def __init__(
        self, parent: QWidget, theme: Theme, picks: Sequence[Pick], chosen: Any, *, new: str = ""
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._picks, self._new = picks, new
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(_sheet(theme))
        self.setObjectName("picks")
        self.words, self.list = QLineEdit(), QListWidget()
        self.words.setPlaceholderText(tr("Search, or type a new one") if new else tr("Search"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.list.setAccessibleName(tr("Choices"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.words.textChanged.connect(self._fill)
        self.words.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.words)
        column.addWidget(self.list)
        self._fill("", chosen)

    @property
    def offered(self) -> list[str]:
        """What is offered now, without headings."""
        items = (self.list.item(i) for i in range(self.list.count()))
        return [item.text() for item in items if item.flags() & Qt.ItemFlag.ItemIsSelectable]

    def open_at(self, below: QPoint, above: int) -> None:
        """Open under a point of the screen, or over it by so much where there is no room below."""
        room = self.screen().availableGeometry()
        rows = min(_TALLEST, 66 + sum(self._height(i) for i in range(self.list.count())))
        wide = max(_WIDE, min(460, self.list.sizeHintForColumn(0) + 48))
        self.setFixedSize(wide, rows)
        y = below.y() if below.y() + rows <= room.bottom() else below.y() - above - rows
        x = max(room.left(), min(below.x(), room.right() - wide))
        self.move(x, max(room.top(), y))
        self.show()
        self.words.setFocus()
        if self.list.currentItem():
            self.list.scrollToItem(self.list.currentItem())

    def _height(self, row: int) -> int:
        return max(_ROW, self.list.sizeHintForRow(row))

    def _fill(self, words: str, chosen: Any = None) -> None:
        """Offer what has the words in it, and to make it new where nothing is just that."""
        self.list.clear()
        wanted, heading = Wanted(words) if words.strip() else None, ""
        for label, value, note in self._picks:
            if value is None:
                heading = label
                continue
            if wanted and not wanted.spans(folded(f"{label} {note}")):
                continue
            if heading and not wanted:
                self._add_heading(heading)
            heading = "" if not wanted else heading
            item = self._add(label, value, note)
            if value == chosen or (self.list.currentRow() < 0 and wanted):
                self.list.setCurrentItem(item)
        exact = {label.casefold() for label, value, _ in self._picks if value is not None}
        if self._new and words.strip() and words.strip().casefold() not in exact:
            item = self._add(f"{self._new}: {words.strip()}", (self, words.strip()), "")
            if self.list.currentRow() < 0:
                self.list.setCurrentItem(item)

    def _add(self, label: str, value: Any, note: str) -> QListWidgetItem:
        item = QListWidgetItem(f"{label}  ·  {note}" if note else label)
        item.setData(_VALUE, (value,))
        item.setToolTip(item.text())
        self.list.addItem(item)
        return item

    def _add_heading(self, label: str) -> None:
        item = QListWidgetItem(label.upper())
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        face = item.font()
        face.setPointSizeF(face.pointSizeF() * 0.85)
        face.setBold(True)
        item.setFont(face)
        self.list.addItem(item)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsSelectable:
            return
        (value,) = item.data(_VALUE)
        self.close()
        if isinstance(value, tuple) and value and value[0] is self:
            self.made.emit(value[1])
        else:
            self.picked.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.list.currentItem())
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Go on to what can be chosen, past headings."""
        row, last = self.list.currentRow(), self.list.count() - 1
        way = 1 if by > 0 else -1
        there = max(0, min(last, row + by))
        while 0 <= there <= last:
            if self.list.item(there).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.list.setCurrentRow(there)
                return
            there += way


def _sheet(theme: Theme) -> str:
    return f"""
#picks {{ background: {theme.lane}; border: 1px solid {theme.divider}; border-radius: 8px; }}
QListWidget {{ background: {theme.lane}; border: none; }}
QListWidget::item {{ padding: 5px 8px; border-radius: 5px; }}
QListWidget::item:hover {{ background: {theme.pill}; }}
QListWidget::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}
QListWidget::item:disabled {{ color: {theme.ink_soft}; background: transparent; }}
"""

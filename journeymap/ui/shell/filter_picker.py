"""What a filter may ask for, found by typing: kinds and values that the journey has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.shell.palette import ENTRY, ROW, PaletteRow
from journeymap.ui.shell.search import PaletteEntry, found
from journeymap.ui.widgets.style import dress
from journeymap.view.conditions import Condition, offers, with_condition
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace

_WIDE, _ROWS = 380, 10


def _sheet(theme: Theme) -> str:
    return (
        f"#filterPicker {{ background: {theme.lane}; border: 1px solid {theme.divider};"
        f" border-radius: 10px; }}"
        f"#filterPicker QLineEdit {{ border: none; padding: 6px 8px; }}"
    )


class FilterPicker(QFrame):
    """A field under a button, and below it the conditions that answer to what is typed."""

    def __init__(self, workspace: Workspace, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._back: QWidget | None = None
        self.setObjectName("filterPicker")
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Persona, lane, owner, tag, friction…"))
        self.field.setAccessibleName(tr("Find a condition"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Conditions"))
        self.list.setItemDelegate(PaletteRow(appearance, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.addWidget(self.field)
        box.addWidget(self.list)
        dress(self, appearance, _sheet)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.hide()

    def open(self, under: QWidget) -> None:
        """Show what there is to ask for under a button, which gets the keyboard back."""
        self._back = under
        self.field.clear()
        self._fill("")
        self.setFixedWidth(min(_WIDE, self._window.width() - 20))
        at = under.mapTo(self._window, under.rect().bottomLeft())
        self.move(max(8, min(at.x(), self._window.width() - self.width() - 8)), at.y() + 4)
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._leave(False)
        elif event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key reaches the map behind
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        row, last = self.list.currentRow(), self.list.count() - 1
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave(True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.list.currentItem():
                    self._take(self.list.currentItem())
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self.list.setCurrentRow(row + 1 if row < last else 0)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.list.setCurrentRow(row - 1 if row > 0 else last)
            case Qt.Key.Key_PageDown:
                self.list.setCurrentRow(min(row + _ROWS - 1, last))
            case Qt.Key.Key_PageUp:
                self.list.setCurrentRow(max(row - _ROWS + 1, 0))
            case _:
                return False
        return True

    def _entries(self) -> Sequence[PaletteEntry]:
        workspace = self._workspace
        wanted = workspace.look.filter
        return [
            PaletteEntry(one.words, label, partial(self._ask, one), also=f"{label} {one.words}")
            for label, one in offers(workspace.view.snapshot, workspace.journey, wanted)
        ]

    def _ask(self, one: Condition) -> None:
        wanted = self._workspace.look.filter
        self._workspace.change_look(filter=with_condition(wanted, one))

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for entry in found(list(self._entries()), typed):
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            item.setSizeHint(QSize(100, ROW))
            self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Nothing found"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(100, ROW))
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        rows = max(1, min(self.list.count(), _ROWS))
        self.list.setFixedHeight(rows * ROW + 2)
        self.adjustSize()

    def _take(self, item: QListWidgetItem) -> None:
        entry = item.data(ENTRY)
        if isinstance(entry, PaletteEntry):
            self._leave(True)
            entry.run()

    def _leave(self, back: bool) -> None:
        self.hide()
        if back and self._back is not None:
            self._back.setFocus()

"""The rows of the library, worked by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from journeymap.language import tr
from journeymap.ui.views.library.model import KIND, USED, WHAT, WHERE, Index, LibraryModel
from journeymap.ui.views.library.painter import LibraryPainter
from journeymap.ui.widgets.choices import chevron
from journeymap.workspace.appearance import Appearance

_FLAG = QItemSelectionModel.SelectionFlag
_KEYS = Qt.Key
_ENTER = (_KEYS.Key_Return, _KEYS.Key_Enter)
_MOVES = (
    *_ENTER,
    _KEYS.Key_Up,
    _KEYS.Key_Down,
    _KEYS.Key_Left,
    _KEYS.Key_Right,
    _KEYS.Key_Home,
    _KEYS.Key_End,
    _KEYS.Key_PageUp,
    _KEYS.Key_PageDown,
    _KEYS.Key_Tab,
    _KEYS.Key_Backtab,
    _KEYS.Key_Escape,
    _KEYS.Key_Backspace,
    _KEYS.Key_Delete,
)
"""The keys that mean here what they mean in a list, and not what they do on the map."""

_SHARES = {KIND: 0.17, WHERE: 0.27, USED: 0.2}
"""How much of the width the columns behind the first take."""

_LEAST = 110


class LibraryTree(QTreeView):
    """Lists entries; ``opened`` carries a row whose record is to be shown on its map.

    ``typed`` carries letters, which are looked for; ``erased`` says that one is to be taken away,
    ``removed`` that what is selected is to be, ``left`` that Esc was pressed, ``above`` that one
    goes up from the first row.
    """

    opened = Signal(object)
    typed = Signal(str)
    erased = Signal()
    removed = Signal()
    left = Signal()
    above = Signal()
    context = Signal(QPoint)

    def __init__(self, model: LibraryModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.library, self._appearance = model, appearance
        self._resized = False
        self.painter = LibraryPainter(appearance, self)
        self.setModel(model)
        self.setItemDelegate(self.painter)
        self.setObjectName("library-rows")
        self.setAccessibleName(tr("Library"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.context.emit(self.viewport().mapToGlobal(at))
        )
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)

    def choose(self, ids: tuple[str, ...]) -> None:
        """Select the rows of records, without their places."""
        found = [at for id in ids if (at := self.library.index_of(id)).isValid()]
        rows = QItemSelection()
        for at in found:
            rows.select(at, at.siblingAtColumn(USED))
        chooser = self.selectionModel()
        if found:
            chooser.setCurrentIndex(found[-1], _FLAG.NoUpdate)
        chooser.select(rows, _FLAG.ClearAndSelect)

    def stand(self, row: int) -> None:
        """Select a row alone and bring it into view."""
        at = self.library.index(row, 0)
        if at.isValid():
            self.setCurrentIndex(at)
            self.scrollTo(at)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the records of the selected rows, that of the current one last."""
        current = self.currentIndex().siblingAtColumn(0)
        rows = self.selectionModel().selectedRows()
        rows.sort(key=lambda row: row == current)
        return tuple(dict.fromkeys(filter(None, map(self.library.id, rows))))

    def zoom_to(self, zoom: float) -> None:
        """Show rows and letters so large."""
        self.painter.zoom = zoom
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        self.painter.ground(painter, rect, self.selectionModel().isSelected(index))
        if self.library.rowCount(index):
            x = float(rect.right()) - self.indentation() / 2
            ink = self._appearance.theme.ink_soft
            chevron(painter, x, rect.center().y(), ink, self.isExpanded(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if plain and (event.key() in _MOVES or event.text().strip()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, letters = event.key(), event.text()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if key == _KEYS.Key_Escape:
            self.left.emit()
        elif key in _ENTER:
            self.opened.emit(self.currentIndex())
        elif key == _KEYS.Key_Down and not self.selectionModel().hasSelection():
            # The current row may be one that nobody has chosen yet.
            now = self.currentIndex()
            self.setCurrentIndex(QModelIndex())
            self.setCurrentIndex(now if now.isValid() else self.library.index(0, 0))
        elif key == _KEYS.Key_Up and self._at_top():
            self.above.emit()
        elif key == _KEYS.Key_Backspace:
            self.erased.emit()
        elif key == _KEYS.Key_Delete:
            self.removed.emit()
        elif letters.strip() and letters.isprintable() and not held:
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)

    def _at_top(self) -> bool:
        now = self.currentIndex()
        return not now.isValid() or (not now.parent().isValid() and now.row() == 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        for column, share in _SHARES.items():
            self.header().resizeSection(column, max(_LEAST, round(wide * share)))

"""The fields one writes in: letters, several lines, or a choice that may be typed as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.ui.views.table.grid import TableGrid

Index = QModelIndex | QPersistentModelIndex
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditors(QStyledItemDelegate):
    """Makes the field of a cell and hands on what was written in it.

    ``choices`` returns what there is to choose from in a column, ``begun`` what a field begins
    with, ``write`` takes a text for the current cell, ``write_all`` for all that are selected,
    and ``go`` a way to go on to.
    """

    def __init__(
        self,
        grid: TableGrid,
        *,
        choices: Callable[[int], Sequence[str]],
        begun: Callable[[Index], str],
        write: Callable[[str], None],
        write_all: Callable[[str], None],
        go: Callable[[str], None],
    ) -> None:
        super().__init__(grid)
        self._grid, self._choices, self._begun = grid, choices, begun
        self._write, self._write_all, self._go = write, write_all, go
        self.field: QWidget | None = None
        self._before = ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._grid.model.columns[index.column()]
        words = self._choices(index.column())
        field: QWidget
        if words:
            field = QComboBox(parent)
            field.setEditable(True)
            field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field.setMaxVisibleItems(16)
            field.addItems(list(words))
            field.activated.connect(lambda _=0: self.finish())
        elif column.kind == "text" and column.spec.lines > 1:
            field = QPlainTextEdit(parent)
            field.setTabChangesFocus(True)
        else:
            field = QLineEdit(parent)
        field.setObjectName("cell-field")
        field.setAccessibleName(column.heading)
        made = self._grid.cells.letters()
        field.setFont(made)
        field.setStyleSheet(self._sheet())
        self.field = field
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = self._begun(index)
        self._before = self._grid.model.content(index.row(), index.column()).text
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(-1)
            editor.setEditText(text)
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = _written(editor)
        if text != self._before or self._grid.model.refusal(index.row(), index.column()):
            self._write(text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        sheet = self._grid.owner(index.column())
        place = sheet.place(index.row(), index.column())
        if isinstance(editor, QPlainTextEdit):
            view = sheet.viewport().rect()
            high = max(place.height(), round(110 * self._grid.zoom))
            wide = max(place.width(), round(240 * self._grid.zoom))
            place = QRect(place.left(), place.top(), wide, high)
            place.moveBottom(min(place.bottom(), view.bottom()))
            place.moveRight(min(place.right(), max(view.right(), place.left() + 80)))
        editor.setGeometry(place)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.field = None
        super().destroyEditor(editor, index)

    def finish(self) -> None:
        """Keep what is being written and close the field."""
        field, self.field = self.field, None
        if field is not None:  # only once: a list that is chosen from tells of Enter, too
            self.commitData.emit(field)
            self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = self.field
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and field:
            way = self._way(field, event)
            if way == "all":
                text = _written(field)
                self.field = None
                self.closeEditor.emit(field, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self._write_all(text)
                return True
            if way == "line" and isinstance(field, QPlainTextEdit):
                field.insertPlainText("\n")
                return True
            if way:
                self.finish()
                self._go(way)
                return True
            if event.key() == Qt.Key.Key_Escape and not _lists(field):
                self.field = None  # a list says what was chosen when it loses the keyboard, too
        return super().eventFilter(watched, event)

    @staticmethod
    def _way(field: QWidget, event: QKeyEvent) -> str:
        """Return where a key goes on to when it ends the writing, blank for all others."""
        held, key = event.modifiers(), event.key()
        if _lists(field):
            return ""
        if key in _ENTER:
            if held & _CONTROL:
                return "all"
            if isinstance(field, QPlainTextEdit) and held & (_SHIFT | _ALT):
                return "line"
            return "up" if held & _SHIFT else "down"
        if key == Qt.Key.Key_Tab and not held & _CONTROL:
            return "right"
        if key == Qt.Key.Key_Backtab and not held & _CONTROL:
            return "left"
        return ""

    def _sheet(self) -> str:
        theme = self._grid.theme
        pad = max(0, self._grid.cells.pad - 4)
        return (
            f"QLineEdit, QPlainTextEdit, QComboBox {{ border: 2px solid {theme.selection};"
            f" border-radius: 0; background: {theme.lane}; color: {theme.ink};"
            f" padding: 0 {pad}px; }}"
            f"QComboBox QLineEdit {{ border: none; padding: 0; }}"
            f"QComboBox::drop-down {{ border: none; width: 20px; }}"
        )


def _written(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


def _lists(field: QWidget) -> bool:
    """Tell whether a field shows a list just now, to which the keys go."""
    return isinstance(field, QComboBox) and field.view().isVisible()

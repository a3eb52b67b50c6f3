"""Writing over the rows of a list or a tree: kept at every pause, given back by Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journeymap.model.change import Change
from journeymap.workspace.draft import UndoStep
from journeymap.workspace.pause import Pause
from journeymap.workspace.workspace import Workspace

Index = QModelIndex | QPersistentModelIndex
Rewrite = Callable[[str], Change | None]
"""What makes a change of what was typed over a row."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_MORE = QAbstractItemDelegate.EndEditHint.NoHint


class Rewriting(QObject):
    """One visit of the field of a row, which is one step to undo."""

    def __init__(
        self, workspace: Workspace, field: QLineEdit | QPlainTextEdit, rewrite: Rewrite
    ) -> None:
        super().__init__(field)
        self.field, self._rewrite = field, rewrite
        self._step = UndoStep(workspace)
        self._refused: str | None = None
        self._pause = Pause(workspace, self.keep, self)
        field.textChanged.connect(self._pause.typed)

    @property
    def text(self) -> str:
        """What stands in the field; what an input method still composes does not."""
        field = self.field
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    @property
    def refused(self) -> bool:
        """Whether just this could not be kept."""
        return self._refused == self.text

    def keep(self) -> bool:
        """Keep what is written so far; return whether nothing is left to be kept."""
        done = self._step.keep(self._rewrite(self.text))
        self._refused = None if done else self.text
        self._pause.rest() if done else self._pause.tried()
        return done

    def give_back(self) -> None:
        """Give back what was there before."""
        self._step.give_back()
        self._pause.rest()


class Rewritten(QStyledItemDelegate):
    """Lets rows be written over; ``begin`` tells what the words typed over a row change.

    The view must leave its rows alone meanwhile: the field belongs to the row.
    """

    def __init__(
        self, parent: QObject, workspace: Workspace, begin: Callable[[Index], Rewrite]
    ) -> None:
        super().__init__(parent)
        self._workspace, self._begin = workspace, begin
        self.rewriting: Rewriting | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.rewriting = None
        return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Only once: news of the row must neither move the caret nor tear a word.
        if self.rewriting is None or self.rewriting.field is not editor:
            self.fill(editor, index)
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                self.rewriting = Rewriting(self._workspace, editor, self._begin(index))

    def fill(self, editor: QWidget, index: Index) -> None:
        """Put what the row says into the field."""
        super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if self.rewriting is not None:
            self.rewriting.keep()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        rewriting = self.rewriting
        if rewriting is None or rewriting.field is not editor:
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut and rewriting.refused:
            return False  # the words the disk refuses stay where they are
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                rewriting.give_back()
            elif event.key() in _ENTER and not event.modifiers() & _SHIFT:
                if rewriting.keep():
                    self.commitData.emit(rewriting.field)
                    self.closeEditor.emit(rewriting.field, _NO_MORE)
                return True
        return super().eventFilter(editor, event)

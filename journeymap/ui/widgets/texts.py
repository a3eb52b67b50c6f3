"""The editor of texts: grows with what is typed, wraps, and keeps it at every pause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.ui.widgets.bold import embolden
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.suggestions import Suggestions
from journeymap.workspace.pause import Pause

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TextField(QPlainTextEdit):
    """A text of one or more lines; ``write`` hears it on leaving and after a pause.

    ``write`` returns whether the text was fit to be kept.
    """

    marks = False
    """Whether words in it may be made bold."""

    def __init__(
        self,
        field_editor: FieldEditor,
        write: Callable[[str], bool],
        *,
        lines: int = 1,
        look: str = "",
    ) -> None:
        super().__init__()
        self._field_editor, self._write, self._lines = field_editor, write, lines
        self._least = 1 if look else min(lines, 3)
        self._known = ""
        self._hint = ""
        self._suggestions: Suggestions | None = None
        self._inner = self.height()
        self.setProperty("look", look)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self._pause = Pause(field_editor.workspace, self.flush, self)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    @property
    def typing(self) -> bool:
        """Whether there is something typed that is not kept yet."""
        return self._pause.isActive()

    def suggest(self, offers: Callable[[], Iterable[str]]) -> None:
        """Offer words while one types, which ``offers`` gives when it is asked."""
        self._suggestions = Suggestions(self, self._field_editor, offers)
        self._suggestions.chosen.connect(self._choose)

    def _choose(self, words: str) -> None:
        self.selectAll()
        self.insertPlainText(words)
        self.flush()

    def hint(self, text: str) -> None:
        """Say what belongs here while it is empty."""
        self._hint = text
        self._show_hint(text)

    def _show_hint(self, text: str) -> None:
        if text != self.placeholderText():
            self.setPlaceholderText(text)
            # By itself Qt paints another one only when there was none.
            self.viewport().update()

    def present(self, value: str, several: bool = False) -> None:
        """Show a value of the document, unless another is being typed; the caret stays."""
        self._show_hint(tr("several") if several else self._hint)
        known = "" if several else value
        if self.typing or known == self._known:
            return
        self._known = known
        if known != self.toPlainText():
            at = self.textCursor().position()
            self.setPlainText(known)
            caret = self.textCursor()
            caret.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(caret)

    def point(self, spans: Sequence[tuple[int, int]], theme: Theme) -> None:
        """Mark some places of the text, those marked before no longer."""
        marks, text = [], self.toPlainText()
        for start, end in spans:
            mark = QTextEdit.ExtraSelection()
            caret = self.textCursor()
            caret.setPosition(_units(text[:start]))
            caret.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = caret
            mark.format.setBackground(QColor(theme.accent_tint))
            mark.format.setForeground(QColor(theme.accent_ink))
            mark.format.setFontWeight(QFont.Weight.Bold)
            marks.append(mark)
        self.setExtraSelections(marks)

    def flush(self) -> None:
        """Commit the text typed without waiting for the pause."""
        self._pause.stop()
        typed = self.toPlainText()
        if typed == self._known:
            self._pause.rest()
            return
        if self._write(typed):
            self._known = typed
        self._pause.tried()

    def _typed(self) -> None:
        if self.extraSelections():
            self.setExtraSelections([])
        if self._suggestions and self.hasFocus() and self.toPlainText() != self._known:
            self._suggestions.offer(self.toPlainText())
        if self.toPlainText() != self._known:
            self._pause.typed()
        else:
            self._pause.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or self._ends(event):
            self.flush()
            self._field_editor.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.flush()
            self._field_editor.workspace.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._field_editor.workspace.redo()
        elif self.marks and event.matches(QKeySequence.StandardKey.Bold):
            embolden(self)
        elif event.key() in _ENTER and self._lines == 1 and not event.modifiers() & _SHIFT:
            self.flush()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or event.matches(QKeySequence.StandardKey.Redo):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # To be told it by viewport(), Python would load every class of widgets there is.
        self._inner = event.size().height()
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _ends(self, event: QKeyEvent) -> bool:
        return event.key() in _ENTER and bool(event.modifiers() & _CONTROL)

    def _grow(self, size: QSizeF | None = None) -> None:
        rows = max(self.document().size().height(), float(self._least))
        margins = self.contentsMargins()
        frame = self.height() - self._inner if self.isVisible() else 0
        frame = max(frame, margins.top() + margins.bottom())
        high = ceil(rows * self.fontMetrics().lineSpacing()) + 5 + frame
        if high != self.height():
            self.setFixedHeight(high)


def _units(text: str) -> int:
    """Return how many letters Qt counts: those beyond the first 65,536 as two."""
    return len(text.encode("utf-16-le")) // 2

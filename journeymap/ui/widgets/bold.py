"""Bold words in a field of plain text: stars around what is selected."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from journeymap.drawing.marked import toggled


def embolden(field: QPlainTextEdit) -> None:
    """Make what is selected bold, or no longer; it stays selected."""
    cursor = field.textCursor()
    ends = cursor.selectionStart(), cursor.selectionEnd()
    text, start, end = toggled(field.toPlainText(), *ends)
    if text != field.toPlainText():
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

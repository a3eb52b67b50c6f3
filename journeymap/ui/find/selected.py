"""What is selected in the field one comes from, which is what one wants to find."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

_LONGEST = 80
"""In letters: more is a passage and no words to look for."""


def selected_words() -> str:
    """Return the words selected in the field that has the keyboard; "" where that are none."""
    field = QApplication.focusWidget()
    words = ""
    if isinstance(field, QLineEdit):
        words = field.selectedText()
    elif isinstance(field, QPlainTextEdit):
        words = field.textCursor().selectedText()
    return words if 0 < len(words) <= _LONGEST and "\u2029" not in words else ""

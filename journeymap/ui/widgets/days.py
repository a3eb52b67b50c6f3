"""The editor of days: kept one way, shown and typed as the language of the person writes them."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent

from journeymap.dates import day, understood, written
from journeymap.ui.widgets.choices import Write
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField


class Day(TextField):
    """A day; while somebody types it, it stays as it was typed."""

    def __init__(self, field_editor: FieldEditor, write: Write, *, look: str = "") -> None:
        super().__init__(field_editor, lambda typed: write(understood(typed)), look=look)
        self._shown = ("", False)

    def present(self, value: str, several: bool = False) -> None:
        """Show a day of the document, unless it is being typed."""
        self._shown = (value, several)
        if not self.hasFocus() or understood(self.toPlainText()) != value:
            super().present(written(value), several)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.present(*self._shown)


class ExactDay(Day):
    """A day that is reckoned with: what is none is not kept, and gone when the field is left."""

    def __init__(self, field_editor: FieldEditor, write: Write) -> None:
        super().__init__(field_editor, lambda said: _is_exact(said) and write(said))


def _is_exact(said: str) -> bool:
    return not said or day(said) is not None

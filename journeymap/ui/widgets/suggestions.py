"""What was said before in fields of the same meaning, offered while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QWidget
from shiboken6 import isValid

from journeymap.drawing.theme import Theme
from journeymap.language import tr
from journeymap.model.matching import Wanted, folded
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.style import dress

_MOST, _ROW = 8, 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GONE = (QEvent.Type.FocusOut, QEvent.Type.Hide)


def _sheet(theme: Theme) -> str:
    return (
        f"QListWidget {{ background: {theme.lane}; border: 1px solid {theme.divider};"
        f" border-radius: 6px; padding: 2px; color: {theme.ink}; }}"
        f"QListWidget::item {{ padding: 3px 6px; border-radius: 4px; }}"
        f"QListWidget::item:hover {{ background: {theme.pill}; }}"
        f"QListWidget::item:selected {{ background: {theme.accent_tint}; color: {theme.ink}; }}"
    )


class Suggestions(QObject):
    """Offers words in a list under a field; ``offers`` is asked when somebody types.

    The field keeps the keyboard: Down and Up choose in the list, Enter or Tab takes, Esc ends.
    """

    chosen = Signal(str)

    def __init__(
        self, field: QWidget, field_editor: FieldEditor, offers: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(field)
        self._field, self._field_editor, self._offers = field, field_editor, offers
        self._list: QListWidget | None = None
        field.installEventFilter(self)

    def words(self) -> list[str]:
        """Return all there is to offer."""
        return list(self._offers())

    @property
    def offered(self) -> list[str]:
        """What is offered now, from above to below."""
        shown = self._list
        if shown is None or not isValid(shown) or not shown.isVisible():
            return []
        return [shown.item(row).text() for row in range(shown.count())]

    def offer(self, typed: str) -> None:
        """Offer what has in it what is typed so far, if that is something else."""
        wanted = Wanted(typed, phrase=True) if typed.strip() else Wanted("")
        ranked = [
            (spans[0][0] > 0, word)
            for word in self.words()
            if (spans := wanted.spans(folded(word)))
        ]
        fits = [word for _, word in sorted(ranked, key=lambda pair: pair[0])][:_MOST]
        if fits and [word.casefold() for word in fits] != [typed.strip().casefold()]:
            self._show(fits)
        else:
            self.withdraw()

    def withdraw(self) -> None:
        """Offer nothing for now."""
        if self._list is not None and isValid(self._list):
            self._list.hide()

    def _show(self, words: list[str]) -> None:
        shown = self._made()
        shown.clear()
        shown.addItems(words)
        field, window = self._field, self._field.window()
        shown.setFixedSize(max(field.width(), 140), len(words) * _ROW + 8)
        below = field.mapTo(window, QPoint(0, field.height() + 2))
        if below.y() + shown.height() > window.height():
            below = field.mapTo(window, QPoint(0, -2 - shown.height()))
        shown.move(min(below.x(), window.width() - shown.width() - 4), below.y())
        shown.show()
        if window.isVisible():
            shown.raise_()

    def _made(self) -> QListWidget:
        if self._list is None or not isValid(self._list):
            made = self._list = QListWidget(self._field.window())
            made.setAccessibleName(tr("Suggestions"))
            made.setFrameShape(QFrame.Shape.NoFrame)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            dress(made, self._field_editor.appearance, _sheet)
            made.itemClicked.connect(lambda item: self._take(item.text()))
        return self._list

    def _take(self, word: str) -> None:
        self.withdraw()
        self.chosen.emit(word)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _GONE:
            self.withdraw()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return bool(self.offered) and self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        shown, key = self._made(), event.key()
        row, last = shown.currentRow(), shown.count() - 1
        if key == Qt.Key.Key_Down:
            shown.setCurrentRow(row + 1 if row < last else 0)
        elif key == Qt.Key.Key_Up:
            shown.setCurrentRow(row - 1 if row > 0 else last)
        elif key == Qt.Key.Key_Escape:
            self.withdraw()
        elif key in (*_ENTER, Qt.Key.Key_Tab) and row >= 0:
            self._take(shown.item(row).text())
        else:
            return False
        return True

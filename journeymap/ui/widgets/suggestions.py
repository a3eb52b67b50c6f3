"""What was said before in fields of the same meaning, offered while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

_MOST = 8


class Suggestions(QCompleter):
    """Offers words in a list under a field; ``offers`` is asked when somebody begins to type."""

    def __init__(
        self, field: QLineEdit | QPlainTextEdit, offers: Callable[[], Iterable[str]]
    ) -> None:
        super().__init__(field)
        self._offers = offers
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setWidget(field)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_MOST)

    def words(self) -> list[str]:
        """Return all there is to offer."""
        return list(self._offers())

    def offer(self, typed: str) -> None:
        """Offer what has in it what is typed so far, if that is something else."""
        words = self.words()
        if words != self._words.stringList():
            self._words.setStringList(words)
        self.setCompletionPrefix(typed.strip())
        fits = self.completionCount()
        only = fits == 1 and self.currentCompletion().casefold() == typed.strip().casefold()
        if typed.strip() and fits and not only:
            self.complete()
        else:
            self.withdraw()

    def withdraw(self) -> None:
        """Offer nothing for now."""
        if self.popup().isVisible():
            self.popup().hide()

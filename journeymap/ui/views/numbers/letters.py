"""Keys of the map that mean the same on another page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journeymap.ui.window_host import WindowHost

_HELD = ~Qt.KeyboardModifier.KeypadModifier


class LettersOfMap(QObject):
    """Lets a widget hear the keys of some actions which otherwise only the map hears.

    They are looked for when a key is struck, so that keys of one's own count, too.
    """

    def __init__(self, host: WindowHost, widget: QWidget, names: Sequence[str]) -> None:
        super().__init__(widget)
        self._host, self._names = host, frozenset(names)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        action = self._meant(event)
        if action is None:
            return False
        if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            action.trigger()
        event.accept()
        return True

    def _meant(self, event: QKeyEvent) -> QAction | None:
        struck = QKeySequence(QKeyCombination(event.modifiers() & _HELD, Qt.Key(event.key())))
        heard = (one for one in self._host.page_widget.actions() if one.objectName() in self._names)
        return next((one for one in heard if struck in one.shortcuts()), None)

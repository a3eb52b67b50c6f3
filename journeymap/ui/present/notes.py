"""The speaker's notes of a frame: written at any time, kept in the file at every pause."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from journeymap.language import tr
from journeymap.ui.present.show import SlideShow
from journeymap.workspace.pause import Pause

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class Notes(QPlainTextEdit):
    """Follows the slide; a visit of the field is one step to undo. ``left`` when Esc leaves it."""

    left = Signal()

    def __init__(self, show: SlideShow) -> None:
        super().__init__()
        self._show = show
        self._frame, self._known, self._joined = "", "", False
        self._keeping = False
        self._pause = Pause(show.workspace, self.flush, self)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(tr("What to say here"))
        self.setAccessibleName(tr("Speaker’s notes"))
        show.turned.connect(self.follow)
        show.changed.connect(self.follow)
        self.textChanged.connect(self._typed)
        self.follow()

    def follow(self, *_: object) -> None:
        """Show the notes of the slide that is shown; what is being typed is kept first."""
        if self._keeping:
            self._frame = self._shown
            return
        if self._shown != self._frame:
            self.flush()
            self._frame, self._joined = self._shown, False
        elif self._pause.isActive():
            return
        slide = self._show.slide
        self._known = slide.notes if slide else ""
        self.setEnabled(slide is not None)
        if self._known != self.toPlainText():
            self.setPlainText(self._known)

    def flush(self) -> None:
        """Commit the notes typed, as the frame or the show ends."""
        self._pause.stop()
        typed = self.toPlainText()
        if typed == self._known or not self._frame:
            self._pause.rest()
            return
        self._keeping = True
        try:
            if self._show.set(self._frame, notes=typed, join=self._joined):
                self._known, self._joined = typed, True
                # A frame that made itself is kept from now on, under an id of its own.
                self._show.settle()
        finally:
            self._keeping = False
        self._pause.tried()

    @property
    def _shown(self) -> str:
        slide = self._show.slide
        return slide.frame.id if slide else ""

    def _typed(self) -> None:
        if self.toPlainText() != self._known:
            self._pause.typed()
        else:
            self._pause.rest()

    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and _travels(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
        elif event.matches(_UNDO):
            self.flush()
            self._show.workspace.undo()
        elif event.matches(_REDO):
            self._show.workspace.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        self._joined = False
        super().focusOutEvent(event)


def _travels(event: QKeyEvent) -> bool:
    """Tell whether a key asks for undo or redo, which are the document's."""
    return event.matches(_UNDO) or event.matches(_REDO)

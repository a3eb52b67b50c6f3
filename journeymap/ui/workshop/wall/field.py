"""The field in which a sticky or the name of a cluster is written where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from journeymap.drawing.shapes import TextStyle
from journeymap.model.change import Change
from journeymap.painting.fonts import font, sized
from journeymap.workspace.draft import UndoStep
from journeymap.workspace.pause import Pause
from journeymap.workspace.workspace import Workspace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_LEAST = 13


class WallField(QPlainTextEdit):
    """Writes over something on the wall; ``finished`` says that it is done with.

    ``rewrite`` makes the change of what is typed; it is kept at every pause where that is
    ``steady``, else at the end. Esc takes back what was kept.
    """

    finished = Signal()

    def __init__(
        self,
        surface: QWidget,
        workspace: Workspace,
        text: str,
        rewrite: Callable[[str], Change | None],
        *,
        colours: tuple[str, str],
        steady: bool,
    ) -> None:
        super().__init__(surface)
        self._rewrite, self._steady, self._over = rewrite, steady, False
        self._step = UndoStep(workspace)
        self._pause = Pause(workspace, self._keep_so_far, self)
        ground, ink = colours
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground}; color: {ink}; border: 2px solid {ink};"
            " border-radius: 6px; padding: 2px; }"
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self._pause.typed)

    def place(self, rect: QRectF, pixels: float) -> None:
        """Stand somewhere, in letters of so many pixels."""
        self.setFont(sized(font(TextStyle(20, 600)), max(_LEAST, pixels)))
        least = self.fontMetrics().height() + 18
        self.setGeometry(rect.toRect())
        if self.height() < least:
            self.resize(self.width(), least)

    def finish(self, keep: bool = True) -> None:
        """Keep what is written, or take it back, and be done."""
        if self._over:
            return
        self._over = True
        self._keep() if keep else self._step.give_back()
        self._pause.rest()
        self.hide()
        self.deleteLater()
        self.finished.emit()

    def _keep_so_far(self) -> None:
        if self._steady:
            self._keep()

    def _keep(self) -> None:
        done = self._step.keep(self._rewrite(self.toPlainText()))
        self._pause.rest() if done else self._pause.tried()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(keep=False)
        elif event.key() in _ENTER and not event.modifiers() & _SHIFT:
            self.finish()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMING_BACK:
            self.finish()

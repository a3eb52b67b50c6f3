"""A panel that follows the workspace: it shows what is so now, while somebody can see it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from journeymap.drawing.theme import Theme
from journeymap.ui.widgets.style import dress
from journeymap.workspace.appearance import Appearance
from journeymap.workspace.workspace import Workspace


class FollowingPanel(QWidget):
    """Is shown anew once in a turn of the loop, however much has changed; never while hidden.

    ``left`` says that the person wants back to the main view, as with Esc.
    """

    left = Signal()
    edits = False
    """Whether nothing of it is of use while an earlier version is looked at."""

    def __init__(
        self,
        workspace: Workspace,
        appearance: Appearance,
        sheet: Callable[[Theme], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, appearance, sheet)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        for signal in (workspace.shown, workspace.selected, workspace.opened):
            signal.connect(self.outdate)
        workspace.shown.connect(self._open_or_close)

    def refresh(self) -> None:
        """Show what is so now."""
        raise NotImplementedError

    def outdate(self) -> None:
        """Have it shown anew in the next turn of the loop, if it can be seen."""
        if self.isVisible():
            self._soon.start()

    def _open_or_close(self) -> None:
        """Let nothing be typed where it could not be kept."""
        if self.edits and self.isEnabled() == self.workspace.looks_back:
            self.setEnabled(not self.workspace.looks_back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

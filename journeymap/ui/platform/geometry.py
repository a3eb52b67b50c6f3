"""Where a window stands: as large as it wishes to be, but never beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""What the frame of a window takes of the screen at most, before anybody knows what it is."""


def place(window: QWidget, wished: QSize, kept: QByteArray | None) -> None:
    """Put a window where it was kept, else in the size wished; what is too large becomes smaller.

    Window systems move a window at best; what would lie beyond the screen is out of reach.
    """
    window.resize(wished)
    if kept is not None:
        window.restoreGeometry(kept)
    if window.isMaximized() or window.isFullScreen():
        return
    free = window.screen().availableGeometry()
    room = free.size() - FRAME
    size = window.size()
    if size.width() > room.width() or size.height() > room.height():
        window.resize(size.boundedTo(room))
        taken = QRect(free.topLeft(), window.size() + FRAME)
        taken.moveCenter(free.center())
        window.move(taken.topLeft())

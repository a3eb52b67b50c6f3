"""How the dialogs of export and print are set: a preview, and what one chooses beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

SIDE = 352
"""The width of what one chooses, in pixels."""

_LEAST, _LARGEST = QSize(820, 520), QSize(1240, 800)


def set_beside(dialog: QDialog, preview: QWidget, form: QWidget, *around: QWidget) -> QFrame:
    """Fill a dialog with a preview and a side, which is returned.

    Of ``around`` the last stands below the form, the others above it.
    """
    side = QFrame()
    side.setObjectName("side")
    side.setFixedWidth(SIDE)
    column = QVBoxLayout(side)
    column.setContentsMargins(1, 0, 0, 0)
    column.setSpacing(0)
    for part in around[:-1]:
        column.addWidget(part)
    column.addWidget(form, 1)
    column.addWidget(around[-1])
    row = QHBoxLayout(dialog)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(preview, 1)
    row.addWidget(side)
    return side


def fitting(window: QWidget) -> QSize:
    """Return a size that leaves something of the window to be seen, and fits the screen."""
    screen = window.screen().availableSize() - QSize(16, 48)
    room = (window.size() - QSize(80, 90)).expandedTo(_LEAST)
    return room.boundedTo(_LARGEST).boundedTo(screen)

"""Which screen the slides go to, and how a window gets onto it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

_SHARE = 0.8


def wall(screens: Sequence[QScreen], own: QScreen, wish: str) -> QScreen:
    """Return the screen for the slides: the one wished for, else one the speaker is not at."""
    wished = [screen for screen in screens if screen.name() == wish]
    others = [screen for screen in screens if screen is not own]
    return next(iter([*wished, *others]), own)


def beside(screens: Sequence[QScreen], own: QScreen, slides: QScreen) -> QScreen | None:
    """Return the screen for the speaker's notes; ``None`` when the slides are on the only one."""
    if own is not slides:
        return own
    return next((screen for screen in screens if screen is not slides), None)


def fill(widget: QWidget, screen: QScreen) -> None:
    """Let a window fill a screen."""
    if widget.isFullScreen():
        # A window that fills one screen moves to another only as a plain one.
        widget.showNormal()
    widget.setScreen(screen)
    widget.setGeometry(screen.geometry())
    widget.showFullScreen()


def stand(widget: QWidget, screen: QScreen, *, alone: bool = False) -> None:
    """Let a window stand in the middle of a screen, with its frame to take hold of.

    One that is ``alone`` there takes all of it but for what the desktop needs.
    """
    free = screen.availableGeometry()
    wide = round(free.width() * _SHARE)
    place = QRect(0, 0, wide, min(round(free.height() * _SHARE), round(wide * 10 / 16)))
    place.moveCenter(free.center())
    widget.showNormal()
    widget.setScreen(screen)
    widget.setGeometry(place)
    # Some window systems make it anew, and hidden, for a screen that shares no desktop.
    widget.showMaximized() if alone else widget.show()


def named(screen: QScreen) -> str:
    """Return what a person knows a screen by."""
    size = screen.geometry().size() * screen.devicePixelRatio()
    maker = " ".join(part for part in (screen.manufacturer(), screen.model()) if part)
    return f"{maker or screen.name()} · {size.width()} × {size.height()}"

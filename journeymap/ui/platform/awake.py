"""The screen stays awake while one presents: nobody touches the mouse for as long as they talk."""

from __future__ import annotations

import os
import sys
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from journeymap.language import tr

_NAME = "Journeymap"
_SAVER = (
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
)
_PORTAL = "org.freedesktop.portal.Desktop"
_INHIBIT = (_PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", "Inhibit")
_IDLE = 8
"""What the portal is asked to hold off: that the session counts as idle."""

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""What Windows is told: from now on, neither sleep nor a dark screen."""


class Awake:
    """Keeps the screen awake from when it is made until ``end``, or until nobody has it any more.

    A thread asks and takes back, for another program has to answer: the show waits for nothing,
    and where nobody can be asked it goes on all the same. What a program that died had asked
    for, every system takes back by itself.
    """

    def __init__(self) -> None:
        self._over = Event()
        weakref.finalize(self, self._over.set)
        reason = tr("A presentation is going on")
        self.thread = Thread(target=_hold, args=(self._over, reason), daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Let the screen go dark again when it wants to."""
        self._over.set()


def _hold(over: Event, reason: str) -> None:
    way = {"win32": _windows, "darwin": _mac}.get(sys.platform, _desktop)
    with suppress(Exception), way(reason):  # a dark screen is no reason to stop a show
        over.wait()


@contextmanager
def _desktop(reason: str) -> Iterator[None]:
    """Ask a Linux desktop: its screen saver, and the portal, which also knows other sessions."""
    from journeymap.ui.platform.session_bus import Bus, there_is_a_bus

    if not there_is_a_bus():
        yield
        return
    with Bus() as bus:
        cookie = bus.call(*_SAVER, "Inhibit", _NAME, reason)
        request = bus.call(*_INHIBIT, "", _IDLE, {"reason": reason})
        try:
            yield
        finally:
            if isinstance(cookie, int):
                bus.call(*_SAVER, "UnInhibit", cookie)
            if isinstance(request, str):
                bus.call(_PORTAL, request, "org.freedesktop.portal.Request", "Close")


@contextmanager
def _windows(reason: str) -> Iterator[None]:
    """Tell Windows, which remembers it of this thread."""
    if sys.platform != "win32":
        yield
        return
    import ctypes

    tell = ctypes.windll.kernel32.SetThreadExecutionState
    tell(ctypes.c_uint32(_CONTINUOUS | _SYSTEM | _DISPLAY))
    try:
        yield
    finally:
        tell(ctypes.c_uint32(_CONTINUOUS))


@contextmanager
def _mac(reason: str) -> Iterator[None]:
    """Let the program that macOS has for it run as long as this one needs it."""
    import subprocess

    held = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])
    try:
        yield
    finally:
        held.terminate()
        held.wait(10)

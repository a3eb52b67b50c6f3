"""Scenes onto paint devices: QtGui begins here."""

from __future__ import annotations

import signal
import sys
import threading


def _load_qt() -> None:
    """Load Qt whole: its bindings abort the process when Ctrl+C comes while they load."""
    if "PySide6.QtGui" in sys.modules or threading.current_thread() is not threading.main_thread():
        return
    told: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: told.append(number))
    try:
        import PySide6.QtGui  # noqa: F401
    finally:
        signal.signal(signal.SIGINT, before)
    if told:
        signal.raise_signal(signal.SIGINT)


_load_qt()

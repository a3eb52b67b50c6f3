"""Computing in a thread beside the hand: the window goes first."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

TURN = 0.001
"""Seconds after which a thread that computes lets the window have a turn. A frame asks for several,
and Python's own 5 ms each were frames of 50 ms and more where all findings were looked for."""

_lock = threading.Lock()
_inside: list[tuple[float, bool]] = []
"""For each who computes now the settings that were found, the first of which are put back."""


@contextmanager
def beside_the_hand() -> Iterator[None]:
    """Let nothing that is computed here stop the window for longer than a turn.

    A full collection of garbage goes through the whole document, a tenth of a second at 2,000
    touchpoints, and nothing else runs meanwhile. What is computed here would set several off, so
    they wait until it is over; then there is less to go through. Both settings are those of the
    whole process: the first who comes sets them, the last who goes puts them back.
    """
    with _lock:
        _inside.append((sys.getswitchinterval(), gc.isenabled()))
        sys.setswitchinterval(min(TURN, sys.getswitchinterval()))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            first = _inside[0]
            _inside.pop()
            if not _inside:
                sys.setswitchinterval(first[0])
                if first[1]:
                    gc.enable()

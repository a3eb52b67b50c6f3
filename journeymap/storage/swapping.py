"""Two files change places in one step, so that what was replaced can still be looked at."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_PAUSES = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
"""How long to wait for others who hold a file on Windows: indexers, scanners, sync clients."""


def swap(fresh: Path, path: Path) -> Path | None:
    """Let a file take the place of another; return where that is now.

    ``None`` means that this system or this disk cannot do it, and nothing has happened.
    Raises ``FileNotFoundError`` when there is nothing to be replaced.
    """
    try:
        return _patiently(lambda: _swapped(fresh, path))
    except FileNotFoundError:
        raise
    except OSError:
        return None


def put_new(fresh: Path, path: Path) -> None:
    """Give a file a name nobody has; raises ``FileExistsError`` when somebody has it by now."""
    _patiently(lambda: _put_new(fresh, path))


def put_over(fresh: Path, path: Path) -> None:
    """Give a file another's name, unseen what stood there."""
    _patiently(lambda: os.replace(fresh, path))


def _patiently(act: Callable[[], T]) -> T:
    """Try again for a while where others may hold a file."""
    for pause in _PAUSES if sys.platform == "win32" else ():
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()


if sys.platform == "win32":
    _KEEP_WHAT_MERGES = 2  # REPLACEFILE_IGNORE_MERGE_ERRORS
    _HALF_DONE = 1177  # ERROR_UNABLE_TO_MOVE_REPLACEMENT_2: the old one was renamed already

    def _swapped(fresh: Path, path: Path) -> Path | None:
        """``ReplaceFileW`` keeps access lists and streams, and the old file by another name."""
        old = fresh.with_name(f"{fresh.name.removesuffix('.saving')}.old.saving")
        replace = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
        replace.argtypes = [ctypes.c_wchar_p] * 3 + [ctypes.c_uint32] + [ctypes.c_void_p] * 2
        if replace(str(path), str(fresh), str(old), _KEEP_WHAT_MERGES, None, None):
            return old
        code = ctypes.get_last_error()
        if code == _HALF_DONE:
            os.rename(old, path)
        raise ctypes.WinError(code)

    def _put_new(fresh: Path, path: Path) -> None:
        os.rename(fresh, path)  # there, it never replaces
else:
    _HERE = -2 if sys.platform == "darwin" else -100  # AT_FDCWD
    _SWAP = 2  # RENAME_EXCHANGE, and RENAME_SWAP on macOS
    _NEW = 4 if sys.platform == "darwin" else 1  # RENAME_EXCL, RENAME_NOREPLACE

    @cache
    def _rename() -> Any:
        """Return the system's renaming with flags, ``None`` where it has none."""
        name = "renameatx_np" if sys.platform == "darwin" else "renameat2"
        found = getattr(ctypes.CDLL(None, use_errno=True), name, None)
        if found is not None:
            found.argtypes = [
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_int,
                ctypes.c_char_p,
                ctypes.c_uint,
            ]
        return found

    def _renamed(fresh: Path, path: Path, flag: int) -> bool:
        """Rename in a special way; ``False`` where the system knows none."""
        rename = _rename()
        if rename is None:
            return False
        if rename(_HERE, os.fsencode(fresh), _HERE, os.fsencode(path), flag) == 0:
            return True
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(path))

    def _swapped(fresh: Path, path: Path) -> Path | None:
        return fresh if _renamed(fresh, path, _SWAP) else None

    def _put_new(fresh: Path, path: Path) -> None:
        with suppress(OSError):
            if _renamed(fresh, path, _NEW):
                return
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        os.replace(fresh, path)

"""A folder before and after, to tell whether anything in it was touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def watched(folder: Path) -> dict[str, tuple[int, int, bytes | str]]:
    """Return the name, mode, time and contents of everything in a folder, and of itself."""
    return {
        str(path.relative_to(folder)): (found.st_mode, found.st_mtime_ns, _bytes(path, found))
        for path in (folder, *sorted(folder.rglob("*")))
        for found in [path.lstat()]
    }


def _bytes(path: Path, found: os.stat_result) -> bytes | str:
    if stat.S_ISLNK(found.st_mode):
        return os.readlink(path)
    return path.read_bytes() if stat.S_ISREG(found.st_mode) else ""

"""Where an export goes: made beside its place, put there as a whole, and known again later.

What was exported is noted in the state folder by its digest. A file that is as it was
exported can be made again; one that somebody has worked on since cannot.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.paths import private, private_folder, state_folder
from journeymap.storage import machine
from journeymap.storage.attributes import carry_over
from journeymap.storage.digest import sha256_of
from journeymap.storage.signature import digest_of

_STRAY = re.compile(r"\.[0-9a-f]{32}\.(\d{1,10})\.\w+")
_HOUR, _DAY, _YEAR = 3600.0, 86400.0, 366 * 86400.0


def place_of(path: Path) -> Path:
    """Return the file a path leads to: a link stays one, and what it leads to is replaced.

    Raises ``JourneyError`` when that is marked as read-only, which renaming would not ask.
    """
    target = Path(os.path.realpath(path))
    with suppress(OSError):
        mode = target.stat().st_mode
        if stat.S_ISREG(mode) and not (mode & 0o222 and os.access(target, os.W_OK)):
            raise JourneyError(
                tr(
                    "{name} is marked as read-only and was left as it is. Choose another name.",
                    name=path,
                )
            )
    return target


def beside(target: Path, ending: str) -> Path:
    """Return a name to make a file under, or a folder, beside its place.

    What a killed export has left in that folder is taken away.
    """
    _clear_strays(target.parent)
    return target.with_name(f".{os.urandom(16).hex()}.{os.getpid()}{ending}")


def put(made: Path, target: Path) -> None:
    """Give what was made its place, with the rights and tags of what it replaces."""
    with suppress(FileNotFoundError):
        carry_over(target, made)
    try:
        os.replace(made, target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        near = beside(target, target.suffix)
        try:
            shutil.copy2(made, near)
            os.replace(near, target)
        finally:
            near.unlink(missing_ok=True)


def is_as_exported(path: Path) -> bool:
    """Tell whether a file is, byte for byte, what was last exported to this place."""
    target = Path(os.path.realpath(path))
    try:
        return stat.S_ISREG(target.stat().st_mode) and _noted(target).read_text(
            "ascii"
        ) == digest_of(target)
    except (OSError, ValueError):
        return False


def _noted(target: Path) -> Path:
    return state_folder() / "exported" / sha256_of(os.fsencode(target))[:32]


def note_exported(paths: Iterable[Path]) -> None:
    """Note what was exported; where that cannot be, somebody is asked for ``--force`` later."""
    with suppress(OSError):
        folder = private_folder(_noted(Path()).parent)
        for path in paths:
            target = Path(os.path.realpath(path))
            with open(_noted(target), "w", encoding="ascii", opener=private) as file:
                file.write(digest_of(target))
        for old in folder.iterdir():
            if time.time() - old.stat().st_mtime > _YEAR:
                old.unlink()


def _clear_strays(folder: Path) -> None:
    """Remove what exports that were killed have left: those whose process is gone, or of a day."""
    with suppress(OSError):
        for name in os.listdir(folder):
            made = _STRAY.fullmatch(name)
            if not made:
                continue
            stray = folder / name
            age = time.time() - stray.lstat().st_mtime
            if age > _DAY or (age > _HOUR and _has_ended(int(made[1]))):
                if stray.is_dir() and not stray.is_symlink():
                    shutil.rmtree(stray, ignore_errors=True)
                else:
                    stray.unlink(missing_ok=True)


def _has_ended(pid: int) -> bool:
    return os.name == "posix" and not machine.runs(pid)

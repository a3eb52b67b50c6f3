"""Earlier states of the person's files, kept in the state folder and thinned out with time."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from journeymap.paths import private, private_folder, state_folder
from journeymap.storage.digest import sha256_of

NEWEST = 10
DAYS = 14
ROOM = 500 * 1024 * 1024
"""How many of the newest are kept, for how many days one a day, and in how many bytes."""

_PAUSE = 600.0
"""Seconds between two backups of a file, so that the newest ten are not the last half hour."""


def backups_folder() -> Path:
    """Return where earlier states of files are kept."""
    return state_folder() / "backups"


def back_up(path: Path, *, format: int = 0) -> None:
    """Keep what the file holds now, before it is replaced.

    With ``format`` it is about to be brought to a newer one, and is kept under a name that
    says so. A backup that fails keeps nobody from saving.
    """
    with suppress(OSError):
        folder = _folder_of(path)
        newest = max((_age(old)[0] for old in folder.glob("*")), default=0.0)
        if not format and 0 <= time.time() - newest < _PAUSE:
            return
        at = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S")
        kept = f"before v{format + 1}" if format else at
        target = folder / f"{path.stem[:60]} ({kept}){path.suffix}"
        with path.open("rb") as file:  # a file that is not there yet gets no folder
            private_folder(folder)
            with open(target, "wb", opener=private) as copy:
                shutil.copyfileobj(file, copy, 1 << 20)
        _thin_out(folder)


def backups_of(path: Path) -> tuple[Path, ...]:
    """Return the earlier states of a file, newest first."""
    return tuple(sorted(_folder_of(path).glob("*"), key=_age, reverse=True))


def _folder_of(path: Path) -> Path:
    """Return the folder for one file: two files of one name have two."""
    place = sha256_of(os.fsencode(path))[:16]
    return backups_folder() / place


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _thin_out(folder: Path) -> None:
    """Keep the newest, the last of each day for two weeks, and those from before a new format."""
    days: set[str] = set()
    room = ROOM
    for number, old in enumerate(sorted(folder.glob("*"), key=_age, reverse=True)):
        stat = old.stat()
        day = time.strftime("%Y-%m-%d", time.gmtime(stat.st_mtime))
        recent = day not in days and time.time() - stat.st_mtime < DAYS * 86400
        days.add(day)
        room -= stat.st_size
        wanted = number < NEWEST or recent or "(before v" in old.name
        if number and (not wanted or room < 0):
            old.unlink(missing_ok=True)

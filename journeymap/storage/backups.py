"""Earlier states of the person's files, kept in the state folder and thinned out with time.

Order goes by the time of the files, which is never allowed to fall behind that of the
newest: a clock that jumps back must neither stop backups nor make the last one the oldest.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from journeymap.paths import private, private_folder, state_folder
from journeymap.storage.digest import sha256_of

NEWEST = 10
DAYS = 14
ROOM = 500 * 1024 * 1024
"""How many of the newest are kept, for how many days one a day, and in how many bytes."""

_PAUSE = 600.0
"""Seconds between two backups of what we saved ourselves, so that ten are not half an hour."""

_THEIRS, _BEFORE = "replaced", "before v"
"""What the names of those say that no hurry thins out: theirs, and those of an older format."""

_made: dict[Path, float] = {}
"""When this process last made a backup in a folder, by a clock nobody can set."""


def backups_folder() -> Path:
    """Return where earlier states of files are kept."""
    return state_folder() / "backups"


def back_up(
    path: Path, *, source: BinaryIO | None = None, format: int = 0, theirs: bool = False
) -> Path:
    """Keep what a file holds, before it is replaced, and return the copy, which is on the disk.

    ``theirs`` is what others put there: it stays for two weeks, however often we save. With
    ``format`` the file is about to be brought to a newer one, and the name says so. Contents
    that have lost the name of the file are given as ``source``.
    """
    folder = folder_of(path)
    at = datetime.now(UTC).strftime("%Y-%m-%d %H.%M.%S")
    said = f"{_BEFORE}{format + 1}" if format else f"{at} {_THEIRS}" if theirs else at
    with source or path.open("rb") as file:  # a file that is not there yet gets no folder
        private_folder(folder)
        newest = max((_age(old)[0] for old in folder.glob("*")), default=0.0)
        target = _copied(file, folder, path, said)
    now = max(time.time(), newest + 0.01)
    os.utime(target, (now, now))
    _made[folder] = time.monotonic()
    _thin_out(folder)
    return target


def is_due(path: Path) -> bool:
    """Tell whether the last backup of a file is so old that our own state is worth another."""
    folder = folder_of(path)
    last = _made.get(folder)
    if last is not None and time.monotonic() - last < _PAUSE:
        return False
    try:
        newest = max((_age(old)[0] for old in folder.glob("*")), default=0.0)
    except OSError:
        return True
    return not 0 <= time.time() - newest < _PAUSE


def backups_of(path: Path) -> tuple[Path, ...]:
    """Return the earlier states of a file, newest first."""
    return tuple(sorted(folder_of(path).glob("*"), key=_age, reverse=True))


def folder_of(path: Path) -> Path:
    """Return the folder for one file: two files of one name have two."""
    place = sha256_of(os.fsencode(path))[:16]
    return backups_folder() / place


def _copied(file: BinaryIO, folder: Path, named: Path, said: str) -> Path:
    """Copy a file to a name nobody has yet; half a copy does not stay."""
    number = 1
    while True:
        more = f", {number}" if number > 1 else ""
        target = folder / f"{named.stem[:60]} ({said}{more}){named.suffix}"
        try:
            with open(target, "xb", opener=private) as copy:
                try:
                    file.seek(0)
                    shutil.copyfileobj(file, copy, 1 << 20)
                    copy.flush()
                    os.fsync(copy.fileno())
                except BaseException:
                    target.unlink(missing_ok=True)
                    raise
        except FileExistsError:
            number += 1
        else:
            return target


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _thin_out(folder: Path) -> None:
    """Keep the newest, the last of each day for two weeks, theirs as long, older formats always.

    Where there is too little room, our own go first.
    """
    days: set[str] = set()
    room = ROOM
    newest_first = sorted(folder.glob("*"), key=_age, reverse=True)
    last = newest_first[0]
    ranks = {old: number for number, old in enumerate(newest_first)}
    for old in sorted(newest_first, key=lambda old: not _is_special(old)):
        stat = old.stat()
        day = time.strftime("%Y-%m-%d", time.gmtime(stat.st_mtime))
        young = time.time() - stat.st_mtime < DAYS * 86400
        wanted = ranks[old] < NEWEST or (young and day not in days)
        if _is_special(old):
            wanted = wanted or young or _BEFORE in old.name
        else:
            days.add(day)
        room -= stat.st_size
        if old != last and (not wanted or room < 0):
            with suppress(OSError):
                old.unlink()
                room += stat.st_size


def _is_special(path: Path) -> bool:
    return f"({_BEFORE}" in path.name or f" {_THEIRS}" in path.name

"""Earlier states of the person's files, kept in the state folder and thinned out with time.

Order goes by the time of the files, which is never allowed to fall behind that of the
newest: a clock that jumps back must neither stop backups nor make the last one the oldest.
"""

from __future__ import annotations

import os
import shutil
import stat
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
        newest = max((at for at, _, _ in _kept(folder)), default=0.0)
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
    newest = max((at for at, _, _ in _kept(folder)), default=0.0)
    return not 0 <= time.time() - newest < _PAUSE


def backups_of(path: Path) -> tuple[Path, ...]:
    """Return the earlier states of a file, newest first."""
    return tuple(old for _, _, old in _kept(folder_of(path)))


def folder_of(path: Path) -> Path:
    """Return the folder for one file: two files of one name have two."""
    place = sha256_of(os.fsencode(path))[:16]
    return backups_folder() / place


def _copied(file: BinaryIO, folder: Path, named: Path, said: str) -> Path:
    """Copy a file to a name nobody has yet; half a copy does not stay."""
    stem, suffix, number = _short(named.stem, 120), _short(named.suffix, 60), 1
    while True:
        more = f", {number}" if number > 1 else ""
        target = folder / f"{stem} ({said}{more}){suffix}"
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


def _short(name: str, most: int) -> str:
    """Return the beginning of a name that takes so many bytes; a file's has 255 in all."""
    return os.fsencode(name[:60])[:most].decode("utf-8", "ignore")


def _kept(folder: Path) -> list[tuple[float, int, Path]]:
    """Return when each backup in a folder was made, and its size, newest first.

    Another process may be thinning it out; what is no file there is none of ours.
    """
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):
                seen = path.lstat()
                if stat.S_ISREG(seen.st_mode):
                    found.append((seen.st_mtime, seen.st_size, path))
    return sorted(found, key=lambda one: (one[0], one[2].name), reverse=True)


def _thin_out(folder: Path) -> None:
    """Keep the newest, the last of each day for two weeks, theirs as long, older formats always.

    Where there is too little room, our own go first.
    """
    days: set[str] = set()
    room = ROOM
    ranked = list(enumerate(_kept(folder)))
    for rank, (at, size, old) in sorted(ranked, key=lambda one: not _is_special(one[1][2])):
        day = time.strftime("%Y-%m-%d", time.gmtime(at))
        young = time.time() - at < DAYS * 86400
        wanted = rank < NEWEST or (young and day not in days)
        if _is_special(old):
            wanted = wanted or young or _BEFORE in old.name
        else:
            days.add(day)
        room -= size
        if rank and (not wanted or room < 0):
            with suppress(OSError):
                old.unlink()
                room += size


def _is_special(path: Path) -> bool:
    return f"({_BEFORE}" in path.name or f" {_THEIRS}" in path.name

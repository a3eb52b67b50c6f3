"""What a session writes down of itself, for a later start to find should this one crash.

Two files lie beside the working copy. ``session.json`` is put there whole and is on the disk
before anything is done that relies on it. ``mark`` counts what was kept: by it a working
copy whose log was damaged is told from one that had nothing more to keep.
"""

from __future__ import annotations

import json
import math
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeymap.paths import private
from journeymap.storage.signature import Signature

NOTE = "session.json"
_TALLY = "mark"
_LARGEST = 256 * 1024
_MOST = 1 << 53
_FACTS = {
    "host",
    "machine",
    "boot",
    "pid",
    "at",
    "opening",
    "path",
    "signature",
    "published",
    "coming",
    "viewing",
    "waiting",
}
NOBODYS = Signature(-1, -1, -1, 0, "")
"""Fits no file, so that nothing is put over one whose signature was not noted whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionNote:
    """What was written down; ``whole`` tells whether all of it was there and made sense.

    ``waiting`` says that there was, or was about to be, work that had not reached the file.
    """

    whole: bool
    opening: bool = False
    host: str = ""
    machine: str = ""
    boot: str = ""
    pid: int = 0
    at: str = ""
    path: Path | None = None
    signature: Signature | None = None
    published: int = 0
    coming: tuple[str, int] | None = None
    viewing: str = ""
    waiting: bool = False


def write_note(folder: Path, facts: Mapping[str, Any], *, wait: bool = True) -> None:
    """Put a note in place as a whole, and see it onto the disk unless it says the same again."""
    fresh = folder / f"{NOTE}.new"
    with open(fresh, "w", encoding="ascii", opener=private) as file:
        json.dump(facts, file)
        file.flush()
        if wait:
            os.fsync(file.fileno())
    os.replace(fresh, folder / NOTE)
    if wait:
        confirm(folder)


def confirm(folder: Path) -> None:
    """See the names in a folder onto the disk, where the system can."""
    with suppress(OSError):  # not every system lets a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read_note(folder: Path) -> SessionNote:
    """Return what was written down, as far as it makes sense; never raises for what is there."""
    try:
        raw = json.loads(_bytes_of(folder / NOTE, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return SessionNote(whole=False)
    if not isinstance(raw, dict):
        return SessionNote(whole=False)
    return _Reader(raw).note()


class _Reader:
    """Takes facts out of a note one by one, and remembers whether each was fit to be taken."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw, self._whole = raw, True

    def note(self) -> SessionNote:
        """Return what the note says; a fact that was not fit to be taken has its default."""
        path = self._path()
        signature = self._signature() if path else None
        facts: dict[str, Any] = {
            "host": self._text("host"),
            "machine": self._text("machine"),
            "boot": self._text("boot"),
            "pid": self._number("pid"),
            "at": self._text("at"),
            "published": self._number("published"),
            "viewing": self._text("viewing"),
        }
        waiting, coming = self._flag("waiting"), self._coming()
        opening = self._flag("opening")
        if self._raw.keys() - _FACTS or ("path" in self._raw) == opening:
            self._unfit()
        return SessionNote(
            whole=self._whole,
            opening=opening and self._whole,
            path=path,
            signature=signature,
            coming=coming,
            waiting=waiting,
            **facts,
        )

    def _unfit(self) -> None:
        self._whole = False

    def _text(self, name: str) -> str:
        found = self._raw.get(name, "")
        if isinstance(found, str):
            return found
        self._unfit()
        return ""

    def _number(self, name: str) -> int:
        found = self._raw.get(name, 0)
        if _counts(found):
            return int(found)
        self._unfit()
        return 0

    def _flag(self, name: str) -> bool:
        found = self._raw.get(name, False)
        if isinstance(found, bool):
            return found
        self._unfit()
        return True

    def _path(self) -> Path | None:
        found = self._raw.get("path")
        if found is None:
            return None
        if isinstance(found, str) and found and "\0" not in found and os.path.isabs(found):
            return Path(found)
        self._unfit()
        return None

    def _signature(self) -> Signature | None:
        found = self._raw.get("signature")
        if found is None:
            return None
        signature = Signature.from_plain(found)
        if signature is None:
            self._unfit()
        return signature or NOBODYS

    def _coming(self) -> tuple[str, int] | None:
        match self._raw.get("coming"):
            case None:
                return None
            case [str(digest), mark] if _counts(mark):
                return digest, mark
        self._unfit()
        return None


class Tally:
    """Counts what is kept in a working copy, in a file of its own that costs next to nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _TALLY
        self._handle = -1

    def write(self, mark: int) -> None:
        """Note how far the work has come; the disk is not waited for, and may refuse."""
        with suppress(OSError):
            if self._handle < 0:
                self._path.unlink(missing_ok=True)
                self._handle = private(str(self._path), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, b"%020d\n" % mark)

    def read(self) -> int | None:
        """Return how far the work had come, ``None`` when that is not known."""
        try:
            return int(_bytes_of(self._path, 64))
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """Close the file, as work is over or the file goes with its folder; reading opens its own."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _counts(value: object) -> bool:
    """Tell whether a value of JSON can be a number of changes."""
    if isinstance(value, float):
        return math.isfinite(value) and value.is_integer() and 0 <= value < _MOST
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST


def _bytes_of(path: Path, most: int) -> bytes:
    """Return the bytes of a plain file; raises ``OSError`` for anything else, or a larger one."""
    wait = getattr(os, "O_NONBLOCK", 0)  # a pipe is opened at once and then refused
    handle = os.open(path, os.O_RDONLY | wait | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(f"{path.name} is no small file")
        return file.read(most)

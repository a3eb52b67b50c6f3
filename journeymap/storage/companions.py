"""What SQLite leaves beside a file when a program is killed: a ``-journal`` or a ``-wal``.

It may hold part of what was saved, so it is taken into account; but it may also be a
stranger's, or left from a file that had this name before. So it is only read, by readers of
our own, and played into our copy if it fits; and what became of it is said.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.storage import rollback_journal, write_ahead_log
from journeymap.storage.backups import back_up
from journeymap.storage.faults import Unfit, broken, changing, reason, shown
from journeymap.storage.header import LARGEST, LENGTH, MORE, Header

Player = Callable[[BinaryIO, int, BinaryIO, Header], bool]

_PLAYERS: dict[str, tuple[Callable[[bytes], bool], Player]] = {
    "-journal": (rollback_journal.is_blank, rollback_journal.play),
    "-wal": (write_ahead_log.is_blank, write_ahead_log.play),
}
"""By the ending, in the order in which SQLite heeds them."""

State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Companion:
    """A file beside another, by the ending SQLite gave it, and how it was when it was found."""

    path: Path
    ending: str
    state: State

    def play(self, copy: Path) -> bool:
        """Put what it holds into our copy of the file; return whether that changed anything.

        Raises ``Unfit`` when it does not fit; the copy is then to be thrown away. Raises
        ``JourneyError`` when it is being written to, or the copy cannot be.
        """
        try:
            with self._opened() as file, copy.open("r+b") as ours:
                header = Header.read(ours.read(LENGTH))
                if header is None or not header.has_pages:
                    raise broken()
                if self.is_huge(ours.seek(0, os.SEEK_END)):
                    raise Unfit(tr("it is larger than it can be"))
                return _PLAYERS[self.ending][1](file, self.state[-1], ours, header)
        except OSError as error:
            raise Unfit(reason(error)) from error

    def is_huge(self, size: int) -> bool:
        """Tell whether it is larger than what lies beside a file of so many bytes can be."""
        return self.state[-1] > min(2 * size + MORE, LARGEST)

    def put_away(self, size: int) -> Path:
        """Move it to the backups, away from a file of so many bytes that it is none of now.

        A huge one stays there, under a name that SQLite does not look for. Returns where it is.
        """
        if self.is_huge(size):
            aside = self.path.with_name(f"{self.path.name}.{os.urandom(4).hex()}")
            os.replace(self.path, aside)
            return aside
        with self._opened() as file:
            kept = back_up(self.path, source=file, theirs=True)
        self.path.unlink()
        return kept

    def is_blank(self) -> bool:
        """Tell whether it says of itself that there is nothing to be done."""
        try:
            with self._opened() as file:
                return _PLAYERS[self.ending][0](file.read(LENGTH))
        except (OSError, Unfit, JourneyError):
            return False

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        """Give the bytes of the file itself: no link is followed, and no pipe waited for."""
        if not stat.S_ISREG(self.state[0]):
            raise Unfit(tr("it is a link, or no file at all"))
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with open(os.open(self.path, flags), "rb") as file:
            if _state(os.fstat(file.fileno())) != self.state:
                raise changing(self.path)
            yield file
            if _state(self.path.lstat()) != self.state:
                raise changing(self.path)


def companions_of(path: Path) -> tuple[Companion, ...]:
    """Return what lies beside a file and may have to be played into it."""
    found = []
    for ending in _PLAYERS:
        beside = path.with_name(path.name + ending)
        try:
            companion = Companion(beside, ending, _state(beside.lstat()))
        except (OSError, ValueError):  # there is none, or no such name can be
            continue
        if companion.state[-1] and not companion.is_blank():
            found.append(companion)
    return tuple(found)


def set_aside(path: Path) -> tuple[str, ...]:
    """Put what lies beside a file that was just replaced where nobody plays it into that.

    Returns what there is to say.
    """
    said = []
    for companion in companions_of(path):
        try:
            kept = companion.put_away(path.stat().st_size)
            said.append(
                tr(
                    "“{other}”, which lay beside “{name}”, is now “{kept}”.",
                    name=path.name,
                    other=companion.path.name,
                    kept=shown(kept),
                )
            )
        except (OSError, Unfit, JourneyError) as error:
            said.append(
                tr(
                    "“{name}” is saved, but “{other}” still lies beside it: {reason}. Take it away"
                    " before another program opens the file.",
                    name=path.name,
                    other=companion.path.name,
                    reason=reason(error),
                )
            )
    return tuple(said)


def _state(found: os.stat_result) -> State:
    return found.st_mode, found.st_ino, found.st_mtime_ns, found.st_size

"""The private folder of a session: the working copy, and a note of whose it is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from journeymap.paths import private, private_folder, state_folder
from journeymap.storage import machine
from journeymap.storage.faults import keeping
from journeymap.storage.history import now
from journeymap.storage.locks import Lock
from journeymap.storage.note import SessionNote, Tally, confirm, read_note, write_note

_WEEK = 7 * 86400.0
_COPIED = ("work.db", "work.db-wal", "mark")
_TAKEN = "taken"
_SPARE = "journeymap-"


class Workplace:
    """A folder that belongs to whoever holds its lock; left behind only by a crash.

    ``spare`` is true where it lies among temporary folders, for want of the state folder.
    """

    def __init__(self, folder: Path, *, spare: bool = False) -> None:
        self.spare = spare
        self.folder = folder
        self.work = folder / "work.db"
        self._lock = Lock(folder / "owner.lock")
        self._tally = Tally(folder)

    @classmethod
    def new(cls, spare: Path | None = None) -> Self:
        """Make a folder of our own, in the state folder or a spare one.

        Raises ``JourneyError`` when that folder refuses.
        """
        name = os.urandom(16).hex()
        place = cls(spare / f"{_SPARE}{name}", spare=True) if spare else cls(_sessions() / name)
        with keeping(spare or state_folder()):
            if not spare:
                private_folder(place.folder.parent)
            place.folder.mkdir(mode=0o700)
            try:
                place.take()
                place.note({"opening": True})
                confirm(place.folder.parent)
            except BaseException:
                place.remove()
                raise
        return place

    @classmethod
    def copied(cls, other: Workplace) -> Self:
        """Make a folder of our own with the work of another one, which stays as it is."""
        place = cls.new()
        try:
            with keeping(place.folder):
                for name in _COPIED:
                    with suppress(FileNotFoundError):
                        _copied(other.folder / name, place.folder / name)
        except BaseException:
            place.remove()
            raise
        return place

    def take(self) -> bool:
        """Become the owner; ``False`` when another living process is."""
        return self._lock.take()

    @property
    def sure(self) -> bool:
        """Whether nobody else can be the owner too, as where the system knows no locks."""
        return self._lock.sure

    def note(self, facts: Mapping[str, Any], *, wait: bool = True) -> None:
        """Write down what a later start needs to know should this one crash."""
        whose = {**machine.identity(), "pid": os.getpid(), "at": now()}
        with keeping(self.folder):
            write_note(self.folder, {**whose, **facts}, wait=wait)

    def noted(self) -> SessionNote:
        """Return what was written down, as far as it makes sense."""
        return read_note(self.folder)

    def count(self, mark: int) -> None:
        """Write down how far the work has come."""
        self._tally.write(mark)

    def counted(self) -> int | None:
        """Return how far the work had come, ``None`` when that is not known."""
        return self._tally.read()

    def age(self) -> float:
        """Return for how many seconds nothing has come, gone or been written here."""
        newest = self.folder.stat().st_mtime
        for path in self.folder.iterdir():
            with suppress(OSError):
                newest = max(newest, path.stat().st_mtime)
        return time.time() - newest

    def release(self, *, leave: bool = False) -> None:
        """Let go of the folder; with ``leave`` its lock stays for an owner we may not see."""
        self._tally.close()
        self._lock.release(leave=leave)

    def clear(self) -> None:
        """Take the working copy away, with what SQLite put beside it."""
        for path in self.folder.glob(f"{self.work.name}*"):
            path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the folder away; the lock goes last, so nobody finds half a session."""
        with suppress(OSError):
            self.clear()
        self.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> None:
        """Put the folder with what was discarded, where it stays for a week."""
        self.release()
        with keeping(self.folder):
            private_folder(_set_aside())
            os.utime(self.folder)
            shutil.move(self.folder, _set_aside() / self.folder.name)

    def keep_copy(self) -> None:
        """Put a copy of a damaged working copy, as it was found, with what was discarded."""
        with keeping(self.folder):
            target = _set_aside() / f"{self.folder.name} {os.urandom(4).hex()}"
            private_folder(target)
            for path in self.folder.iterdir():
                if path.is_file():
                    _copied(path, target / path.name)

    def leave_to_owner(self, mark: int) -> None:
        """Note that somebody here went on from this mark, or wants none of it; it stays."""
        taken = self.folder / _TAKEN
        with keeping(self.folder), open(taken, "w", encoding="ascii", opener=private) as file:
            file.write(str(mark))

    def is_left_to_owner(self, mark: int) -> bool:
        """Tell whether nothing has come since it was left to its owner."""
        try:
            return (self.folder / _TAKEN).read_text(encoding="ascii") == str(mark)
        except (OSError, ValueError):
            return False


def clear_set_aside() -> None:
    """Remove what was set aside more than a week ago."""
    with suppress(OSError):
        for folder in _set_aside().iterdir():
            if time.time() - folder.stat().st_mtime > _WEEK:
                shutil.rmtree(folder, ignore_errors=True)


def workplaces() -> Iterator[Workplace]:
    """Yield every session there is, those of living processes too."""
    for folder in _folders(_sessions(), "*"):
        yield Workplace(folder)
    for spare in spare_folders():
        for folder in _folders(spare, f"{_SPARE}*"):
            if _is_ours(folder):
                yield Workplace(folder, spare=True)


def spare_folders() -> tuple[Path, ...]:
    """Return where a file may be looked at when the state folder is full or read-only.

    The last ones are in memory, on systems that have such.
    """
    names = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR")]
    names += [] if sys.platform == "win32" else ["/tmp", "/dev/shm"]
    return tuple(dict.fromkeys(Path(name) for name in names if name and os.path.isdir(name)))


def _folders(parent: Path, pattern: str) -> list[Path]:
    try:
        found = sorted(parent.glob(pattern))
        return [folder for folder in found if folder.is_dir() and not folder.is_symlink()]
    except OSError:
        return []


def _is_ours(folder: Path) -> bool:
    """Tell whether we made a folder where everybody may make some."""
    if sys.platform == "win32":
        return True
    found = folder.lstat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o077


def _copied(source: Path, target: Path) -> None:
    with source.open("rb") as file, open(target, "wb", opener=private) as copy:
        shutil.copyfileobj(file, copy, 1 << 20)


def _sessions() -> Path:
    return state_folder() / "sessions"


def _set_aside() -> Path:
    return state_folder() / "discarded"

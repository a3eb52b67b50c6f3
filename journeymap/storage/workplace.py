"""The private folder of a session: the working copy, and a note of whose it is."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from journeymap.paths import private, private_folder, state_folder
from journeymap.storage.faults import keeping
from journeymap.storage.history import now
from journeymap.storage.locks import Lock

_NOTE = "session.json"
_WEEK = 7 * 86400.0


def machine() -> str:
    """Return the name of this machine, by which sessions in a shared folder are told apart."""
    if sys.platform == "win32":
        import platform

        return platform.node()
    return os.uname().nodename


class Workplace:
    """A folder that belongs to whoever holds its lock; left behind only by a crash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.work = folder / "work.db"
        self._lock = Lock(folder / "owner.lock")

    @classmethod
    def new(cls) -> Self:
        """Make a folder of our own; raises ``JourneyError`` when the state folder refuses."""
        place = cls(_sessions() / os.urandom(16).hex())
        with keeping(state_folder()):
            private_folder(place.folder.parent)
            place.folder.mkdir(mode=0o700)
            try:
                place.take()
                place.note({})
            except BaseException:
                place.remove()
                raise
        return place

    def take(self) -> bool:
        """Become the owner; ``False`` when another living process is."""
        return self._lock.take()

    def note(self, facts: Mapping[str, Any]) -> None:
        """Write down what a later start needs to know should this one crash."""
        whose = {"host": machine(), "pid": os.getpid(), "at": now()}
        fresh = self.folder / f"{_NOTE}.new"
        with keeping(self.folder):
            with open(fresh, "w", encoding="ascii", opener=private) as file:
                file.write(json.dumps({**whose, **facts}))
            os.replace(fresh, self.folder / _NOTE)

    def facts(self) -> dict[str, Any]:
        """Return what was written down; empty when it cannot be read."""
        try:
            found = json.loads((self.folder / _NOTE).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def age(self) -> float:
        """Return for how many seconds nothing has come or gone here."""
        return time.time() - self.folder.stat().st_mtime

    def release(self) -> None:
        """Let go of the folder and leave it where it is."""
        self._lock.release()

    def clear(self) -> None:
        """Take the working copy away, with what SQLite put beside it."""
        for path in self.folder.glob(f"{self.work.name}*"):
            path.unlink(missing_ok=True)

    def remove(self) -> None:
        """Take the folder away; the lock goes last, so nobody finds half a session."""
        self.clear()
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_aside(self) -> None:
        """Put the folder with what was discarded, where it stays for a week."""
        self.release()
        with keeping(self.folder):
            private_folder(_set_aside())
            os.utime(self.folder)
            os.replace(self.folder, _set_aside() / self.folder.name)


def clear_set_aside() -> None:
    """Remove what was set aside more than a week ago."""
    with suppress(OSError):
        for folder in _set_aside().iterdir():
            if time.time() - folder.stat().st_mtime > _WEEK:
                shutil.rmtree(folder, ignore_errors=True)


def workplaces() -> Iterator[Workplace]:
    """Yield every session there is, those of living processes too."""
    try:
        folders = sorted(_sessions().iterdir())
    except OSError:
        return
    for folder in folders:
        if folder.is_dir():
            yield Workplace(folder)


def _sessions() -> Path:
    return state_folder() / "sessions"


def _set_aside() -> Path:
    return state_folder() / "discarded"

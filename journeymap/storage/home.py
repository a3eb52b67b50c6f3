"""The person's file of a session, as far as the session holds on to it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from journeymap.language import tr
from journeymap.storage.faults import AlreadyOpen, CannotWrite, reading, shown
from journeymap.storage.fetching import LARGEST
from journeymap.storage.locks import Lock, file_lock
from journeymap.storage.note import NOBODYS, Note
from journeymap.storage.publishing import check_writable
from journeymap.storage.signature import Signature, digest_of


@dataclass(slots=True)
class Home:
    """Where the file is, whose turn it is, and how it was last seen.

    ``viewing`` is the sentence that says why it is only looked at; ``format`` is the older
    one it still has, or 0. ``published`` tells how much of the document has reached it.
    """

    path: Path
    lock: Lock | None = None
    signature: Signature | None = None
    published: int = 0
    viewing: str = ""
    format: int = 0

    @classmethod
    def at(cls, path: Path) -> Self:
        """Return the home at a path, not yet held; raises ``JourneyError`` for a bad path."""
        with reading(path):
            home = cls(Path(os.path.abspath(path)))
            os.fspath(home.target)  # following links is what may fail
        return home

    @property
    def target(self) -> Path:
        """The file itself, where the path is a symbolic link to it."""
        return Path(os.path.realpath(self.path))

    def hold(self) -> None:
        """Keep others from opening the file; raises ``AlreadyOpen`` when they have it."""
        lock = file_lock(self.target)
        if not lock.take():
            raise AlreadyOpen(tr(
                "“{name}” is already open in another window. Go on there, or close it there"
                " first. Nothing has been changed.", name=shown(self.target),
            ))
        self.lock = lock

    def release(self) -> None:
        """Let others open the file."""
        if self.lock:
            self.lock.release()
            self.lock = None

    def refusal(self) -> str:
        """Return the sentence why the file cannot be written back, blank when it can."""
        if self.viewing:
            return self.viewing
        try:
            check_writable(self.target, overwrite=True)
        except CannotWrite as error:
            return str(error)
        return ""

    def fall_behind(self, mark: int) -> None:
        """Take in how far the working copy reaches: one behind the file is never put over it.

        That is one whose log was lost after the file had been published from it.
        """
        if mark < self.published:
            self.release()
            self.published = 0
            self.viewing = tr(
                "The working copy of “{name}” is damaged and older than the file, so it is only"
                " looked at. Save it under another name to compare the two.", name=self.path.name,
            )

    def facts(self, coming: tuple[str, int] | None = None) -> dict[str, Any]:
        """Return what to note for after a crash; ``coming`` is what is just being put in place."""
        return {
            "path": str(self.path),
            "signature": self.signature.plain() if self.signature else None,
            "published": self.published,
            "coming": list(coming) if coming else None,
            "viewing": self.viewing,
        }

    @classmethod
    def noted(cls, note: Note) -> Self | None:
        """Return the home a crashed session noted, or ``None`` when it had no file.

        When the crash came just after the file was put in place, that counts as published.
        """
        if note.path is None:
            return None
        home = cls(note.path, published=note.published)
        home.signature = note.signature or (None if note.whole else NOBODYS)
        home.viewing = note.viewing
        try:
            if note.coming and _is_large_as_ours(home.target) and (
                digest_of(home.target) == note.coming[0]
            ):
                home.signature = Signature.of(home.target.stat(), note.coming[0])
                home.published = note.coming[1]
        except (OSError, ValueError):
            pass
        return home


def _is_large_as_ours(path: Path) -> bool:
    """Tell whether there is a file that can be read through; a pipe would be waited for."""
    found = path.stat()
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST

"""The person's file of a session, as far as the session holds on to it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from journeymap.language import tr
from journeymap.storage.backups import back_up, is_due
from journeymap.storage.faults import AlreadyOpen, CannotWrite, reading, reason, shown, writing
from journeymap.storage.header import LARGEST
from journeymap.storage.locks import Lock, file_lock, inode_lock
from journeymap.storage.note import NOBODYS, SessionNote
from journeymap.storage.permission import check_unchanged, check_writable
from journeymap.storage.signature import Signature, holds, signature_of


@dataclass(slots=True)
class Home:
    """Where the file is, whose turn it is, and how it was last seen.

    ``viewing`` is the sentence that says why it is only looked at; ``format`` is the older
    one it still has, or 0. ``published`` tells how much of the document has reached it, and
    ``ours`` is the digest of what this session put there last. ``twin`` is the lock for the
    file under its other names.
    """

    path: Path
    lock: Lock | None = None
    signature: Signature | None = None
    published: int = 0
    viewing: str = ""
    format: int = 0
    ours: str = ""
    twin: Lock | None = None

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
            raise self._taken()
        self.lock = lock
        try:
            self.hold_twin()
        except BaseException:
            self.release()
            raise

    def hold_twin(self) -> None:
        """Keep others from opening what stands there by another name."""
        try:
            found = self.target.stat()
        except OSError:
            return
        twin, before = inode_lock(found), self.twin
        if before and before.path == twin.path:
            return
        if twin.take():
            self.twin = twin
        elif found.st_nlink > 1:
            raise self._taken()
        if before:
            before.release()

    def release(self) -> None:
        """Give the locks back: from now on another program may open the file to write."""
        for lock in (self.lock, self.twin):
            if lock:
                lock.release()
        self.lock = self.twin = None

    def _taken(self) -> AlreadyOpen:
        return AlreadyOpen(
            tr(
                "“{name}” is already open in another window. Go on there, or close it there"
                " first. Nothing has been changed.",
                name=shown(self.target),
            )
        )

    def secure(self, *, asked: bool) -> tuple[Signature | None, tuple[str, ...]]:
        """Return what stands where the file goes, and what to say of its backup.

        Unless it is what this session put there, it is in the backups then, always; our own
        last state is now and then. Raises ``ChangedUnderneath`` when it is neither that nor
        what was read, unless the person has ``asked`` for that to be replaced.
        """
        if not asked:
            check_unchanged(self.target, self.signature)
        with writing(self.target):
            standing = signature_of(self.target, self.signature)
        if standing is None:
            return None, ()
        known = self.signature is not None and standing.digest == self.signature.digest
        try:
            if standing.digest != self.ours or self.format or is_due(self.target):
                back_up(self.target, format=self.format, theirs=not known)
        except OSError as error:
            if not known:
                raise CannotWrite(
                    tr(
                        "What stands in “{name}” could not be kept in the backups ({reason}), so it"
                        " was not replaced. Your work is safe in the working copy. Save it under"
                        " another name.",
                        name=shown(self.target),
                        reason=reason(error),
                    )
                ) from error
            return standing, (
                tr(
                    "“{name}” is saved, but its state before could not be kept in the backups:"
                    " {reason}.",
                    name=self.path.name,
                    reason=reason(error),
                ),
            )
        return standing, ()

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
                " looked at. Save it under another name to compare the two.",
                name=self.path.name,
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
    def noted(cls, note: SessionNote) -> Self | None:
        """Return the home a crashed session noted, or ``None`` when it had no file.

        When the crash came just after the file was put in place, that counts as published.
        """
        if note.path is None:
            return None
        home = cls(note.path, published=note.published)
        home.signature = note.signature or (None if note.whole else NOBODYS)
        home.viewing = note.viewing
        try:
            if (
                note.coming
                and _is_large_as_ours(home.target)
                and (holds(home.target, note.coming[0]))
            ):
                home.signature = Signature.of(home.target.stat(), note.coming[0])
                home.published = note.coming[1]
        except (OSError, ValueError):
            pass
        return home

    def has_arrived(self, note: SessionNote) -> bool:
        """Tell whether what was on its way into the file when a session ended is in it."""
        return self.signature is not None and note.coming == (self.signature.digest, self.published)


def _is_large_as_ours(path: Path) -> bool:
    """Tell whether there is a file that can be read through; a pipe would be waited for."""
    found = path.stat()
    return stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST

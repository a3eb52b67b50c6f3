"""The person's file of a session, as far as the session holds on to it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from journeymap.language import tr
from journeymap.storage.faults import AlreadyOpen, CannotWrite, reading, shown
from journeymap.storage.locks import Lock, file_lock
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

    def refusal(self) -> str:
        """Return the sentence why the file cannot be written back, blank when it can."""
        if self.viewing:
            return self.viewing
        try:
            check_writable(self.target, overwrite=True)
        except CannotWrite as error:
            return str(error)
        return ""

    def facts(self, coming: tuple[str, int] | None = None) -> dict[str, Any]:
        """Return what to note for after a crash; ``coming`` is what is just being put in place."""
        return {
            "path": str(self.path),
            "signature": self.signature.plain() if self.signature else None,
            "published": self.published,
            "coming": list(coming) if coming else None,
        }

    @classmethod
    def noted(cls, facts: dict[str, Any]) -> Self | None:
        """Return the home a crashed session noted, or ``None`` when it had no file.

        When the crash came just after the file was put in place, that counts as published.
        """
        if not isinstance(facts.get("path"), str):
            return None
        home = cls(Path(facts["path"]))
        home.signature = Signature.from_plain(facts.get("signature"))
        home.published = int(facts.get("published") or 0)
        coming = facts.get("coming")
        try:
            if coming and digest_of(home.target) == coming[0]:
                home.signature = Signature.of(home.target.stat(), coming[0])
                home.published = int(coming[1])
        except OSError:
            pass
        return home

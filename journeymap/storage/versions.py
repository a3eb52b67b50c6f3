"""The named versions of an open document, and the way back to any moment of its history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.model.snapshot import Snapshot
from journeymap.storage.examining import hardened
from journeymap.storage.faults import keeping
from journeymap.storage.history import Version, now, read_versions
from journeymap.storage.timeline import Timeline

if TYPE_CHECKING:
    from journeymap.storage.store import Store

LONGEST_NAME = 200
"""How many characters the name of a version may have."""


class Versions:
    """The versions of one session.

    ``alter`` does something to the working copy that is to reach the file, ``work`` is that
    copy, ``None`` as long as nothing was ever done to the document, which then is ``begun``.
    """

    def __init__(
        self,
        alter: Callable[[Callable[[Store], object]], None],
        work: Callable[[], Path | None],
        begun: Snapshot,
    ) -> None:
        self._alter, self._work, self._begun = alter, work, begun

    def all(self) -> tuple[Version, ...]:
        """Return the moments that have a name, oldest first."""
        work = self._work()
        if work is None:
            return ()
        with keeping(work.parent), hardened(work) as db:
            return read_versions(lambda query: db.execute(query).fetchall())

    def name(self, name: str, number: int | None = None, at: str = "") -> None:
        """Give the present moment a name, or that after the step with a number, done ``at``.

        Raises ``JourneyError`` for a name of which nothing can be seen.
        """
        title = usable_name(name)

        def put(store: Store) -> None:
            revision = store.last_revision() if number is None else number
            store.name_version(title, revision, at or now())

        self._alter(put)

    def rename(self, version: Version, name: str) -> None:
        """Give a version another name; raises ``JourneyError`` when it has lost its own."""
        title = usable_name(name)
        self._alter(lambda store: store.rename_version(version.number, title))

    def remove(self, version: Version) -> None:
        """Take the name away; the moment stays in the history."""
        self._alter(lambda store: store.rename_version(version.number, ""))

    def timeline(self) -> Timeline:
        """Read the steps of the document; may be done in any thread.

        Raises ``JourneyError`` when the working copy cannot be read.
        """
        work = self._work()
        if work is None:
            return Timeline(self._begun)
        with keeping(work.parent), hardened(work) as db:
            return Timeline.read(db)


def usable_name(name: str) -> str:
    """Return a name on one line, cut to a length one can show; raises ``JourneyError`` for none."""
    title = " ".join(clean(name).split())[:LONGEST_NAME].strip()
    if not any(letter.isprintable() and not letter.isspace() for letter in title):
        raise JourneyError(tr("A version needs a name with at least one letter or figure."))
    return title

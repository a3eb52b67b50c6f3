"""The copy that is to become the person's file: whole, sealed, and read back before it goes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.examining import Examined, examine
from journeymap.storage.faults import CannotWrite, Damaged, keeping
from journeymap.storage.header import LARGEST
from journeymap.storage.packing import pack_history
from journeymap.storage.seal import seal
from journeymap.storage.tables import LONGEST, facts
from journeymap.storage.unused import drop_unused_pictures


@dataclass(frozen=True, slots=True)
class Staged:
    """A sealed copy, ready to be put in place: its seal, and how far it reaches."""

    file: Path
    digest: str
    mark: int


def stage(work: Path, staged: Path) -> Staged:
    """Make a checked and sealed copy of a working copy that may be written to meanwhile.

    ``VACUUM INTO`` leaves no deleted text behind in free pages, as a plain backup would. The
    disk is not waited for: the copy is only copied again.
    """
    token = os.urandom(32).hex()
    with keeping(staged.parent):
        staged.unlink(missing_ok=True)
        open(staged, "xb", opener=private).close()  # SQLite would let others read it
        pack_history(work)
        with closing(sqlite3.connect(work, isolation_level=None, timeout=30)) as db:
            db.execute("PRAGMA synchronous=OFF")
            db.execute("VACUUM INTO ?", (str(staged),))
        drop_unused_pictures(staged)
        with closing(sqlite3.connect(staged, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=OFF")
            db.execute("PRAGMA synchronous=OFF")
            db.executemany(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts(token).items()
            )
        return Staged(staged, seal(staged, token), _read_again(staged).mark)


def _read_again(staged: Path) -> Examined:
    """Read the copy by the reader that opens files, so that nothing is saved that it refuses."""
    size = staged.stat().st_size
    if size > LARGEST:
        raise CannotWrite(
            tr(
                "This journey takes {size} MB with its pictures, and a file of more than {limit} MB"
                " could not be opened again, so the file was left as it was. Your work is in the"
                " working copy. Take out or shrink pictures.",
                size=size >> 20,
                limit=LARGEST >> 20,
            )
        )
    try:
        return examine(staged, staged)
    except Damaged as error:
        if getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_TOOBIG:
            raise CannotWrite(
                tr(
                    "A text or a picture in this journey takes more than {limit} MB and could not be"
                    " opened again, so the file was left as it was. Your work is in the working copy."
                    " Make it shorter or smaller.",
                    limit=LONGEST >> 20,
                )
            ) from error
        raise CannotWrite(
            tr(
                "The copy made for saving is not sound ({reason}), so the file was left as it"
                " was. Your work is in the working copy. Check the disk, and save it under"
                " another name.",
                reason=error.why,
            )
        ) from error

"""The copy that is to become the person's file: whole, sealed, and read back before it goes."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.faults import CannotWrite, keeping
from journeymap.storage.history import MARK
from journeymap.storage.seal import seal
from journeymap.storage.signature import digest_of
from journeymap.storage.tables import facts


@dataclass(frozen=True, slots=True)
class Staged:
    """A sealed copy, ready to be put in place: its bytes' SHA-256, and how far it reaches."""

    file: Path
    digest: str
    mark: int


def stage(work: Path, staged: Path) -> Staged:
    """Make a checked and sealed copy of a working copy that may be written to meanwhile.

    ``VACUUM INTO`` leaves no deleted text behind in free pages, as a plain backup would.
    """
    token = os.urandom(32).hex()
    with keeping(staged.parent):
        staged.unlink(missing_ok=True)
        open(staged, "xb", opener=private).close()  # SQLite would let others read it
        with closing(sqlite3.connect(work, isolation_level=None, timeout=30)) as db:
            db.execute("VACUUM INTO ?", (str(staged),))
        with closing(sqlite3.connect(staged, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=OFF")
            db.executemany(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", facts(token).items()
            )
            mark = int(db.execute(MARK).fetchone()[0])
            found = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise CannotWrite(tr(
                "The copy made for saving is not sound ({reason}), so the file was left as it"
                " was. Your work is in the working copy. Check the disk, and save it under"
                " another name.", reason=found,
            ))
        seal(staged, token)
        return Staged(staged, digest_of(staged), mark)

"""Pictures nobody can come back to: they are let go of when a file is published.

A picture is kept as soon as it is taken in, and its record comes with the change after that.
Where that never came, or what it was is in no step that can be taken back, the bytes would stay
for ever. What the document holds stays, and so does what any step in its history tells of: a
picture taken out can be brought back by undo after the file was opened again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from journeymap.storage.packing import unpacked

_UNUSED = "SELECT digest FROM asset_bytes WHERE digest NOT IN (SELECT digest FROM asset)"


def drop_unused_pictures(staged: Path) -> None:
    """Take the bytes out of a copy that neither a record nor a step of its history names.

    History is only read where something is in no record, from its newest step on until all of
    that was met. What cannot be read of it might name anything, and so everything stays.
    """
    with closing(sqlite3.connect(staged, isolation_level=None)) as db:
        unused = {digest for (digest,) in db.execute(_UNUSED)}
        if not unused:
            return
        try:
            for text in _told(db):
                unused = {digest for digest in unused if digest not in text}
                if not unused:
                    return
        except (ValueError, sqlite3.Error):
            return
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.executemany("DELETE FROM asset_bytes WHERE digest = ?", [(one,) for one in unused])
        db.execute("VACUUM")


def _told(db: sqlite3.Connection) -> Iterator[str]:
    """Yield what the steps of a document tell, the newest first."""
    for (edits,) in db.execute("SELECT edits FROM revision ORDER BY number DESC"):
        yield str(edits)
    for (packed,) in db.execute("SELECT packed FROM history ORDER BY last DESC"):
        rows, _ = unpacked(packed)
        for row in rows:
            yield str(row[-1])

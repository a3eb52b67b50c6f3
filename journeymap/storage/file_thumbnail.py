"""The small picture that lies in a file, seen without opening the document."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from journeymap.storage.examining import check_schema, hardened
from journeymap.storage.header import LARGEST
from journeymap.storage.tables import APPLICATION_ID

_LARGEST_PICTURE = 1 << 20


def thumbnail_in(path: Path) -> bytes | None:
    """Return the PNG a file of ours has of its first journey, at most a mebibyte of it.

    ``None`` where it has none, is no file of ours, or cannot be read: whoever opens it is told why.
    """
    try:
        if not 0 < path.stat().st_size <= LARGEST:
            return None
        with hardened(path, look=True) as db:
            check_schema(db)
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            found = db.execute(
                "SELECT png FROM thumbnail WHERE length(png) <= ? LIMIT 1", (_LARGEST_PICTURE,)
            ).fetchone()
    except (OSError, ValueError, sqlite3.Error):
        return None
    return found[0] if found and isinstance(found[0], bytes) else None

"""Which document a copy of a file holds, so that nothing of another one is played into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap.storage.examining import check_schema, hardened
from journeymap.storage.faults import UNREADABLE
from journeymap.storage.seal import is_sealed


@dataclass(frozen=True, slots=True)
class Identity:
    """The digest a copy says it was saved with, whether it is so still, and its projects."""

    digest: str
    sealed: bool
    projects: frozenset[str]

    def may_become(self, other: Identity) -> bool:
        """Tell whether another state may be one of the same document.

        Whoever writes to a file of ours by other means takes the digest away or leaves it.
        """
        if self.digest and other.digest and self.digest != other.digest:
            return False
        return not self.projects or not other.projects or bool(self.projects & other.projects)


def identity(work: Path) -> Identity | None:
    """Return which document a copy holds, ``None`` when it cannot be read by itself."""
    try:
        with hardened(work) as db:
            check_schema(db)
            if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return None
            row = db.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
            projects = frozenset(str(id) for (id,) in db.execute("SELECT id FROM project"))
        digest = str(row[0] or "") if row else ""
        return Identity(digest, is_sealed(work, digest), projects)
    except (OSError, *UNREADABLE):
        return None

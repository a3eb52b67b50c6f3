"""Work a crash left behind: what there is, and what to do with it."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from journeymap.storage.examining import hardened
from journeymap.storage.faults import UNREADABLE
from journeymap.storage.history import MARK
from journeymap.storage.home import Home
from journeymap.storage.workplace import Workplace, clear_set_aside, workplaces

_YOUNG = 60.0


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved work: on what, when it was last touched (UTC, ISO 8601), and how much it is.

    ``path`` is ``None`` for a document that had no file yet; then ``name`` is the title of
    its first journey, perhaps blank.
    """

    folder: Path
    name: str
    path: Path | None
    at: str
    changes: int


def recoverable() -> list[Recovery]:
    """Return the unsaved work of sessions that have ended without closing, newest first.

    Sessions that had nothing unsaved are cleared away on the way.
    """
    clear_set_aside()
    found = []
    for place in workplaces():
        try:
            recovery = _look(place)
        except OSError:
            continue
        if recovery:
            found.append(recovery)
    return sorted(found, key=lambda recovery: recovery.at, reverse=True)


def discard(recovery: Recovery) -> None:
    """Put unsaved work away; it is kept for a week in the state folder."""
    place = Workplace(recovery.folder)
    if place.folder.exists() and place.take():
        place.set_aside()


def _look(place: Workplace) -> Recovery | None:
    """Return what a session left, ``None`` when it lives, is another machine's, or left nothing."""
    if not place.take():
        return None
    try:
        facts = place.facts()
        if not place.work.exists():
            if time.time() - place.folder.stat().st_mtime > _YOUNG:
                place.remove()
            return None
        home = Home.noted(facts)
        published = home.published if home else 0
        title, at, mark = _contents(place.work)
        if mark <= published and facts:
            place.remove()
            return None
        name = home.path.name if home else title
        at = at or str(facts.get("at", ""))
        return Recovery(place.folder, name, home.path if home else None, at, mark - published)
    finally:
        place.release()


def _contents(work: Path) -> tuple[str, str, int]:
    """Return the title, the time of the last change and the reach of a working copy."""
    try:
        with hardened(work) as db:
            title = db.execute("SELECT title FROM journey ORDER BY position LIMIT 1").fetchone()
            last = db.execute("SELECT at FROM revision ORDER BY number DESC LIMIT 1").fetchone()
            mark = db.execute(MARK).fetchone()[0]
    except (sqlite3.OperationalError, *UNREADABLE):
        return "", "", 1 << 30
    return title[0] if title else "", last[0] if last else "", int(mark)

"""Work a crash left behind: what there is, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeymap.storage.examining import hardened
from journeymap.storage.faults import UNREADABLE
from journeymap.storage.history import MARK
from journeymap.storage.home import Home
from journeymap.storage.workplace import Workplace, clear_set_aside, machine, workplaces

_YOUNG = 60.0
"""Seconds in which a folder without a note may still be one that is just being made."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved work: on what, when it was last touched (UTC, ISO 8601), and how much it is.

    ``path`` is ``None`` for a document that had no file yet; then ``name`` is the title of
    its first journey, perhaps blank. ``changes`` is 0 when the copy cannot be read.
    """

    folder: Path
    name: str
    path: Path | None
    at: str
    changes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a working copy holds: its title, when it was last changed, and how far it reaches."""

    title: str
    at: str
    mark: int


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
        if facts.get("host", machine()) != machine():
            return None
        home = Home.noted(facts)
        contents = _contents(place.work)
        opening = bool(facts) and "path" not in facts
        if opening or (contents and contents.mark <= (home.published if home else 0)):
            if place.age() > _YOUNG or facts:
                place.remove()
            return None
        path = home.path if home else None
        at = str(facts.get("at", ""))
        if contents is None:
            return Recovery(place.folder, path.name if path else "", path, at, 0)
        changes = contents.mark - (home.published if home else 0)
        name = path.name if path else contents.title
        return Recovery(place.folder, name, path, contents.at or at, changes)
    finally:
        place.release()


def _contents(work: Path) -> Contents | None:
    """Return what a working copy holds, ``None`` when it cannot be read."""
    if not work.exists():
        return Contents("", "", 0)
    try:
        with hardened(work) as db:
            if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                return Contents("", "", 0)
            title = db.execute("SELECT title FROM journey ORDER BY position LIMIT 1").fetchone()
            last = db.execute("SELECT at FROM revision ORDER BY number DESC LIMIT 1").fetchone()
            mark = int(db.execute(MARK).fetchone()[0])
    except (OSError, *UNREADABLE):
        return None
    return Contents(title[0] if title else "", last[0] if last else "", mark)

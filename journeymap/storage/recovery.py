"""Work a crash left behind: what there is, and what to do with it.

Whether a session lives is told by its lock, which dies with it. Only where another machine
may be at the same folder, whose locks may not be seen, it also has to have been still for a
while; and then its work is copied and the session itself left alone.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.storage import machine
from journeymap.storage.examining import hardened
from journeymap.storage.faults import UNREADABLE, AlreadyOpen, damaged
from journeymap.storage.history import MARK
from journeymap.storage.home import Home
from journeymap.storage.note import SessionNote
from journeymap.storage.workplace import Workplace, clear_set_aside, workplaces

_YOUNG = 60.0
"""Seconds in which a folder without a note may still be one that is just being made."""

_STILL = 120.0
"""Seconds without a sign of life after which another machine's session is offered here."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Unsaved work: on what, when it was last touched (UTC, ISO 8601), and how much it is.

    ``path`` is ``None`` for a document that had no file yet; then ``name`` is the title of
    its first journey, perhaps blank. ``changes`` is 0 when the copy cannot be read or has
    lost what had not reached the file. ``viewing`` says why it is not to be put into the
    file, ``host`` on which other machine it was made, ``incomplete`` that the last changes
    may be missing.
    """

    folder: Path
    name: str
    path: Path | None
    at: str
    changes: int
    viewing: str = ""
    host: str = ""
    incomplete: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to say to whoever goes on with it."""
        return (
            (
                tr(
                    "The working copy was damaged: the last changes may be missing. It was kept as it"
                    " was found, for a week, in the state folder."
                ),
            )
            if self.incomplete
            else ()
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """What a working copy holds: its title, when it was last changed, and how far it reaches."""

    title: str
    at: str
    mark: int


def recoverable() -> list[Recovery]:
    """Return the unsaved work of sessions that have ended without closing, newest first.

    Sessions that had nothing unsaved are cleared away on the way; what cannot be looked at
    is left alone, and hides nothing of the others.
    """
    clear_set_aside()
    found = []
    for place in workplaces():
        with suppress(OSError, JourneyError, *UNREADABLE):
            if recovery := _look(place):
                found.append(recovery)
    return sorted(found, key=lambda recovery: recovery.at, reverse=True)


def discard(recovery: Recovery) -> None:
    """Put unsaved work away; it is kept for a week in the state folder."""
    place = Workplace(recovery.folder)
    if recovery.host:
        place.leave_to_owner(_reach(place))
    elif place.folder.exists() and place.take():
        place.set_aside()


def taken_up(recovery: Recovery) -> tuple[Workplace, Home | None]:
    """Return the folder of unsaved work, now ours, and its file.

    What another machine may still hold is copied. Raises ``JourneyError`` where it is no
    longer there.
    """
    place = Workplace(recovery.folder)
    if not place.folder.exists() or not place.take():
        raise AlreadyOpen(
            tr(
                "The unsaved work on “{name}” has been taken up elsewhere. Nothing is lost.",
                name=recovery.name,
            )
        )
    home = Home.noted(place.noted())
    try:
        if not place.work.exists():
            raise damaged(home.path if home else place.work, tr("its working copy is gone"))
        if recovery.incomplete:
            place.keep_copy()
        if not recovery.host:
            return place, home
        ours = Workplace.copied(place)
        place.leave_to_owner(_reach(place))
        place.release(leave=True)
        return ours, home
    except BaseException:
        place.release(leave=bool(recovery.host))
        raise


def _look(place: Workplace) -> Recovery | None:
    """Return what a session left, ``None`` when it lives, is left to its owner, or left nothing."""
    age, note = place.age(), place.noted()
    away = _is_away(note)
    if (away and 0 <= age < _STILL) or not place.take():
        return None
    try:
        if not place.sure and note.boot == machine.boot() and machine.runs(note.pid):
            return None
        found = _left(place, note, (note.host or note.machine) if away else "")
        if found is None and not away and (age > _YOUNG or note.whole):
            place.remove()
        return found
    finally:
        place.release(leave=away)


def _left(place: Workplace, note: SessionNote, host: str) -> Recovery | None:
    """Return what there is to offer of a session that has ended."""
    home, contents, counted = Home.noted(note), _contents(place.work), place.counted()
    published = home.published if home else 0
    reached = contents.mark if contents else 0
    if note.opening or (host and place.is_left_to_owner(reached)):
        return None
    lost = (counted or 0) > reached and (counted or 0) > published
    lost |= note.waiting and reached <= published and not (home and home.has_arrived(note))
    there = note.whole or bool(counted) or place.work.exists()
    if not there or (note.whole and contents and not lost and reached <= published):
        return None
    at = contents.at if contents else ""
    return Recovery(
        place.folder,
        home.path.name if home else contents.title if contents else "",
        home.path if home else None,
        at or note.at,
        max(0, reached - published) if contents else 0,
        viewing=home.viewing if home else "",
        host=host,
        incomplete=bool(contents) and lost,
    )


def _is_away(note: SessionNote) -> bool:
    """Tell whether another machine may be at work here, whose lock we might not see.

    Within one run of a kernel the lock has told, whatever the machine is called by now.
    """
    if note.boot and note.boot == machine.boot():
        return False
    if note.machine and machine.installed():
        return note.machine != machine.installed()
    return note.host not in ("", machine.name())


def _reach(place: Workplace) -> int:
    """Return how far a working copy reaches, 0 when it cannot be read."""
    contents = _contents(place.work)
    return contents.mark if contents else 0


def _contents(work: Path) -> Contents | None:
    """Return what a working copy holds, ``None`` when it cannot be read; it stays as it is."""
    if not work.exists():
        return Contents("", "", 0)
    if not work.is_file():
        return None
    try:
        with hardened(work, look=True) as db:
            if not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                return Contents("", "", 0)
            title = db.execute("SELECT title FROM journey ORDER BY position LIMIT 1").fetchone()
            last = db.execute("SELECT at FROM revision ORDER BY number DESC LIMIT 1").fetchone()
            mark = int(db.execute(MARK).fetchone()[0])
    except (OSError, *UNREADABLE):
        return None
    return Contents(title[0] if title else "", last[0] if last else "", mark)

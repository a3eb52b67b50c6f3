"""A document as a file of its own: one of its versions, or without all that is nobody's business."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journeymap.language import plural, tr
from journeymap.model.change import Change, Edit
from journeymap.model.links import REFERRING, removal
from journeymap.model.records import Asset, Comment, Dismissal, Frame, Note, Record, Source, Vote
from journeymap.model.snapshot import Snapshot
from journeymap.storage.faults import CannotRead, CannotWrite, shown
from journeymap.storage.session import Session

_AUTHORED: tuple[tuple[type[Record], dict[str, str]], ...] = (
    (Frame, {"notes": ""}),
    (Note, {"author": ""}),
    (Vote, {"voter": ""}),
    (Source, {"name": "", "digest": ""}),
)
"""Fields that say who did something or where it came from, or were meant for the speaker."""


def save_copy(
    snapshot: Snapshot, picture: Callable[[str], bytes], path: Path, own: Path | None
) -> tuple[str, ...]:
    """Put a document without any history into a file; return sentences to tell.

    ``picture`` gives the bytes by their SHA-256; those that are lost are missing in the copy,
    too. A file that stands there is replaced and kept in the backups. Raises ``JourneyError``
    when it cannot be, is open, or is ``own``, the file the document itself is kept in.
    """
    if own is not None and _one(own, path):
        raise CannotWrite(
            tr(
                "“{name}” is the file you are working on, and was left as it is. Give the copy"
                " another name.",
                name=shown(path),
            )
        )
    pictures, lost = {}, 0
    for digest in dict.fromkeys(asset.digest for asset in snapshot.all(Asset).values()):
        try:
            pictures[digest] = picture(digest)
        except CannotRead:
            lost += 1
    session = Session.new(snapshot, pictures=pictures)
    try:
        session.save_as(path)
    finally:
        notices = session.notices
        session.close()
    if lost:
        notices += (
            plural(
                "{n} picture was missing already, and is missing in the copy.",
                "{n} pictures were missing already, and are missing in the copy.",
                lost,
            ),
        )
    return notices


def cleaned(snapshot: Snapshot) -> Snapshot:
    """Return a document as it can be handed over: what is seen on the map and its sheets.

    Left out are comments, the reasons for dismissing findings, the speaker's notes, who wrote
    a note or put a dot, the names of files that were read, and pictures that nothing shows.
    """
    unmeant = [*snapshot.all(Comment), *snapshot.all(Dismissal)]
    after = snapshot.apply(Change("", removal(snapshot, unmeant)))
    edits = [
        Edit(record, bare)
        for kind, blank in _AUTHORED
        for record in after.all(kind).values()
        if (bare := record.but(**blank)) != record
    ]
    after = after.apply(Change("", tuple(edits)))
    unused = [one for one in after.all(Asset).values() if not _is_used(after, one.id)]
    return after.apply(Change("", tuple(Edit(one, None) for one in unused)))


def _is_used(snapshot: Snapshot, asset: str) -> bool:
    return any(snapshot.of(kind, name, asset) for kind, name, _ in REFERRING["Asset"])


def _one(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return path.absolute() == other.absolute()

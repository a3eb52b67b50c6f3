"""What commands do with files: read a document, make one, and find a journey in it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymap.errors import JourneyError
from journeymap.language import tr

if TYPE_CHECKING:
    from journeymap.model.snapshot import Snapshot

FINE, PROBLEM = 0, 1
"""Exit codes; argparse ends with 2 when the command itself is not understood."""


def read_and_tell(path: Path) -> Snapshot:
    """Return a document, after saying what there is to say about its file."""
    snapshot, notices = read(path)
    for notice in notices:
        print(notice, file=sys.stderr)
    return snapshot


def read(path: Path) -> tuple[Snapshot, tuple[str, ...]]:
    """Return a document and what there is to say about its file, which may be open elsewhere.

    That there is no place for a working copy is said at once: it is no fault of the file.
    """
    from journeymap.storage.session import Session

    session = Session.open(path, for_reading=True)
    if session.spare:
        print(session.spare, file=sys.stderr)
    try:
        return session.snapshot, session.notices
    finally:
        session.close()


def make(snapshot: Snapshot, path: Path) -> None:
    """Make a journey file of a document."""
    from journeymap.storage.session import Session

    session = Session.new(snapshot)
    try:
        session.save_as(path)
    finally:
        session.close()


def new_file(path: Path, force: bool) -> None:
    """Raise ``JourneyError`` when a journey file cannot or should not be made here."""
    if path.suffix.lower() != ".journey":
        raise JourneyError(
            tr(
                "A journey file ends in .journey, so {file} was not made. Write {name}.",
                file=path,
                name=path.with_name(f"{path.name}.journey"),
            )
        )
    keep_file(path, force)


def keep_file(path: Path, force: bool) -> None:
    """Raise ``JourneyError`` when something stands where a file is to be made."""
    if not force and os.path.lexists(path):
        raise JourneyError(
            tr(
                "{file} is already there and was left as it is. Choose another name, or "
                "replace it with --force.",
                file=path,
            )
        )


def journey_called(snapshot: Snapshot, title: str | None) -> str:
    """Return the id of a journey, the first one without a title; raises ``JourneyError``."""
    from journeymap.model.names import journey_name
    from journeymap.model.records import Journey

    journeys = snapshot.ordered(Journey)
    names = {journey.id: journey_name(journey) for journey in journeys}
    known = ", ".join(f"“{name}”" for name in names.values())
    found = [j for j in journeys if title in (None, names[j.id])]
    found += [j for j in journeys if j.title == title]
    if not journeys:
        raise JourneyError(tr("There is no journey in this file."))
    if not found:
        raise JourneyError(
            tr("There is no journey “{title}”. There are: {known}.", title=title, known=known)
        )
    return found[0].id


def answer(value: Any) -> None:
    """Print JSON; in ASCII where the terminal cannot be trusted with more."""
    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not wide, indent=2))

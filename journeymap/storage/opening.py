"""From the person's file to a document in a working copy."""

from __future__ import annotations

from dataclasses import replace

from journeymap.language import tr
from journeymap.storage.examining import Examined, examine
from journeymap.storage.fetching import fetch
from journeymap.storage.home import Home
from journeymap.storage.tables import FORMAT
from journeymap.storage.workplace import Workplace


def read_home(home: Home, workplace: Workplace) -> Examined:
    """Copy the file of a session and read the copy, noting on the home what was found there.

    Raises ``JourneyError`` when it cannot be read whole.
    """
    fetched = fetch(home.target, workplace.work)
    found = examine(workplace.work, home.path, sealed=not fetched.journal)
    home.signature = fetched.signature
    if found.version > FORMAT:
        return _only_looked_at(found, home, workplace)
    home.published = found.mark
    home.format = found.version if found.version < FORMAT else 0
    return found


def _only_looked_at(found: Examined, home: Home, workplace: Workplace) -> Examined:
    """Keep what could be read of a newer file, in a working copy of the present format."""
    home.viewing = tr(
        "“{name}” was written by a newer version of Journeymap and can only be looked at here."
        " Saved under another name, it will lack what this version does not know.",
        name=home.path.name,
    )
    workplace.clear()
    return replace(found, mark=0)

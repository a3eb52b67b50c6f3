"""From the person's file to a document in a working copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journeymap.language import tr
from journeymap.storage.companions import Companion, companions_of
from journeymap.storage.examining import Examined, examine
from journeymap.storage.faults import Damaged, Unfit, broken, foreign
from journeymap.storage.fetching import fetch
from journeymap.storage.home import Home
from journeymap.storage.identity import identity
from journeymap.storage.tables import FORMAT
from journeymap.storage.workplace import Workplace


class _LeftOut(Exception):
    """The companions without which the file has to be read, and why."""

    def __init__(self, companions: Sequence[Companion], reason: Unfit) -> None:
        super().__init__(str(reason))
        self.companions = companions


def read_home(home: Home, workplace: Workplace) -> Examined:
    """Copy the file of a session and read the copy, noting on the home what was found there.

    What another program left beside the file is played into the copy if it fits, and left
    out if not; either is said. Raises ``JourneyError`` when the file cannot be read whole.
    """
    beside = companions_of(home.target)
    left: dict[Companion, str] = {}
    while True:
        taken = [companion for companion in beside if companion not in left]
        try:
            found, played = _read(home, workplace, taken)
            break
        except _LeftOut as out:
            left |= dict.fromkeys(out.companions, str(out))
    told = _told(home, taken if played else (), left)
    found = replace(found, notices=(*told, *found.notices))
    if found.version > FORMAT:
        return _only_looked_at(found, home, workplace)
    home.published = found.mark
    home.format = found.version if found.version < FORMAT else 0
    return found


def _read(home: Home, workplace: Workplace, taken: list[Companion]) -> tuple[Examined, bool]:
    """Return what a file and its companions hold, and whether those made a difference.

    Raises ``_LeftOut`` when it has to be tried again without some of them.
    """
    workplace.clear()
    home.signature = fetch(home.target, workplace.work, alone=not taken)
    if not taken:
        return examine(workplace.work, home.path, sealed=True), False
    played = _played(workplace, taken)
    try:
        return examine(workplace.work, home.path, sealed=not played), played
    except Damaged:
        raise _LeftOut(taken, broken()) from None


def _played(workplace: Workplace, taken: list[Companion]) -> bool:
    """Play companions into the copy; return whether they made a difference.

    A file that is byte for byte as we saved it has none, whatever lies beside it.
    """
    before = identity(workplace.work)
    if before and before.sealed:
        raise _LeftOut(taken, foreign())
    played = False
    for companion in taken:
        try:
            played |= companion.play(workplace.work)
        except Unfit as error:
            raise _LeftOut([companion], error) from None
    after = identity(workplace.work) if played and before else None
    if before and after and not before.may_become(after):
        raise _LeftOut(taken, foreign())
    return played


def _told(home: Home, played: Sequence[Companion], left: Mapping[Companion, str]) -> Iterator[str]:
    """Yield what to tell about the companions of a file."""
    for companion in played:
        yield tr(
            "Beside “{name}” lies “{other}”, in which another program left part of its work."
            " That was taken in; please look it over. Saving puts “{other}” among the backups.",
            name=home.path.name,
            other=companion.path.name,
        )
    for companion, why in left.items():
        yield tr(
            "Beside “{name}” lies “{other}”, which was left out: {reason}. Saving puts it among"
            " the backups.",
            name=home.path.name,
            other=companion.path.name,
            reason=why,
        )


def _only_looked_at(found: Examined, home: Home, workplace: Workplace) -> Examined:
    """Keep what could be read of a newer file, in a working copy of the present format."""
    home.viewing = tr(
        "“{name}” was written by a newer version of Journeymap and can only be looked at here."
        " Saved under another name, it will lack what this version does not know.",
        name=home.path.name,
    )
    workplace.clear()
    return replace(found, mark=0)

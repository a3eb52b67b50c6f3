"""What follows a touchpoint, as it is typed into a cell: names, perhaps with shares."""

from __future__ import annotations

import re

from journeymap.errors import JourneyError
from journeymap.language import read_number, tr
from journeymap.model.change import Change, change
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.typed.values import shortened
from journeymap.view.table.contents import followers_of

_SHARE = re.compile(r"(?P<name>.*\S)\s+(?P<share>\d+(?:[.,]\d+)?\s*%)")
_SLACK = 0.006
"""How far a typed share may be from what is reckoned and still be what is shown."""


def lead_to(snapshot: Snapshot, journey: str, card: Touchpoint, text: str) -> Change | None:
    """Let arrows lead to the touchpoints that are named; those that are named no longer go.

    A share as “46 %” becomes the weight of its arrow, unless that is what its counts come to.
    """
    from journeymap.analysis.flow.shares import shares

    known = _by_name(snapshot, journey, card)
    wanted: dict[str, float | None] = {}
    for part in _parts(text, known):
        target, share = _read(part, known)
        if target == card.id:
            raise JourneyError(tr("A touchpoint does not lead to itself."))
        wanted[target] = share
    there = {arrow.target: arrow for arrow in followers_of(snapshot, card.id)}
    given = shares(snapshot, journey).of
    add, edit = [], []
    for target, share in wanted.items():
        arrow = there.get(target)
        weight = {} if share is None else {"weight": share, "unit": "probability"}
        if arrow is None:
            add.append(Connection(source=card.id, target=target).but(**weight))
        elif share is not None and abs(given.get(arrow.id, -1.0) - share) > _SLACK:
            edit.append((arrow, arrow.but(assumed=False, **weight)))
    gone = [arrow for target, arrow in there.items() if target not in wanted]
    return change("Connect", add=add, edit=edit, remove=gone) or None


def _by_name(snapshot: Snapshot, journey: str, card: Touchpoint) -> dict[str, str]:
    """Return the touchpoints by their names; of several the next one after the card counts."""
    row = cards(snapshot, journey)
    at = next((i for i, other in enumerate(row) if other.id == card.id), 0)
    found: dict[str, str] = {}
    for other in (*row[at + 1 :], *row[: at + 1]):
        found.setdefault(_plain(other.title), other.id)
    found.pop("", None)
    return found


def _plain(name: str) -> str:
    return " ".join(name.replace(";", ",").split()).casefold()


def _parts(text: str, known: dict[str, str]) -> list[str]:
    """Return the names in a text; at a comma it is parted only where it names nothing whole."""
    found = []
    for part in re.split(r"[;\n]", text):
        whole = _SHARE.fullmatch(part.strip())
        if _plain(whole["name"] if whole else part) in known:
            found.append(part)
        else:
            found += part.split(",")
    return [part.strip() for part in found if part.strip()]


def _read(part: str, known: dict[str, str]) -> tuple[str, float | None]:
    said, share = part, None
    match = _SHARE.fullmatch(part)
    if match and _plain(part) not in known:
        number = read_number(match["share"])
        said = match["name"]
        share = number[0] / 100 if number else None
        if share is not None and share > 1:
            raise JourneyError(tr("“{text}”: a share is at most 100 %.", text=shortened(part)))
    target = known.get(_plain(said))
    if target is None:
        raise JourneyError(tr("No touchpoint is called “{text}”.", text=shortened(said)))
    return target, share

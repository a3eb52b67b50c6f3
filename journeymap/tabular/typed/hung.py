"""Frictions as they are typed into a cell: “4 Waits 11 min on hold; 2 Music too loud”."""

from __future__ import annotations

import re

from journeymap.analysis.frictions import worst_first
from journeymap.editing.lanes import with_lane
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import journey_of
from journeymap.model.order import after_last
from journeymap.model.records import Friction, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.typed.values import shortened

_APART = re.compile(r"\s*(?:;|\n)\s*")
_SAID = re.compile(r"(?P<severity>[0-4]|\?)(?:[\s.:)–—-]+|$)(?P<title>.*)", re.DOTALL)
_BEYOND = re.compile(r"(?:[5-9]|10)(?:\s*$|\s*[.:)–—]\s)")


def type_frictions(snapshot: Snapshot, card: Touchpoint, text: str) -> Change | None:
    """Write what gets in the way at a touchpoint: each a severity from 0 to 4 and what it is.

    One of the same words, else in the same place, stays the record it is, with its share and
    kind; those that are named no longer go.
    """
    said = [_read(part) for part in _APART.split(text) if part.strip()]
    there = worst_first(snapshot.of(Friction, "touchpoint", card.id))
    met = _met(there, [title for title, _ in said])
    row = after_last(snapshot.of(Friction, "touchpoint", card.id))
    add, edit, kept = [], [], set[str]()
    for i, (title, severity) in enumerate(said):
        one = met[i]
        if one is None:
            add.append(
                Friction(touchpoint=card.id, title=title, severity=severity, position=row + i)
            )
            continue
        kept.add(one.id)
        same = " ".join(one.title.split()) == title
        edit.append((one, one.but(title=one.title if same else title, severity=severity)))
    gone = [one for one in there if one.id not in kept]
    done = change("Friction", add=add, edit=edit, remove=gone)
    journey = journey_of(snapshot, card) if add else None
    return (with_lane(snapshot, journey, "friction", done) if journey else done) or None


def _met(there: list[Friction], titles: list[str]) -> list[Friction | None]:
    """Return for each title the friction that is meant by it: of the same words, else in place."""
    free = list(there)
    found: list[Friction | None] = []
    for title in titles:
        same = next((one for one in free if " ".join(one.title.split()) == title), None)
        if same:
            free.remove(same)
        found.append(same)
    return [one or (free.pop(0) if free else None) for one in found]


def _read(part: str) -> tuple[str, int | None]:
    """Return title and severity of one friction; raises ``JourneyError``."""
    part = " ".join(part.split())
    if _BEYOND.match(part):
        raise JourneyError(tr("“{text}”: a severity is from 0 to 4.", text=shortened(part)))
    found = _SAID.fullmatch(part)
    if found is None:
        return part, None
    severity = None if found["severity"] == "?" else int(found["severity"])
    return found["title"].strip(), severity

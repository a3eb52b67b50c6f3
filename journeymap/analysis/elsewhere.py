"""Arrows between journeys: whom a touchpoint influences in another one, and who influences it."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.arrows import PLAIN
from journeymap.language import tr
from journeymap.model.grid import journey_of
from journeymap.model.names import journey_name
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot


class FarEnd(NamedTuple):
    """The other end of an arrow, in another journey, and whether the arrow comes from there."""

    touchpoint: str
    title: str
    journey: str
    name: str
    comes: bool
    kind: str


def far_ends(snapshot: Snapshot, card: Touchpoint) -> tuple[FarEnd, ...]:
    """Return where the arrows of a touchpoint that leave its journey lead, and where come from."""
    found = []
    for field in ("source", "target"):
        comes = field == "target"
        for arrow in snapshot.of(Connection, field, card.id):
            if arrow.kind == PLAIN:  # what follows stands in one journey
                continue
            other = snapshot.get(Touchpoint, arrow.source if comes else arrow.target)
            there = journey_of(snapshot, other) if other else None
            journey = snapshot.get(Journey, there)
            if other and journey and there != journey_of(snapshot, card):
                title = other.title.strip() or tr("untitled touchpoint")
                name = journey_name(journey)
                found.append(FarEnd(other.id, title, journey.id, name, comes, arrow.kind))
    return tuple(found)


def far_words(end: FarEnd) -> str:
    """Return which touchpoint of which journey it is."""
    return tr("{touchpoint} · {journey}", touchpoint=end.title, journey=end.name)

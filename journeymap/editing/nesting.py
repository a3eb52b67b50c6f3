"""Journeys inside journeys: which one a touchpoint may open."""

from __future__ import annotations

from journeymap.model.records import Journey, Lane, Touchpoint
from journeymap.model.snapshot import Snapshot


def openable(snapshot: Snapshot, card: Touchpoint) -> tuple[Journey, ...]:
    """Return the journeys that may be inside a touchpoint: none that leads back to its own."""
    lane = snapshot.get(Lane, card.lane)
    own = lane.journey if lane else ""
    inside = _inside(snapshot)

    def leads_back(journey: str) -> bool:
        seen, waiting = set[str](), [journey]
        while waiting:
            id = waiting.pop()
            if id not in seen:
                seen.add(id)
                waiting += inside.get(id, ())
        return own in seen

    return tuple(one for one in snapshot.ordered(Journey) if not leads_back(one.id))


def _inside(snapshot: Snapshot) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for card in snapshot.all(Touchpoint).values():
        lane = snapshot.get(Lane, card.lane)
        if card.opens and lane:
            found.setdefault(lane.journey, set()).add(card.opens)
    return found

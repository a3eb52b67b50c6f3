"""Where customers change the channel: arrows from one lane of touchpoints to another."""

from __future__ import annotations

from journeymap.arrows import is_walked
from journeymap.model.grid import cards, lanes
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot


def channel_hops(snapshot: Snapshot, journey: str) -> dict[str, tuple[str, str]]:
    """Return the arrows along which customers change the channel, with the lane before and behind.

    They are by their ids, the lanes by theirs. Lanes of different roles are no two channels but
    two sides of one contact: a customer's action and who serves it. Behind the stage nobody
    changes anything.
    """
    roles = {lane.id: lane.role for lane in lanes(snapshot, journey)}
    lane_of = {card.id: card.lane for card in cards(snapshot, journey)}
    found: dict[str, tuple[str, str]] = {}
    for arrow in snapshot.all(Connection).values():
        if arrow.source in lane_of and arrow.target in lane_of:
            ends = lane_of[arrow.source], lane_of[arrow.target]
            role, other = (roles.get(lane, "") for lane in ends)
            front = role == other and role not in ("backstage", "support")
            if ends[0] != ends[1] and front and is_walked(arrow):
                found[arrow.id] = ends
    return found

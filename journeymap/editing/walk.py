"""Moving the selection over the map with the arrow keys."""

from __future__ import annotations

from typing import Literal

from journeymap.editing import View
from journeymap.editing.places import index_of
from journeymap.model.grid import cards, columns, lanes
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

Direction = Literal["left", "right", "up", "down", "follow", "back"]


def neighbour(
    snapshot: Snapshot, journey: str, id: str | None, direction: Direction
) -> str | None:
    """Return the touchpoint next to another one, or ``None`` where there is none.

    Left and right go to the next column that holds any, there to the same lane or the
    nearest; up and down go through the step, then to the nearest column of the next
    lane; ``follow`` and ``back`` go along the connections. From nowhere one comes to the first.
    """
    card = snapshot.get(Touchpoint, id)
    if card is None:
        order = cards(snapshot, journey)
        return order[0].id if order else None
    if direction in ("follow", "back"):
        return _along(snapshot, card, direction == "follow")
    by = 1 if direction in ("right", "down") else -1
    if direction in ("left", "right"):
        return _aside(snapshot, journey, card, by)
    return _upright(snapshot, journey, card, by)


def beside(view: View) -> str | None:
    """Return the touchpoint to go on from when the selected ones are gone."""
    card = view.card
    ways: tuple[Direction, ...] = ("left", "right", "up", "down")
    for direction in ways if card else ():
        there = neighbour(view.snapshot, view.journey, card.id if card else None, direction)
        if there and there not in view.selection:
            return there
    return None


def _along(snapshot: Snapshot, card: Touchpoint, forward: bool) -> str | None:
    near, far = ("source", "target") if forward else ("target", "source")
    arrows = snapshot.of(Connection, near, card.id)
    first = sorted(arrows, key=lambda arrow: arrow.kind != "next")
    return getattr(first[0], far) if first else None


def _aside(snapshot: Snapshot, journey: str, card: Touchpoint, by: int) -> str | None:
    row, grouped = columns(snapshot, journey), snapshot.by(Touchpoint, "step")
    rank = {lane.id: i for i, lane in enumerate(lanes(snapshot, journey))}
    here = index_of(row, card.step)
    stack = [other for other in grouped[card.step] if other.lane == card.lane]
    depth = index_of(stack, card.id)
    for step in row[here + 1 :] if by > 0 else row[:here][::-1]:
        there = grouped.get(step.id, ())
        if there:
            near = min(there, key=lambda other: abs(rank[other.lane] - rank[card.lane]))
            pile = [other for other in there if other.lane == near.lane]
            return pile[min(depth, len(pile) - 1)].id
    return None


def _upright(snapshot: Snapshot, journey: str, card: Touchpoint, by: int) -> str | None:
    rank = {lane.id: i for i, lane in enumerate(lanes(snapshot, journey))}
    here = rank[card.lane]
    column = sorted(
        snapshot.of(Touchpoint, "step", card.step), key=lambda other: rank[other.lane]
    )
    there = index_of(column, card.id) + by
    if 0 <= there < len(column):
        return column[there].id
    place = {step.id: i for i, step in enumerate(columns(snapshot, journey))}
    beyond = [x for x in cards(snapshot, journey) if (rank[x.lane] - here) * by > 0]
    middle = place[card.step]
    nearest = min(
        beyond,
        key=lambda x: (abs(rank[x.lane] - here), abs(place[x.step] - middle)),
        default=None,
    )
    return nearest.id if nearest else None

"""Moving the selection over the map with the arrow keys."""

from __future__ import annotations

from typing import Literal

from journeymap.editing import EditView
from journeymap.editing.contents import box_cell, standing_in
from journeymap.editing.places import index_of
from journeymap.editing.walk_graph import graph_neighbour
from journeymap.model.grid import Cell, cards, columns, lanes, slots
from journeymap.model.records import Connection, Step, Touchpoint
from journeymap.model.snapshot import Snapshot

Direction = Literal["left", "right", "up", "down", "follow", "back"]

_WAYS: dict[str, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


def neighbour(snapshot: Snapshot, journey: str, id: str | None, direction: Direction) -> str | None:
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


def onward(
    view: EditView, here: Cell | None, direction: Direction
) -> tuple[Cell | None, tuple[str, ...]]:
    """Return the cell that becomes the current one, and what is selected there.

    From a current cell or a box one comes to the one beside it, and to the first touchpoint or
    box in it; up and down go through the boxes of a cell first. From a touchpoint one comes to
    the next one, or where there is none that way, to the cell beside it. Where cards stand in
    no cells, one goes along the arrows.
    """
    snapshot, journey = view.snapshot, view.journey
    standing = view.standing()
    if standing.regions:
        there = graph_neighbour(
            snapshot, journey, standing, view.card.id if view.card else None, direction
        )
        return None, (there,) if there else ()
    here = here or box_cell(view)
    if here and direction in _WAYS:
        return _from_cell(view, here, direction)
    card = view.card
    next_one = neighbour(snapshot, journey, card.id if card else None, direction)
    if next_one:
        return None, (next_one,)
    step = snapshot.get(Step, card.step) if card else None
    if card is None or step is None or direction not in _WAYS:
        return None, ()
    beside_it = _aside_cell(view, Cell(step.stage, step.id, card.lane), direction)
    return beside_it, _first(view, beside_it, direction) if beside_it else ()


def _from_cell(
    view: EditView, here: Cell, direction: Direction
) -> tuple[Cell | None, tuple[str, ...]]:
    """Go on inside a cell, else to the one beside it."""
    inside = standing_in(view, here)
    last = view.selection[-1] if view.selection else ""
    if last in inside and direction in ("up", "down"):
        at = inside.index(last) + (1 if direction == "down" else -1)
        if 0 <= at < len(inside):
            return here, (inside[at],)
    there = _aside_cell(view, here, direction)
    if there is None:
        return here, (last,) if last in inside else inside[:1]
    return there, _first(view, there, direction)


def _first(view: EditView, there: Cell, direction: Direction) -> tuple[str, ...]:
    """Return what one meets first in a cell one comes to."""
    inside = standing_in(view, there)
    return inside[-1:] if direction == "up" else inside[:1]


def _aside_cell(view: EditView, here: Cell, direction: Direction) -> Cell | None:
    """Return the cell one further, in lanes that are shown; ``None`` at the edge."""
    row = slots(view.snapshot, view.journey)
    shown = [lane.id for lane in lanes(view.snapshot, view.journey) if lane.visible]
    if (here.stage, here.step) not in row or here.lane not in shown:
        return None
    across, down = _WAYS[direction]
    x, y = row.index((here.stage, here.step)) + across, shown.index(here.lane) + down
    if not (0 <= x < len(row) and 0 <= y < len(shown)):
        return None
    return Cell(*row[x], shown[y])


def beside(view: EditView) -> str | None:
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
    column = sorted(snapshot.of(Touchpoint, "step", card.step), key=lambda other: rank[other.lane])
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

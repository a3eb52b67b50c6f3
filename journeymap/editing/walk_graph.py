"""Walking over the graph with the arrow keys: along the arrows, and through its columns."""

from __future__ import annotations

from journeymap.analysis.flow.paths import flow
from journeymap.analysis.flow.shares import shares
from journeymap.arrows import is_return
from journeymap.drawing.shapes import Rect
from journeymap.editing.standing import CardPlaces
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot


def graph_neighbour(
    snapshot: Snapshot, journey: str, standing: CardPlaces, id: str | None, direction: str
) -> str | None:
    """Return the touchpoint the selection comes to from another one; ``None`` where there is none.

    Right goes along the arrow most customers take, left back along that by which most of them
    come; where no arrow leads, to the nearest card on that side. Up and down go through the
    cards of a column, and at its end to the column before or behind: so one comes to every card.
    From nowhere one comes to the first.
    """
    columns = _columns(standing)
    if id is None or id not in standing.cards:
        return columns[0][0] if columns else None
    if direction in ("up", "down"):
        return card_beside(standing, id, direction)
    forth = direction in ("right", "follow")
    ways = onward_from(snapshot, journey, id) if forth else whence(snapshot, journey, id)
    seen = [way for way in ways if way[0] in standing.cards]
    if seen:
        return seen[0][0]
    return None if direction in ("follow", "back") else card_beside(standing, id, direction)


def card_beside(standing: CardPlaces, id: str, direction: str) -> str | None:
    """Return the card beside another one by their places alone.

    Up and down go through the columns, left and right to the nearest on that side.
    """
    if id not in standing.cards:
        return None
    if direction not in ("up", "down"):
        return _beside(standing, id, forth=direction == "right")
    every = [one for column in _columns(standing) for one in column]
    there = every.index(id) + (1 if direction == "down" else -1)
    return every[there] if 0 <= there < len(every) else None


def onward_from(snapshot: Snapshot, journey: str, id: str) -> list[tuple[str, float | None]]:
    """Return where the arrows from a touchpoint lead, the likeliest first.

    Each is the id of a touchpoint and the share, 0 to 1, of those who go there, as far as it is
    known. What leads back, as loyalty does, comes last.
    """
    given = shares(snapshot, journey)
    found = [
        (is_return(arrow), -given.of.get(arrow.id, -1.0), arrow)
        for arrow in snapshot.of(Connection, "source", id)
        if arrow.target != id and snapshot.get(Touchpoint, arrow.target)
    ]
    found.sort(key=lambda one: one[:2])
    return [(arrow.target, given.of.get(arrow.id)) for _, _, arrow in found]


def whence(snapshot: Snapshot, journey: str, id: str) -> list[tuple[str, float | None]]:
    """Return whence the arrows to a touchpoint come, first that by which most customers do.

    Each is the id of a touchpoint and how often, in one journey, somebody comes from there, as
    far as it is known. Who comes back, as by loyalty, comes last.
    """
    walks = flow(snapshot, journey).walks
    found = [
        (is_return(arrow), -walks.get(arrow.id, -1.0), arrow)
        for arrow in snapshot.of(Connection, "target", id)
        if arrow.source != id and snapshot.get(Touchpoint, arrow.source)
    ]
    found.sort(key=lambda one: one[:2])
    return [(arrow.source, walks.get(arrow.id)) for _, _, arrow in found]


def _columns(standing: CardPlaces) -> list[list[str]]:
    """Return the cards in columns from left to right, each from above to below.

    Those stand in one column whose left edges lie left of the middle of its first.
    """
    columns: list[list[str]] = []
    middle = 0.0
    for id, rect in sorted(standing.cards.items(), key=lambda one: (one[1].x, one[1].y)):
        if not columns or rect.x >= middle:
            columns.append([])
            middle = rect.centre[0]
        columns[-1].append(id)
    for column in columns:
        column.sort(key=lambda id: (standing.cards[id].y, standing.cards[id].x))
    return columns


def _beside(standing: CardPlaces, id: str, *, forth: bool) -> str | None:
    """Return the nearest card that begins further on, where it lies on the same level first."""
    here = standing.cards[id]

    def far(rect: Rect) -> float:
        across = rect.x - here.right if forth else here.x - rect.right
        return abs(across) + 2 * abs(rect.centre[1] - here.centre[1])

    ahead = {
        other: rect
        for other, rect in standing.cards.items()
        if (rect.x > here.centre[0] if forth else rect.right < here.centre[0])
    }
    return min(ahead, key=lambda other: far(ahead[other]), default=None)

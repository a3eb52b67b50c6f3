"""What runs over the top: its tracks, and where it leaves and enters cards from above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeymap.drawing.shapes import Point, Rect
from journeymap.layout.graph.layers import Layers
from journeymap.layout.graph.ports import Ports
from journeymap.layout.graph.shape import GraphLink
from journeymap.layout.tracks import tracks_of

_LINE = 14.0
_EDGE = 10.0
_DOOR = 14.0
"""How far apart arrows stand on the upper edge of a card."""


@dataclass(slots=True)
class Roof:
    """The room over the cards, and the height of each arrow in it counted from its upper edge."""

    height: float
    levels: dict[str, float]


def roof_of(layers: Layers, ports: Ports, links: Sequence[GraphLink]) -> Roof:
    """Return the tracks of all arrows that run over the top: the shorter ones lower."""
    over = [link for link in links if layers.ways[link.id] == "over"]
    spans = {}
    for link in over:
        ends = [
            2 * layers.column[layers.item_of[link.source]] + 1,
            2 * layers.column[layers.item_of[link.target]] + 1,
        ]
        ends[0] += (link.id, True) not in ports.risen
        ends[1] -= (link.id, False) not in ports.risen
        more = 2 if link.label[0] else 0
        spans[link.id] = (min(ends) - more, max(ends) + more)
    over.sort(key=lambda k: (spans[k.id][1] - spans[k.id][0], spans[k.id], k.id))
    tracks = tracks_of([spans[link.id] for link in over])
    rooms = [0.0] * (max(tracks, default=-1) + 1)
    for link, track in zip(over, tracks, strict=True):
        rooms[track] = max(rooms[track], _LINE, link.label[1] + 6.0, link.thick + 6.0)
    height = sum(rooms) + (2 * _EDGE if rooms else 0.0)
    levels = {
        link.id: height - _EDGE - sum(rooms[:track]) - rooms[track] / 2
        for link, track in zip(over, tracks, strict=True)
    }
    return Roof(height, levels)


def doors(
    ports: Ports, links: Mapping[str, GraphLink], cards: Mapping[str, Rect]
) -> dict[tuple[str, bool], float]:
    """Return the x at which each arrow leaves or enters through the top of its card."""
    by_card: dict[str, list[tuple[float, str, bool]]] = defaultdict(list)
    for id, begins in ports.risen:
        link = links[id]
        here, there = (link.source, link.target) if begins else (link.target, link.source)
        by_card[here].append((cards[there].x, id, begins))
    found = {}
    for card, ends in by_card.items():
        rect = cards[card]
        ends.sort()
        apart = min(_DOOR, (rect.w - 16.0) / len(ends))
        x = rect.centre[0] - apart * (len(ends) - 1) / 2
        for i, (_, id, begins) in enumerate(ends):
            found[id, begins] = x + apart * i
    return found


def label_over(
    size: tuple[float, float],
    points: Sequence[Point],
    uprights: Sequence[tuple[float, float, float]],
    taken: Sequence[Rect],
    page: float,
) -> Rect:
    """Return a place on the level run of an arrow over the top: near its middle, if it is free.

    ``uprights`` are the others' (x, top, bottom), ``page`` is how wide the page is.
    """
    y = min(y for _, y in points)
    x0, x1 = (x for x, height in points if height == y)
    wide, high = size
    middle, reach = (x0 + x1) / 2, max(abs(x1 - x0) / 2 - wide / 2 - 14.0, 0.0)
    spots = [0.0, *(sign * reach * i / 24 for i in range(1, 25) for sign in (1, -1))]
    lefts = (max(min(middle + by - wide / 2, page - wide - 4.0), 4.0) for by in spots)
    places = [Rect(x, y - high / 2, wide, high) for x in lefts]
    open_ = [place for place in places if not any(place.meets(other) for other in taken)]
    for place in open_:
        crossed = any(
            place.x - 3 < x < place.right + 3 and top < place.bottom and bottom > place.y
            for x, top, bottom in uprights
        )
        if not crossed:
            return place
    return (open_ or places)[0]

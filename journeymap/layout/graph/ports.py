"""At which height every arrow leaves its card, passes the columns between and arrives."""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.shapes import Rect
from journeymap.layout.graph.heights import Sizes
from journeymap.layout.graph.layers import Layers
from journeymap.layout.graph.shape import GraphLink, GraphShape

EDGE = 9.0
"""How far from the corner of a card the first arrow meets it."""
HEADS = 11.0
"""How far apart arrows arrive."""
LINES = 9.0
"""How far apart arrows leave that say nothing."""
_CLEAR = 7.0
"""How far a lane keeps from what stands over and under it."""
_BENT = 24.0
"""How far a lane leaves its place so that its arrow need not bend."""
_APART = (6.0, 4.0, 2.5, 1.2)


class End(NamedTuple):
    """One end of an arrow at a side of a card: where its other end is, and the room it takes."""

    link: GraphLink
    begins: bool
    towards: float
    room: float


@dataclass(slots=True)
class Ports:
    """The heights of all arrows: at both cards, in their lanes, and which go through the top.

    ``levels`` are for each gutter the heights that come into it from its left.
    """

    out: dict[str, float] = field(default_factory=dict)
    into: dict[str, float] = field(default_factory=dict)
    lanes: dict[str, list[float]] = field(default_factory=dict)
    risen: set[tuple[str, bool]] = field(default_factory=set)
    levels: list[list[float]] = field(default_factory=list)


def room_of(link: GraphLink, begins: bool, labelled: bool) -> float:
    """Return how much of the side of a card an end of an arrow takes."""
    label = link.label[1] + 4.0 if labelled and link.label[0] else 0.0
    return max(LINES if begins else HEADS, link.thick + 5.0, label)


def says_at(link: GraphLink, way: str, begins: bool) -> bool:
    """Tell whether the label of an arrow stands at this end of it."""
    return (way in ("through", "beside") and begins) or (way == "back" and not begins)


class Sides:
    """Which arrows meet the left and the right side of each card."""

    def __init__(self, shape: GraphShape, layers: Layers) -> None:
        self.left: dict[str, list[tuple[GraphLink, bool]]] = defaultdict(list)
        self.right: dict[str, list[tuple[GraphLink, bool]]] = defaultdict(list)
        self.ways = layers.ways
        for link in shape.links:
            way = layers.ways[link.id]
            if way in ("through", "over"):
                self.right[link.source].append((link, True))
                self.left[link.target].append((link, False))
            elif way == "back":
                self.left[link.source].append((link, True))
                self.right[link.target].append((link, False))
            elif way == "beside":
                self.right[link.source].append((link, True))
                self.right[link.target].append((link, False))

    def least_height(self, card: str) -> float:
        """Return how high a card must be for all that meets it."""
        return (
            max(
                sum(room_of(k, begins, says_at(k, self.ways[k.id], begins)) for k, begins in side)
                for side in (self.left[card], self.right[card])
            )
            + 2 * EDGE
        )


def ports(
    layers: Layers,
    columns: Sequence[Sequence[int]],
    sides: Sides,
    cards: Mapping[str, Rect],
    tops: Sequence[float],
    sizes: Sizes,
) -> Ports:
    """Return the heights of all arrows, found from column to column.

    In a gutter no two heights are the same, so that no two level runs lie on one another,
    whatever their uprights do. ``cards`` have their heights; x does not matter yet.
    """
    found = Ports(levels=[[] for _ in range(len(columns) + 1)])
    found.lanes = {id: [0.0] * (len(chain) - 2) for id, chain in layers.chains.items()}
    _Setter(layers, sides, cards, tops, sizes, found).set(columns)
    return found


class _Setter:
    """Sets heights; knows which are taken."""

    def __init__(
        self,
        layers: Layers,
        sides: Sides,
        cards: Mapping[str, Rect],
        tops: Sequence[float],
        sizes: Sizes,
        found: Ports,
    ) -> None:
        self.layers, self.sides, self.cards, self.tops = layers, sides, cards, tops
        self.sizes, self.found = sizes, found
        self.arrived: dict[str, float] = {}

    def set(self, columns: Sequence[Sequence[int]]) -> None:
        """Set all heights, column by column from the left."""
        for number, column in enumerate(columns):
            level = self.found.levels[number + 1]
            self._risen(column)
            high = -1e9
            for place, item in enumerate(column):
                following = column[place + 1] if place + 1 < len(column) else None
                link = self.layers.lane[item]
                if link is not None:
                    y = self._lane(link, number, item, high, following)
                    insort(level, y)
                    high = y + link.thick / 2
                    continue
                for card in self.layers.cards[item]:
                    self._left(card, number, self.found.levels[number])
                    for y in self._right(card):
                        insort(level, y)
                high = self.tops[item] + self.sizes.high[item]

    def _risen(self, column: Sequence[int]) -> None:
        """Let what runs over the top leave through the top of the first card of a column."""
        if not column or not self.layers.cards[column[0]]:
            return
        card = self.layers.cards[column[0]][0]
        for side in (self.sides.right, self.sides.left):
            for link, begins in side[card]:
                if self.layers.ways[link.id] == "over":
                    self.found.risen.add((link.id, begins))

    def _lane(
        self, link: GraphLink, column: int, item: int, above: float, following: int | None
    ) -> float:
        """Set a lane as near as may be to where its arrow comes from, and return its height.

        ``above`` is the end of what stands over it; what stands under it keeps its place.
        """
        chain = self.layers.chains[link.id]
        index = column - self.layers.column[chain[0]] - 1
        before, y = self._level(link, index), self.tops[item]
        room = _CLEAR + link.thick / 2
        high = 1e9
        if following is not None:
            other = self.layers.lane[following]
            high = self.tops[following] - room - (other.thick / 2 if other is not None else 0.0)
        low = min(above + room, y)
        high = max(high, y)
        wish = before if low <= before <= high and abs(before - y) < _BENT else y
        found = _free(wish, low, high, self.found.levels[column], before)
        self.found.lanes[link.id][index] = found
        return found

    def _level(self, link: GraphLink, index: int) -> float:
        """Return the height of an arrow in the gutter left of one of its items."""
        if index:
            return self.found.lanes[link.id][index - 1]
        back = self.layers.ways[link.id] == "back"
        return (self.found.into if back else self.found.out)[link.id]

    def _left(self, card: str, column: int, foreign: list[float]) -> None:
        ends, own = [], {}
        for link, begins in self.sides.left[card]:
            if (link.id, begins) in self.found.risen:
                continue
            towards = -1e9
            if self.layers.ways[link.id] != "over":
                chain = self.layers.chains[link.id]
                towards = own[link.id] = self._level(link, len(chain) - 2)
            ends.append(End(link, begins, towards, room_of(link, begins, False)))
        aim = next((y for id, y in own.items() if id in self.layers.main), None)
        for end, low, wish, high in _spread(self.cards[card], ends, self.layers.main, aim):
            level = own.get(end.link.id)
            if level is not None and low <= level <= high:
                wish = level
            y = _free(wish, low, high, foreign, level)
            self._keep(end, y)
            if end.link.id in self.layers.main and not end.begins:
                self.arrived[card] = y

    def _right(self, card: str) -> list[float]:
        ends = []
        for link, begins in self.sides.right[card]:
            if (link.id, begins) in self.found.risen:
                continue
            way = self.layers.ways[link.id]
            room = room_of(link, begins, says_at(link, way, begins))
            ends.append(End(link, begins, self._towards(link, begins, card), room))
        heights = []
        aim = self.arrived.get(card)
        for end, _, wish, _ in _spread(self.cards[card], ends, self.layers.main, aim):
            self._keep(end, wish)
            heights.append(wish)
        return heights

    def _towards(self, link: GraphLink, begins: bool, card: str) -> float:
        way = self.layers.ways[link.id]
        if way == "over":
            return -1e9
        if way == "beside":
            other = link.target if begins else link.source
            y = self.cards[other].y
            return 1e9 if other == card else y + (1e6 if y > self.cards[card].y else -1e6)
        item = self.layers.chains[link.id][1]
        if self.layers.lane[item] is not None:
            return self.tops[item]
        other = link.target if way == "through" else link.source
        return self.cards[other].centre[1]

    def _keep(self, end: End, y: float) -> None:
        (self.found.out if end.begins else self.found.into)[end.link.id] = y


def _spread(
    card: Rect, ends: list[End], main: set[str], aim: float | None
) -> list[tuple[End, float, float, float]]:
    """Return for each end at a side of a card the least, the best and the greatest height.

    Around the middle, in the order of where they go. The likeliest path has the middle, or where
    it aims at, and then one alone too.
    """
    if not ends:
        return []
    ends.sort(key=lambda end: end.towards)
    rooms = [end.room for end in ends]
    y = card.centre[1] - sum(rooms) / 2
    y = max(min(y, card.bottom - EDGE / 2 - sum(rooms)), card.y + EDGE / 2)
    much = max(range(len(ends)), key=lambda i: (ends[i].link.id in main, ends[i].link.weight))
    shift = (card.centre[1] if aim is None else aim) - (y + sum(rooms[:much]) + rooms[much] / 2)
    room_above = y - (card.y + EDGE / 2)
    room_below = card.bottom - EDGE / 2 - (y + sum(rooms))
    y += max(-room_above, min(room_below, shift))
    found = []
    for end in ends:
        slack = max(end.room / 2 - 0.6, 0.5)
        middle = y + end.room / 2
        found.append((end, middle - slack, middle, middle + slack))
        y += end.room
    if len(ends) == 1:
        low, high = card.y + EDGE, card.bottom - EDGE
        found = [(ends[0], min(low, middle), middle, max(high, middle))]
    return found


def _free(wish: float, low: float, high: float, taken: list[float], own: float | None) -> float:
    """Return the height nearest to a wish that keeps apart from all others in a gutter.

    ``own`` is that of the same arrow, which it may meet. Where all is crowded it is the middle of
    the widest gap.
    """
    first, last = bisect(taken, low - _APART[0]), bisect(taken, high + _APART[0])
    near = [y for y in taken[first:last] if y != own]
    if not near:
        return wish
    for apart in _APART:
        spots = [wish, *(y + by for y in near for by in (-apart, apart))]
        fine = [
            y
            for y in spots
            if low <= y <= high and all(abs(y - other) >= apart - 1e-6 for other in near)
        ]
        if fine:
            return min(fine, key=lambda y: (abs(y - wish), y))
    marks = sorted({low, high, *(y for y in near if low <= y <= high)})
    gap = max(pairwise(marks), key=lambda pair: pair[1] - pair[0])
    return (gap[0] + gap[1]) / 2

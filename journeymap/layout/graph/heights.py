"""How high each item stands: long arrows and the likeliest path straight, the rest near them."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.layout.graph.layers import MAIN, Layers, places

CARD_GAP = 30.0
LANE_GAP = 11.0
BESIDE_LANE = 17.0
_TURNS = 6
"""How often blocks are moved towards their neighbours: after that they hardly move any more."""
_NEARLY = (30.0, 60.0)
"""How far an arrow may be from straight to be made straight, one time after the other."""


@dataclass(slots=True)
class Sizes:
    """How high each item is, how far below its top the middle of each card in it lies."""

    high: list[float]
    middle: dict[str, float]
    thick: list[float]

    def between(self, upper: int, lower: int) -> float:
        """Return how far the top of an item must lie below that of the one above it."""
        lanes = (not self.high[upper]) + (not self.high[lower])
        gap = (CARD_GAP, BESIDE_LANE, LANE_GAP)[lanes]
        return self.high[upper] + gap + (self.thick[upper] + self.thick[lower]) / 2


Pair = tuple[int, int, float, float]
"""Two items side by side: left, right, how far the right one is to be lower, what it counts."""


def pairs_of(layers: Layers, sizes: Sizes, ends: Mapping[str, tuple[str, str]]) -> list[Pair]:
    """Return what every arrow wishes of the items it passes."""
    found = []
    for id, chain in layers.chains.items():
        left, right = ends[id]
        last = len(chain) - 1
        for i in range(last):
            a = sizes.middle[left] if i == 0 else 0.0
            b = sizes.middle[right] if i + 1 == last else 0.0
            inner = 0 < i < last - 1
            much = layers.right[chain[i]][0][1] if i else _much(layers, chain[0], chain[1])
            found.append((chain[i], chain[i + 1], a - b, much * (4.0 if inner else 1.0)))
    return found


def _much(layers: Layers, left: int, right: int) -> float:
    return max(much for item, much in layers.right[left] if item == right)


def heights(
    layers: Layers, columns: Sequence[Sequence[int]], sizes: Sizes, pairs: Sequence[Pair]
) -> list[float]:
    """Return the top of each item; the highest is 0.

    The likeliest path and the lanes of an arrow run straight, and whatever else comes to lie
    nearly straight then. All of them at once would make the page several times as high.
    """
    lane = layers.lane
    straight = [pair for pair in pairs if _always_straight(pair, lane)]
    tops = _heights(layers, columns, sizes, pairs, straight)
    for bent in _NEARLY:
        straight = [
            pair
            for pair in pairs
            if abs(tops[pair[0]] + pair[2] - tops[pair[1]]) < bent or _always_straight(pair, lane)
        ]
        tops = _heights(layers, columns, sizes, pairs, straight)
    return tops


def _always_straight(pair: Pair, lane: Sequence[object]) -> bool:
    return pair[3] >= MAIN or (lane[pair[0]] is not None and lane[pair[1]] is not None)


def _heights(
    layers: Layers,
    columns: Sequence[Sequence[int]],
    sizes: Sizes,
    pairs: Sequence[Pair],
    straight: Sequence[Pair],
) -> list[float]:
    """Return the tops when some pairs lie straight, and the others as near as may be.

    Items that an arrow joins straight are blocks (Brandes and Köpf 2002); those are moved to the
    mean of what their neighbours wish, as far as the others leave room.
    """
    block, offset = _blocks(layers, columns, straight)
    count = max(block, default=-1) + 1
    below: list[dict[int, float]] = [{} for _ in range(count)]
    above: list[dict[int, float]] = [{} for _ in range(count)]
    for column in columns:
        for i, j in pairwise(column):
            least = offset[i] + sizes.between(i, j) - offset[j]
            a, b = block[i], block[j]
            if least > below[a].get(b, -1e300):
                below[a][b] = above[b][a] = least
    order = _from_above(below, above)
    wishes: list[list[tuple[int, float, float]]] = [[] for _ in range(count)]
    for i, j, lower, much in pairs:
        a, b = block[i], block[j]
        if a != b:
            by = offset[i] + lower - offset[j]
            wishes[b].append((a, by, much))
            wishes[a].append((b, -by, much))
    y = _settled(order, below, above, wishes)
    tops = [y[b] + off for b, off in zip(block, offset, strict=True)]
    high = min(tops, default=0.0)
    return [top - high for top in tops]


def _settled(
    order: Sequence[int],
    below: Sequence[Mapping[int, float]],
    above: Sequence[Mapping[int, float]],
    wishes: Sequence[Sequence[tuple[int, float, float]]],
) -> list[float]:
    """Return the height of each block: between that of pushing down and that of pushing up."""
    over = [tuple(some.items()) for some in above]
    under = [tuple(some.items()) for some in below]
    shares = [_shares(around) for around in wishes]
    y = [0.0] * len(order)
    for b in order:
        y[b] = max((y[a] + by for a, by in over[b]), default=0.0)
    for _ in range(_TURNS):
        down = list(y)
        for b, around in enumerate(shares):
            if around:
                wish = 0.0
                for a, by, share in around:
                    wish += (y[a] + by) * share
                down[b] = wish
        up = list(down)
        for b in order:
            least = down[b]
            for a, by in over[b]:
                if down[a] + by > least:
                    least = down[a] + by
            down[b] = least
        for b in reversed(order):
            most = up[b]
            for a, by in under[b]:
                if up[a] - by < most:
                    most = up[a] - by
            up[b] = most
        y = [(d + u) / 2 for d, u in zip(down, up, strict=True)]
    return y


def _shares(around: Sequence[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    much = sum(m for _, _, m in around)
    return [(a, by, m / much) for a, by, m in around]


def _blocks(
    layers: Layers, columns: Sequence[Sequence[int]], pairs: Sequence[Pair]
) -> tuple[list[int], list[float]]:
    """Return the block of each item and how far below that of its block its top lies."""
    items = len(layers.cards)
    at = places(columns, items)
    lane = layers.lane
    after: list[tuple[int, float] | None] = [None] * items
    before = [False] * items
    straight: list[list[tuple[int, int]]] = [[] for _ in columns]

    def first(pair: Pair) -> tuple[bool, int, float]:
        i, j, _, much = pair
        return (much < MAIN, (lane[i] is None) + (lane[j] is None), -much)

    for i, j, lower, _ in sorted(pairs, key=first):
        if after[i] is not None or before[j]:
            continue
        here, mine = straight[layers.column[i]], (at[i], at[j])
        place = bisect(here, mine)
        if place and here[place - 1][1] >= mine[1]:
            continue
        if place < len(here) and here[place][1] <= mine[1]:
            continue
        here.insert(place, mine)
        after[i] = (j, lower)
        before[j] = True
    block, offset, count = [0] * items, [0.0] * items, 0
    for item in range(items):
        if before[item]:
            continue
        here_, low = item, 0.0
        while True:
            block[here_], offset[here_] = count, low
            following = after[here_]
            if following is None:
                break
            here_, low = following[0], low + following[1]
        count += 1
    return block, offset


def _from_above(
    below: Sequence[Mapping[int, float]], above: Sequence[Mapping[int, float]]
) -> list[int]:
    """Return the blocks so that each comes after all that lie above it."""
    left = [len(over) for over in above]
    order = [b for b, n in enumerate(left) if not n]
    for b in order:
        for under in below[b]:
            left[under] -= 1
            if not left[under]:
                order.append(under)
    return order

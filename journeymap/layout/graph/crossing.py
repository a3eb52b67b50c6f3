"""In which order the items of each column stand, so that few arrows cross.

The columns are swept in turns: each item goes to the mean place of its neighbours in the column
before, then neighbours change places where that takes crossings away (Sugiyama, Tagawa and Toda
1981; Gansner and others 1993). The best order that was met is kept.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from journeymap.layout.graph.layers import Layers, places

_ENOUGH = 4
"""After how many sweeps without a better order the search ends."""
_SWEEPS = ((800, 16), (3000, 8), (6000, 4), (10**9, 2))
"""Up to how many items how many sweeps are made from each start."""
_TWO_STARTS = 3000
"""Up to how many items the search begins from two orders."""
_ROUNDS = 8


def ordered(layers: Layers) -> list[list[int]]:
    """Return the columns in an order with few crossings.

    The larger the journey, the fewer turns are taken: the time grows hardly faster than it does.
    """
    search = _Search(layers)
    best = [list(column) for column in layers.columns]
    least = search.crossings(best)
    items = len(layers.column)
    sweeps = next(turns for most, turns in _SWEEPS if items <= most)
    starts = (best, [column[::-1] for column in best]) if items <= _TWO_STARTS else (best,)
    for start in starts:
        columns = [list(column) for column in start]
        idle = 0
        for sweep in range(sweeps):
            search.sweep(columns, rightwards=sweep % 2 == 0, ties=sweep % 4 < 2)
            search.change_places(columns)
            now = search.crossings(columns)
            idle += 1
            if now < least:
                least, best, idle = now, [list(column) for column in columns], 0
            if not least or idle >= _ENOUGH:
                break
    return best


class _Search:
    """What is asked again and again: who stands beside whom, and what it counts."""

    def __init__(self, layers: Layers) -> None:
        self.items = len(layers.column)
        self.left = [tuple(other for other, _ in near) for near in layers.left]
        self.right = [tuple(other for other, _ in near) for near in layers.right]
        self.shares = [
            [_shares(near) for near in layers.left],
            [_shares(near) for near in layers.right],
        ]

    def crossings(self, columns: Sequence[Sequence[int]]) -> int:
        """Return how many pairs of arrows between neighbouring columns cross."""
        at = places(columns, self.items)
        found = 0
        for column in columns:
            ends: list[int] = []
            for item in column:
                there = [at[other] for other in self.right[item]]
                for place in there:
                    found += len(ends) - bisect_right(ends, place)
                for place in there:
                    insort(ends, place)
        return found

    def sweep(self, columns: list[list[int]], rightwards: bool, ties: bool) -> None:
        """Order each column by the mean places of its neighbours in the one swept before."""
        at = places(columns, self.items)
        shares = self.shares[0 if rightwards else 1]
        numbers = range(1, len(columns)) if rightwards else range(len(columns) - 2, -1, -1)
        for number in numbers:
            column = columns[number]
            wish: dict[int, float] = {}
            for item in column:
                near = shares[item]
                if len(near) == 1:
                    wish[item] = at[near[0][0]]
                elif near:
                    wish[item] = sum(at[other] * share for other, share in near)
            _sort(column, wish, ties)
            for place, item in enumerate(column):
                at[item] = place

    def change_places(self, columns: list[list[int]]) -> None:
        """Let neighbours change places as long as that takes crossings away."""
        at = places(columns, self.items)
        worth = set(range(len(columns)))
        for _ in range(_ROUNDS):
            changed = {n for n in sorted(worth) if self._improve(columns[n], at)}
            if not changed:
                return
            worth = {n + by for n in changed for by in (-1, 0, 1)} & set(range(len(columns)))

    def _improve(self, column: list[int], at: list[int]) -> bool:
        left, right, better = self.left, self.right, False
        for place in range(len(column) - 1):
            a, b = column[place], column[place + 1]
            gain = 0
            for near in (left, right):
                lower = near[b]
                if lower:
                    for one in near[a]:
                        x = at[one]
                        for other in lower:
                            y = at[other]
                            gain += (x > y) - (x < y)
            if gain > 0:
                column[place], column[place + 1] = b, a
                at[a], at[b] = place + 1, place
                better = True
        return better


def _shares(near: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    much = sum(weight for _, weight in near)
    return [(other, weight / much) for other, weight in near]


def _sort(column: list[int], wish: dict[int, float], ties: bool) -> None:
    """Sort the items that wish for a place; the others keep theirs.

    With ``ties`` those of one wish change their order.
    """
    if len(wish) == len(column):
        if ties:
            column.reverse()
        column.sort(key=wish.__getitem__)
        return
    free = [i for i, item in enumerate(column) if item in wish]
    some = [column[i] for i in free]
    if ties:
        some.reverse()
    some.sort(key=wish.__getitem__)
    for i, item in zip(free, some, strict=True):
        column[i] = item

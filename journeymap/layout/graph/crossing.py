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


def ordered(layers: Layers, sweeps: int) -> list[list[int]]:
    """Return the columns in an order with few crossings, found in at most so many sweeps."""
    best: list[list[int]] = [list(column) for column in layers.columns]
    least = crossings(layers, best)
    for start in (best, [column[::-1] for column in best]):
        columns = [list(column) for column in start]
        idle = 0
        for sweep in range(sweeps):
            _sweep(layers, columns, rightwards=sweep % 2 == 0, ties=sweep % 4 < 2)
            _change_places(layers, columns)
            now = crossings(layers, columns)
            idle += 1
            if now < least:
                least, best, idle = now, [list(column) for column in columns], 0
            if not least or idle >= _ENOUGH:
                break
    return best


def crossings(layers: Layers, columns: Sequence[Sequence[int]]) -> int:
    """Return how many pairs of arrows between neighbouring columns cross."""
    at = places(columns, len(layers.cards))
    found = 0
    for column in columns:
        ends: list[int] = []
        for item in column:
            there = sorted(at[other] for other, _ in layers.right[item])
            for place in there:
                found += len(ends) - bisect_right(ends, place)
            for place in there:
                insort(ends, place)
    return found


def _sweep(layers: Layers, columns: list[list[int]], rightwards: bool, ties: bool) -> None:
    """Order each column by the mean places of its neighbours in the one swept before."""
    at = places(columns, len(layers.cards))
    near = layers.left if rightwards else layers.right
    numbers = range(1, len(columns)) if rightwards else range(len(columns) - 2, -1, -1)
    for number in numbers:
        column = columns[number]
        wish: dict[int, float] = {}
        for item in column:
            around = near[item]
            if around:
                much = sum(weight for _, weight in around)
                wish[item] = sum(at[other] * weight for other, weight in around) / much
        _sort(column, wish, ties)
        for place, item in enumerate(column):
            at[item] = place


def _sort(column: list[int], wish: dict[int, float], ties: bool) -> None:
    """Sort the items that wish for a place; the others keep theirs.

    With ``ties`` those of one wish change their order.
    """
    free = [i for i, item in enumerate(column) if item in wish]
    some = [column[i] for i in free]
    if ties:
        some.reverse()
    some.sort(key=wish.__getitem__)
    for i, item in zip(free, some, strict=True):
        column[i] = item


def _change_places(layers: Layers, columns: list[list[int]]) -> None:
    """Let neighbours change places as long as that takes crossings away."""
    at = places(columns, len(layers.cards))
    for _ in range(6):
        better = False
        for column in columns:
            better |= _improve(layers, column, at)
        if not better:
            return


def _improve(layers: Layers, column: list[int], at: list[int]) -> bool:
    better = False
    left = {item: sorted(at[o] for o, _ in layers.left[item]) for item in column}
    right = {item: sorted(at[o] for o, _ in layers.right[item]) for item in column}
    for place in range(len(column) - 1):
        a, b = column[place], column[place + 1]
        gain = _gain(left[a], left[b]) + _gain(right[a], right[b])
        if gain > 0:
            column[place], column[place + 1] = b, a
            at[a], at[b] = place + 1, place
            better = True
    return better


def _gain(upper: Sequence[int], lower: Sequence[int]) -> int:
    """Return how many crossings go when two items change places."""
    found = 0
    for x in upper:
        for y in lower:
            if x > y:
                found += 1
            elif x < y:
                found -= 1
    return found

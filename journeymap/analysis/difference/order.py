"""What of a row stands elsewhere than before, where as much as possible is taken to have stayed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def stayed(places: Mapping[K, tuple[int, int]]) -> set[K]:
    """Return those of a row that kept their order, as many as can be at once.

    ``places`` are the columns before and after. Several may stand in one column: they stay when
    they still stand together. It is the heaviest chain of columns that rises on both sides, each
    as heavy as what stands in it, found in O(n log n).
    """
    together: dict[tuple[int, int], list[K]] = {}
    for key, place in places.items():
        together.setdefault(place, []).append(key)
    # Of one column before only one place after can stay: so later ones come first.
    spots = sorted(together, key=lambda spot: (spot[0], -spot[1]))
    ranks = {after: i for i, after in enumerate(sorted({after for _, after in spots}))}
    best = _Heaviest(len(ranks))
    come: list[int] = []
    for i, spot in enumerate(spots):
        weight, previous = best.below(ranks[spot[1]])
        come.append(previous)
        best.put(ranks[spot[1]], weight + len(together[spot]), i)
    at = best.below(len(ranks))[1]
    found: set[K] = set()
    while at >= 0:
        found.update(together[spots[at]])
        at = come[at]
    return found


class _Heaviest:
    """The heaviest chain that ends below a rank (Fenwick 1994, with the greatest for the sum)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        """Return the weight of the heaviest chain that ends before a rank, and its last spot."""
        found = (0, -1)
        while rank > 0:
            if self._tree[rank][0] > found[0]:
                found = self._tree[rank]
            rank -= rank & -rank
        return found

    def put(self, rank: int, weight: int, spot: int) -> None:
        """Let a chain of a weight end at a rank."""
        rank += 1
        while rank < len(self._tree):
            if weight > self._tree[rank][0]:
                self._tree[rank] = weight, spot
            rank += rank & -rank


def merged(before: Sequence[K], after: Sequence[K], pairs: Mapping[K, K]) -> list[tuple[K, bool]]:
    """Return two rows as one: that of after, what is gone behind what it stood behind.

    Each with whether it is of after.
    """
    now = set(after)
    behind: dict[K | None, list[K]] = {}
    last: K | None = None
    for key in before:
        there = pairs.get(key)
        if there is not None and there in now:
            last = there
        else:
            behind.setdefault(last, []).append(key)
    row: list[tuple[K, bool]] = [(key, False) for key in behind.get(None, ())]
    for key in after:
        row.append((key, True))
        row += [(gone, False) for gone in behind.get(key, ())]
    return row

"""Making room in a column: what is fixed stays, the others give way as little as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from journeymap.layout.graph.heights import Sizes

_FAR = 1e9


def with_room(
    column: Sequence[int],
    wish: Sequence[float],
    much: Sequence[float],
    pins: Mapping[int, float],
    sizes: Sizes,
) -> tuple[list[int], dict[int, float]]:
    """Return the items of a column in their order, and the top of each.

    ``wish`` is where the top of each item would be, ``much`` what it counts to move it; ``pins``
    are tops that are kept exactly, but where two want one place.
    """
    tops = _pinned(pins, sizes)
    fixed = sorted(tops, key=lambda item: tops[item])
    free = [item for item in column if item not in pins]
    free.sort(key=lambda item: wish[item] + sizes.high[item] / 2)
    bounds: list[tuple[int | None, int | None]] = list(
        zip((None, *fixed), (*fixed, None), strict=True)
    )
    order: list[int] = []
    for number, (upper, lower) in enumerate(bounds):
        here, free = _that_fit(free, upper, lower, tops, wish, sizes)
        if lower is None:
            here, free = [*here, *free], []
        _settle(here, upper, lower, tops, wish, much, sizes)
        order += here
        if number < len(fixed):
            order.append(fixed[number])
    return order, tops


def _pinned(pins: Mapping[int, float], sizes: Sizes) -> dict[int, float]:
    """Return the tops of what is pinned; of two on one another the second gives way."""
    tops: dict[int, float] = {}
    last: int | None = None
    for item in sorted(pins, key=lambda item: (pins[item], item)):
        least = 0.0 if last is None else tops[last] + sizes.between(last, item)
        tops[item] = max(pins[item], least)
        last = item
    return tops


def _that_fit(
    free: list[int],
    upper: int | None,
    lower: int | None,
    tops: Mapping[int, float],
    wish: Sequence[float],
    sizes: Sizes,
) -> tuple[list[int], list[int]]:
    """Return those that stand between two fixed ones, and those that must stand further down."""
    if lower is None:
        return free, []
    here: list[int] = []
    end = tops[lower] + sizes.high[lower] / 2
    above, low = upper, 0.0 if upper is None else tops[upper]
    for i, item in enumerate(free):
        top = low if above is None else low + sizes.between(above, item)
        fits = top + sizes.between(item, lower) <= tops[lower]
        if not fits or wish[item] + sizes.high[item] / 2 > end:
            return here, free[i:]
        here.append(item)
        above, low = item, top
    return here, []


def _settle(
    items: Sequence[int],
    upper: int | None,
    lower: int | None,
    tops: dict[int, float],
    wish: Sequence[float],
    much: Sequence[float],
    sizes: Sizes,
) -> None:
    """Set items between two fixed ones as near to their wishes as their order allows.

    Neighbours that would overlap are pooled and stand around the mean of what they wish.
    """
    if not items:
        return
    offsets = [0.0]
    for i, j in pairwise(items):
        offsets.append(offsets[-1] + sizes.between(i, j))
    low = 0.0 if upper is None else tops[upper] + sizes.between(upper, items[0])
    high = _FAR
    if lower is not None:
        high = tops[lower] - sizes.between(items[-1], lower) - offsets[-1]
    pools: list[tuple[float, float, int]] = []
    for item, offset in zip(items, offsets, strict=True):
        mean, weight, count = wish[item] - offset, much[item], 1
        while pools and pools[-1][0] >= mean:
            other, w, n = pools.pop()
            mean = (mean * weight + other * w) / (weight + w)
            weight, count = weight + w, count + n
        pools.append((mean, weight, count))
    spots = [min(max(mean, low), high) for mean, _, count in pools for _ in range(count)]
    for item, spot, offset in zip(items, spots, offsets, strict=True):
        tops[item] = spot + offset

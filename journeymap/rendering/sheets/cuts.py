"""Where a length is cut so that each part fits a sheet and nothing that stands on it is hurt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_LEAST = 0.3
"""How much of a sheet a part fills at least, but for the last one."""
_APART = 0.01
_WEAK = 0.12
"""What a cut through something weak costs, where a full sheet too much costs about one."""


class CutSpan(NamedTuple):
    """What stands on a length, from where to where; what is ``weak`` costs no sheet to spare."""

    low: float
    high: float
    weak: bool = False


class SheetRoom(NamedTuple):
    """How long the parts may be: the first one, those after it, and how much two overlap."""

    first: float
    later: float
    overlap: float


class _Harm:
    """How many spans a cut hits."""

    def __init__(self, spans: Iterable[CutSpan]) -> None:
        spans = list(spans)
        self._lows = sorted(span.low for span in spans)
        self._highs = sorted(span.high for span in spans)

    def at(self, x: float) -> int:
        return bisect_left(self._lows, x) - bisect_right(self._highs, x)


class _Way(NamedTuple):
    """How a length is cut up to a place; the least of two is the better one."""

    hurt: int
    parts: int
    uneven: float
    before: int


def cuts(
    start: float, end: float, room: SheetRoom, standing: Sequence[CutSpan]
) -> tuple[float, ...]:
    """Return the ends of a length and the cuts between, all in its units.

    What is not weak is spared first, then sheets. Then parts are about even, so that the last one
    is no strip, and what is weak is spared where they need not be less so.
    """
    if end - start <= room.first + _APART:
        return start, end
    strong = _Harm(span for span in standing if not span.weak)
    weak = _Harm(span for span in standing if span.weak)
    places = _places(start, end, room, standing)
    found: list[_Way | None] = [_Way(0, 0, 0.0, -1)]
    for i in range(1, len(places)):
        last, best, at = i == len(places) - 1, None, places[i]
        cost = (0, 0.0) if last else (strong.at(at), weak.at(at) * _WEAK)
        for k in range(i - 1, -1, -1):
            before, length = found[k], at - places[k]
            most = (room.first if k == 0 else room.later) - (0.0 if last else room.overlap)
            if length > max(room.first, room.later) + _APART:
                break
            if before is None or length > most + _APART:
                continue
            if length < _LEAST * most and not last:
                continue
            hurt, parts, uneven, _ = before
            uneven += (length / most) ** 2 + cost[1]
            way = _Way(hurt + cost[0], parts + 1, uneven, k)
            best = way if best is None or way < best else best
        found.append(best)
    return _back(places, found)


def _places(
    start: float, end: float, room: SheetRoom, standing: Sequence[CutSpan]
) -> tuple[float, ...]:
    """Return where one may cut: in the middle between edges, and everywhere else now and then."""
    edges = sorted({round(x, 2) for span in standing for x in span[:2] if start < x < end})
    between = [(low + high) / 2 for low, high in pairwise(edges) if high - low > 1.0]
    step = min(room.first, room.later) / 8
    steps = [start + n * step for n in range(1, int((end - start) / step) + 1)]
    inner = sorted({*between, *steps})
    return (start, *(x for x in inner if start + 1.0 < x < end - 1.0), end)


def _back(places: Sequence[float], found: Sequence[_Way | None]) -> tuple[float, ...]:
    """Follow the best way back from the end."""
    at, way = len(places) - 1, [places[-1]]
    while at > 0:
        step = found[at]
        assert step is not None, "a step of an eighth of a sheet always leads on"
        at = step.before
        way.append(places[at])
    return tuple(reversed(way))

"""What an axis of scores goes from and to: the whole scale, or less where all lies close together."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10

from journeymap.language import decimal, tr
from journeymap.metrics import Reading

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_PARTS = 5
_MUCH = 0.6
_SPARE = 0.06
_ROOM = 0.5


Ends = tuple[float, float]
"""Where an axis begins and ends."""


def shown_range(readings: Iterable[Reading], others: Iterable[float | None] = ()) -> Ends:
    """Return the ends of an axis for some readings of one scale, and ``others`` on it.

    It is the whole scale where these take up more than about half of it, else the part of it
    they lie in, out to round numbers.
    """
    found = list(readings)
    low, high = found[0].scale
    values = [end for r in found for end in (r.value, r.low, r.high) if end is not None]
    values += [value for value in others if value is not None]
    if not high > low:  # a scale of one answer
        return low - _ROOM, high + _ROOM
    least, most = (min(high, max(low, end)) for end in (min(values), max(values)))
    spare = max((most - least) * _SPARE, (high - low) * 0.01)
    step = _step(most - least + 2 * spare)
    first = max(low, floor((least - spare) / step) * step)
    last = min(high, ceil((most + spare) / step) * step)
    if last - first > _MUCH * (high - low):
        return low, high
    return round(first, 9), round(last, 9)


def _step(span: float) -> float:
    """Return the least round step of which a few make a span."""
    size: float = 10.0 ** floor(log10(span / _PARTS))
    return next(size * step for step in _STEPS if span / (size * step) <= _PARTS)


def part_of_scale(ends: Ends, reading: Reading) -> str:
    """Return that an axis shows only a part of the scale, blank where it shows all of it."""
    if ends == reading.scale:
        return ""
    low, high = (decimal(end, None, reading.plus) + reading.unit for end in ends)
    return tr("axis from {low} to {high}", low=low, high=high)

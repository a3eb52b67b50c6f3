"""Into which rows a page wraps: whole stages in their order, nearly equally wide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, groupby, pairwise
from math import ceil, inf

from journeymap.drawing.density import PageSizes, sizes_of
from journeymap.drawing.memo import Memo
from journeymap.layout.map.folds import width_of
from journeymap.view import Shown, Slot

_LONG = 1.25
"""By how much a stage is wider than an equal share of the page where it is broken in two."""

_NARROWER = 1.02
"""By how much one row more makes a page narrower where its stages stay whole."""
_HALVED = 4
"""Of how many columns at least a stage is that may be broken in two."""

Unit = tuple[Slot, ...]
"""Columns that stay together: those of a stage, or of a part of one that is too long."""


def wrapped(here: Shown, count: int, memo: Memo) -> tuple[Unit, ...]:
    """Return the columns of each row, of so many rows or as many as there are columns for."""
    if count <= 1 or len(here.slots) < 2:
        return (here.slots,)
    inputs = (here.slots, here.view.detail, sizes_of(here.view.density), count)
    return memo("rows", inputs, partial(_wrapped, *inputs))


def _wrapped(
    slots: tuple[Slot, ...], detail: str, sizes: PageSizes, count: int
) -> tuple[Unit, ...]:
    stages = [tuple(group) for _, group in groupby(slots, key=lambda slot: slot.stage)]
    share = sum(width(unit, detail, sizes) for unit in stages) / count
    units = [part for stage in stages for part in _parts(stage, share, detail, sizes)]
    widths = [width(unit, detail, sizes) for unit in units]
    halves = [half for unit in units for half in _halves(unit)]
    narrow = [width(unit, detail, sizes) for unit in halves]
    widest = _least_widest(widths, count)
    idle = widest * _NARROWER > _least_widest(widths, count - 1)
    if idle and _least_widest(narrow, count) * _NARROWER < widest:
        units, widths = halves, narrow
    starts = [*_balanced(widths, min(count, len(units))), len(units)]
    return tuple(tuple(slot for unit in units[a:b] for slot in unit) for a, b in pairwise(starts))


def width(slots: Sequence[Slot], detail: str, sizes: PageSizes) -> float:
    """Return how wide columns are with their gutters, as far as that is known, in page units."""
    return sum(width_of(slot, detail, sizes) + sizes.gutter for slot in slots)


def _parts(stage: Unit, share: float, detail: str, sizes: PageSizes) -> list[Unit]:
    """Break a stage that is wider than a row into parts of as many columns."""
    wide = width(stage, detail, sizes)
    if wide <= share * _LONG:
        return [stage]
    count = min(len(stage), ceil(wide / (share * _LONG)))
    ends = [round(len(stage) * i / count) for i in range(count + 1)]
    return [stage[a:b] for a, b in pairwise(ends)]


def _halves(stage: Unit) -> tuple[Unit, ...]:
    """Break a stage in two, where one row more would else make the page no narrower."""
    half = (len(stage) + 1) // 2
    return (stage[:half], stage[half:]) if len(stage) >= _HALVED else (stage,)


def _balanced(widths: Sequence[float], count: int) -> list[int]:
    """Return where each of so many rows begins, so that the widest is as narrow as can be.

    Of those ways the one is taken in which rows differ least: the least sum of squares.
    """
    ends = [0.0, *accumulate(widths)]
    most = _least_widest(widths, count) + 0.01
    best: list[list[float]] = [[0.0] + [inf] * len(widths)]
    came: list[list[int]] = [[0] * (len(widths) + 1)]
    for _ in range(count):
        row, back = [inf] * (len(widths) + 1), [0] * (len(widths) + 1)
        for end in range(1, len(widths) + 1):
            for start in range(end - 1, -1, -1):
                wide = ends[end] - ends[start]
                if wide > most:
                    break
                cost = best[-1][start] + wide * wide
                if cost < row[end]:
                    row[end], back[end] = cost, start
        best.append(row)
        came.append(back)
    starts, at = [], len(widths)
    for back in reversed(came[1:]):
        at = back[at]
        starts.append(at)
    return starts[::-1]


def _least_widest(widths: Sequence[float], count: int) -> float:
    """Return the least width so that so many rows of it take all, in their order."""
    low, high = max(widths), sum(widths)
    while high - low > 0.5:
        middle = (low + high) / 2
        low, high = (low, middle) if _needed(widths, middle) <= count else (middle, high)
    return high


def _needed(widths: Sequence[float], most: float) -> int:
    rows, room = 1, most
    for wide in widths:
        if wide > room:
            rows, room = rows + 1, most
        room -= wide
    return rows

"""Order as numbers between neighbours, so that moving one thing edits one record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from journeymap.model.records import Record

R = TypeVar("R", bound=Record)

_GAP = 1e-6


def position_of(record: Any) -> float:
    """Return the position a record has among its neighbours."""
    return float(record.position)


def after_last(row: Sequence[Any]) -> float:
    """Return a position behind all of a row in order; 1.0 for an empty row."""
    return position_of(row[-1]) + 1.0 if row else 1.0


def between(row: Sequence[R], index: int) -> tuple[float, list[tuple[R, R]]]:
    """Return the position for something put before ``row[index]``, and what must move for it.

    The row is in order and does not hold the newcomer. The second part is empty but
    where the gap has run out: then it renumbers the whole row as pairs before, after.
    """
    index = max(0, min(index, len(row)))
    if index == len(row):
        return after_last(row), []
    high = position_of(row[index])
    if index == 0:
        return high - 1.0, []
    low = position_of(row[index - 1])
    if high - low > _GAP:
        return (low + high) / 2, []
    places = [float(i + 1 + (i >= index)) for i in range(len(row))]
    return float(index + 1), [
        (record, record.but(position=place)) for record, place in zip(row, places, strict=True)
    ]

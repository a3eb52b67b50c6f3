"""Which records say the same: copies of one another, and those in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from journeymap.model.matching import folded
from journeymap.model.records import Copyable, Goal, Metric, Quote, Record

R = TypeVar("R", bound=Record)

_AROUND = " .!?…\"'«»„“”"
"""What may stand around words that are the same without it."""


def said_by(record: Record) -> str:
    """Return the words a goal, quote, friction, idea or metric is known by, in one line."""
    said = record.said if isinstance(record, Quote) else getattr(record, "title", "")
    return " ".join(str(said).split())


def insights(records: Iterable[R]) -> tuple[tuple[R, ...], ...]:
    """Return records of one kind in groups that are one insight, in the order of their first.

    They are one where one was copied from the other or both from a third, or where they say the
    same whatever its letters and spaces; what says nothing is like nothing else.
    """
    every = tuple(records)
    above = list(range(len(every)))
    first: dict[tuple[object, ...], int] = {}

    def root(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for place, record in enumerate(every):
        for key in _keys(record):
            met = root(first.setdefault(key, place))
            mine = root(place)
            above[max(met, mine)] = min(met, mine)
    groups: dict[int, list[R]] = {}
    for place, record in enumerate(every):
        groups.setdefault(root(place), []).append(record)
    return tuple(map(tuple, groups.values()))


def _keys(record: Record) -> Iterator[tuple[object, ...]]:
    """Yield what two records that are one insight have in common, any of it."""
    yield "id", record.id
    if isinstance(record, Copyable) and record.origin:
        yield "id", record.origin
    if words := folded(said_by(record)).text.strip(_AROUND):
        yield "words", words, *_besides(record)


def _besides(record: Record) -> tuple[object, ...]:
    """Return what must be the same besides the words: a question with another scale is another."""
    if isinstance(record, Metric):
        return record.kind, record.question, record.low, record.high, record.method
    return (record.metric, record.target) if isinstance(record, Goal) else ()

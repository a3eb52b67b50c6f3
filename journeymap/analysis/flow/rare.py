"""Which ways are left when those that few take are left out, and how much of all that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Passage(NamedTuple):
    """An arrow, and how often it is gone along in a journey."""

    id: str
    source: str
    target: str
    passed: float


class Frequent(NamedTuple):
    """The ids of the arrows that are left, and the share of all passages that are theirs."""

    ids: frozenset[str]
    covered: float


def frequent(passages: Iterable[Passage], least: float) -> Frequent:
    """Return the arrows that at least so many of all journeys go along, a share from 0 to 1.

    Of each touchpoint the most used way in and the most used way out stay, too, so that none
    is cut off; of equals it is the first by id. With nothing left out all is covered.
    """
    every = sorted(passages, key=lambda one: (-one.passed, one.id))
    kept = {one.id for one in every if one.passed >= least}
    for strongest in (_first(every, "source"), _first(every, "target")):
        kept |= {one.id for one in strongest.values()}
    total = sum(one.passed for one in every)
    left = sum(one.passed for one in every if one.id in kept)
    return Frequent(frozenset(kept), left / total if total else 1.0)


def _first(every: Iterable[Passage], end: str) -> Mapping[str, Passage]:
    """Return the first arrow at each touchpoint, by the end that is there; no ways to oneself."""
    found: dict[str, Passage] = {}
    for one in every:
        if one.source != one.target:
            found.setdefault(getattr(one, end), one)
    return found

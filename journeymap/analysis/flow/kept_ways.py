"""A log seen with fewer activities and fewer arrows, and how much of it is left then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import ceil
from typing import NamedTuple

from journeymap.analysis.flow.variants import (
    Variant,
    Variants,
    directly_follows,
    happened,
    joined,
)
from journeymap.language import tr, whole_percent

Pair = tuple[int, int]


class KeptWays(NamedTuple):
    """What is left of a log: the activities and arrows that are drawn, and who goes along them.

    ``shown`` are the ways of the cases that go along those arrows only, from start to end, so
    that what comes to an activity and what leaves it add up; its activities have the numbers
    they had before. ``cases`` and ``events`` are the shares, 0 to 1, of all that these are.
    """

    activities: frozenset[int]
    arrows: frozenset[Pair]
    shown: Variants
    cases: float
    events: float

    @property
    def sentence(self) -> str:
        """How much is shown, in words."""
        return tr(
            "Shows {cases} of the cases, {events} of the events",
            cases=whole_percent(self.cases),
            events=whole_percent(self.events),
        )


def kept(variants: Variants, activities: float, paths: float) -> KeptWays:
    """Return a log with a share of its activities and a share of its arrows, each from 0 to 1.

    The most frequent stay, of activities at least one; at 1 and 1 all is there. An activity that
    is left out is skipped: what came before it is followed by what came after. Of each activity
    the most frequent way through it stays whole, so that none is cut off from a start or an end.
    Cases whose ways are summed are shown only with everything, as nobody knows their ways.
    """
    often = happened(variants)
    every = sorted(often, key=lambda one: (-often[one], one))
    wanted = frozenset(every[: max(1, _part(len(every), activities))])
    whole = len(wanted) == len(every)
    seen = variants if whole else _without(variants, wanted)
    follows = directly_follows(seen)
    ranked = sorted(follows, key=lambda pair: (-follows[pair], pair))
    arrows = frozenset(ranked[: _part(len(ranked), paths)])
    arrows |= _backbone(seen.ways)
    if whole and len(arrows) == len(follows):
        return _told(variants, seen, arrows)
    ways = tuple(way for way in seen.ways if arrows.issuperset(_pairs(way)))
    return _told(variants, Variants(seen.activities, ways), arrows)


def _part(n: int, share: float) -> int:
    """Return a share of so many, rounded up; what is typed as a third of three is one."""
    return min(n, max(0, ceil(n * share - 1e-9)))


def _without(variants: Variants, wanted: Collection[int]) -> Variants:
    shorter = (
        way._replace(steps=tuple(step for step in way.steps if step in wanted))
        for way in variants.ways
    )
    return joined(variants.activities, shorter)


def _backbone(ways: Iterable[Variant]) -> frozenset[Pair]:
    """Return the arrows of the first, most frequent way through each activity."""
    met: set[int] = set()
    found: set[Pair] = set()
    for way in ways:
        if not met.issuperset(way.steps):
            met.update(way.steps)
            found.update(_pairs(way))
    return frozenset(found)


def _pairs(way: Variant) -> Iterable[Pair]:
    return zip(way.steps, way.steps[1:], strict=False)


def _told(variants: Variants, shown: Variants, arrows: frozenset[Pair]) -> KeptWays:
    cases, events = variants.cases, variants.events
    return KeptWays(
        frozenset(happened(shown)),
        arrows,
        shown,
        shown.cases / cases if cases else 1.0,
        shown.events / events if events else 1.0,
    )

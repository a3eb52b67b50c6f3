"""The ways customers really went, as a log told them: each once, with how often it was gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from journeymap.model.grid import cards
from journeymap.model.records import Journey, Source, Touchpoint
from journeymap.model.snapshot import Snapshot

MOST_VARIANTS = 10_000
"""So many of the most frequent ways are kept; the others are summed."""

_MOST_TIMES = 10**15
"""No log that can be read counts further: what says so was made by hand."""

_LONGEST_NAME = 1_001
"""So many letters of what an activity is called; a log is read with no more, either."""

Follows = dict[tuple[int, int], int]
"""How often one activity came directly after another, by their numbers."""


class Variant(NamedTuple):
    """One way: how many cases went it, by the numbers of its activities.

    ``minutes`` is the median of how long it took from the first event to the last.
    """

    count: int  # type: ignore[assignment]  # how often a step comes again is nobody's question
    steps: tuple[int, ...]
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class SummedCases:
    """Cases whose ways are kept no longer, only what they add up to."""

    cases: int = 0
    events: int = 0
    follows: Mapping[tuple[int, int], int] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Variants:
    """The ways of a log, most frequent first, over its ``activities``.

    An activity is named by its number, its place in ``activities``. ``rest`` are the cases of
    the rarest ways, summed.
    """

    activities: tuple[str, ...]
    ways: tuple[Variant, ...]
    rest: SummedCases = SummedCases()

    @property
    def cases(self) -> int:
        """How many cases there are, the summed among them."""
        return sum(way.count for way in self.ways) + self.rest.cases

    @property
    def events(self) -> int:
        """How many events there are, those of summed cases among them."""
        return sum(way.count * len(way.steps) for way in self.ways) + self.rest.events


class LoggedWays(NamedTuple):
    """The ways of a journey's log, and for each activity the id of its touchpoint.

    The id is ``None`` where the activity was left out, or its touchpoint is gone.
    """

    source: str
    variants: Variants
    touchpoints: tuple[str | None, ...]


_REMEMBERED = 6
_followed: list[tuple[Variants, Follows]] = []
"""What followed what in the last logs that were asked: sliders ask of the same ones many times."""


def directly_follows(variants: Variants) -> Follows:
    """Return how often each activity came directly after another, in all cases.

    The sum is that of all events less that of all cases (domain: Markov analysis).
    """
    for known, follows in tuple(_followed):
        if known is variants:
            return dict(follows)
    found: Counter[tuple[int, int]] = Counter(variants.rest.follows)
    for way in variants.ways:
        for pair in pairwise(way.steps):
            found[pair] += way.count
    _followed[:] = [(variants, dict(found)), *_followed[: _REMEMBERED - 1]]
    return dict(found)


def starts(variants: Variants) -> dict[int, int]:
    """Return how many cases began with each activity."""
    found: Counter[int] = Counter(variants.rest.starts)
    for way in variants.ways:
        found[way.steps[0]] += way.count
    return dict(found)


def ends(variants: Variants) -> dict[int, int]:
    """Return how many cases ended with each activity."""
    found: Counter[int] = Counter(variants.rest.ends)
    for way in variants.ways:
        found[way.steps[-1]] += way.count
    return dict(found)


def happened(variants: Variants) -> dict[int, int]:
    """Return how many events there were of each activity: led to, or begun with."""
    found = Counter(starts(variants))
    for (_, target), count in directly_follows(variants).items():
        found[target] += count
    return dict(found)


def joined(activities: tuple[str, ...], ways: Iterable[Variant]) -> Variants:
    """Return ways as variants: the same ones together, the most frequent first.

    How long one took is kept only where it was one before.
    """
    counts: Counter[tuple[int, ...]] = Counter()
    minutes: dict[tuple[int, ...], float | None] = {}
    for way in ways:
        minutes[way.steps] = None if way.steps in minutes else way.minutes
        counts[way.steps] += way.count
    ordered = sorted(counts, key=lambda steps: (-counts[steps], len(steps), steps))
    return Variants(activities, tuple(Variant(counts[s], s, minutes[s]) for s in ordered if s))


def to_json(variants: Variants) -> str:
    """Return ways as ``Source.variants`` keeps them."""
    rest = variants.rest
    summed = {
        "cases": rest.cases,
        "events": rest.events,
        "follows": [[*pair, count] for pair, count in rest.follows.items()],
        "starts": [list(one) for one in rest.starts.items()],
        "ends": [list(one) for one in rest.ends.items()],
    }
    said: dict[str, Any] = {
        "activities": variants.activities,
        "ways": [[w.count, w.steps, w.minutes] for w in variants.ways],
    }
    if rest.cases:
        said["rest"] = summed
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=8)
def from_json(text: str) -> Variants | None:
    """Return the ways of a text that ``to_json`` made; ``None`` for anything else."""
    try:
        said = json.loads(text)
        activities = tuple(str(one)[:_LONGEST_NAME] for one in said["activities"])
        ways = tuple(
            Variant(_count(n), tuple(map(int, steps)), _minutes(m)) for n, steps, m in said["ways"]
        )
        rest = said.get("rest") or {}
        summed = SummedCases(
            _count(rest.get("cases", 0), 0),
            _count(rest.get("events", 0), 0),
            {(int(a), int(b)): _count(n) for a, b, n in rest.get("follows", ())},
            {int(a): _count(n) for a, n in rest.get("starts", ())},
            {int(a): _count(n) for a, n in rest.get("ends", ())},
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    met = {step for way in ways for step in way.steps} | summed.starts.keys() | summed.ends.keys()
    met.update(step for pair in summed.follows for step in pair)
    known = all(0 <= step < len(activities) for step in met) and all(way.steps for way in ways)
    return Variants(activities, ways, summed) if known else None


def variants_of(snapshot: Snapshot, journey: str) -> LoggedWays | None:
    """Return the ways a journey was made of, also in what was copied of it, or ``None``.

    Which touchpoint is which activity stands with the source, so that other titles change
    nothing; in a copy it is told by what its touchpoints were copied of.
    """
    for id in _origins(snapshot, journey):
        for source in snapshot.all(Source).values():
            told = mapping_of(source) if source.variants else {}
            variants = from_json(source.variants) if told.get("journey") == id else None
            if variants is not None:
                here = _here(snapshot, journey)
                ids = told.get("touchpoints")
                named = [str(one) for one in ids] if isinstance(ids, list) else []
                named += [""] * (len(variants.activities) - len(named))
                found = tuple(here.get(one) for one in named[: len(variants.activities)])
                return LoggedWays(source.id, variants, found)
    return None


def mapping_of(source: Source) -> dict[str, Any]:
    """Return what a source says of its columns, nothing where that cannot be read."""
    try:
        told = json.loads(source.mapping or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _count(said: Any, least: int = 1) -> int:
    count = int(said)
    if not least <= count <= _MOST_TIMES:
        raise ValueError(said)
    return count


def _minutes(said: Any) -> float | None:
    """Return how long a way took, ``None`` for what is no time."""
    found = None if said is None else float(said)
    return found if found is not None and 0 <= found <= _MOST_TIMES else None


def _origins(snapshot: Snapshot, journey: str) -> list[str]:
    """Return the ids of a journey and of those it was copied from, one from another."""
    found: list[str] = []
    id: str | None = journey
    while id and id not in found:
        found.append(id)
        one = snapshot.get(Journey, id)
        id = (one.origin or one.derived) if one else None
    return found


def _here(snapshot: Snapshot, journey: str) -> dict[str, str]:
    """Return the touchpoints of a journey by their own ids and by those they were copied from."""
    found: dict[str, str] = {}
    every = cards(snapshot, journey)
    for card in every:
        origin, met = card.origin, {card.id}
        while origin and origin not in met:
            found.setdefault(origin, card.id)
            met.add(origin)
            before = snapshot.get(Touchpoint, origin)
            origin = before.origin if before else None
    return found | {card.id: card.id for card in every}

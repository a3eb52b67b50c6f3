"""From the events of a log to the ways customers went, how often, and how long it took."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isnan
from statistics import median
from typing import NamedTuple, TypeVar

from journeymap.analysis.flow.variants import (
    MOST_VARIANTS,
    SummedCases,
    Variant,
    Variants,
    directly_follows,
    ends,
    starts,
)
from journeymap.language import percent, plural, tr
from journeymap.model.fields import MOST_MINUTES
from journeymap.tabular.logs.events import BEGINS, DONE, Events
from journeymap.tabular.logs.sheet import Tell, untold

MOST_ACTIVITIES = 80
"""So many touchpoints can be drawn and read; rarer activities are skipped, and that is said."""

MOST_ARROWS = 800
"""So many arrows; where activities follow each other in more ways, fewer of them are taken."""

_MOST_STEPS = 500_000
_TOLD_EACH = 4_096
_MOST_PLACES = 12

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class MinedLog:
    """What a log says: ways, where activities stand in them, and medians in minutes.

    ``positions`` are by the number of the activity the mean place in its cases, 0 at their
    start to 1 at their end; ``between`` is how long it takes from one to the next, ``lasting``
    how long one takes itself, ``places`` who or where mostly does it. ``goal`` is the number of
    the activity with which the goal is reached, where the log says so itself.
    """

    variants: Variants
    positions: Sequence[float]
    between: Mapping[tuple[int, int], float] = field(default_factory=dict)
    lasting: Mapping[int, float] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)
    goal: int | None = None
    rows: int = 0
    report: tuple[tuple[int, str], ...] = ()
    assumed: tuple[str, ...] = ()


class _Trace(NamedTuple):
    """One case: its activities in order, of each when it began and was done; what never ended."""

    steps: tuple[int, ...]
    begun: list[float]
    done: list[float]
    unended: int


def mined(events: Events, tell: Tell = untold) -> MinedLog:
    """Return what a log says, in the order of its times; of equal times in that of its rows.

    Where it has beginnings and ends, an activity is there when it is done. Activities that are
    too many to be drawn are skipped, so that what came before is followed by what came after.
    """
    ordered = _ordered(events)
    kept = _drawn(Counter(events.doing), MOST_ACTIVITIES)
    while True:
        found = _Found()
        for at, trace in enumerate(_traces(events, ordered, kept)):
            found.take(trace)
            if at % _TOLD_EACH == 0:
                tell(min(1.0, at / max(1, events.case_count)))
        if len(found.between) <= MOST_ARROWS or len(kept) < 2:
            break
        kept = _drawn(Counter(events.doing), _fewer(found, len(kept)))
    names = tuple(events.activities[one] for one in kept)
    ways = found.variants()
    variants = summed(ways, names)
    between, lasting = _medians(found.between), _medians(found.lasting)
    beyond = len(found.between) - len(between) + len(found.lasting) - len(lasting)
    report = (
        *events.report,
        *_left_out(events, kept, variants),
        *_unended(found.unended),
        *_beyond(beyond),
    )
    places, lost = _places(events, kept)
    return MinedLog(
        variants,
        positions_of(ways, len(names)),
        between,
        lasting,
        places,
        rows=len(events.cases),
        report=(*report, *lost),
        assumed=events.assumed,
    )


def positions_of(ways: Iterable[Variant], activities: int) -> tuple[float, ...]:
    """Return the mean place of each activity in its cases, from 0 at the start to 1 at the end.

    Cases of one event say nothing of it, unless there are no others.
    """
    places, times = [0.0] * activities, [0] * activities
    for count, steps, _ in ways:
        last = len(steps) - 1
        for at, step in enumerate(steps if last else ()):
            places[step] += count * at / last
            times[step] += count
    return tuple(place / n if n else 0.0 for place, n in zip(places, times, strict=True))


def summed(ways: Iterable[Variant], names: tuple[str, ...]) -> Variants:
    """Return ways with the most frequent first, and the rarest of too many summed."""
    every = sorted(ways, key=lambda way: (-way.count, len(way.steps), way.steps))
    kept = steps = 0
    for way in every[:MOST_VARIANTS]:
        steps += len(way.steps)
        if steps > _MOST_STEPS:
            break
        kept += 1
    rest = Variants(names, tuple(every[kept:]))
    if not rest.ways:
        return Variants(names, tuple(every))
    told = SummedCases(rest.cases, rest.events, directly_follows(rest), starts(rest), ends(rest))
    return Variants(names, tuple(every[:kept]), told)


def summed_words(variants: Variants) -> tuple[tuple[int, str], ...]:
    """Say how many cases are summed, where any are."""
    rest = variants.rest.cases
    if not rest:
        return ()
    one = (
        "{n} case ({share}) is counted on the arrows, but its way is not kept: the {most} most "
        "frequent ways are."
    )
    many = (
        "{n} cases ({share}) are counted on the arrows, but their ways are not kept: the {most} "
        "most frequent ways are."
    )
    share = percent(rest / variants.cases)
    return ((0, plural(one, many, rest, share=share, most=len(variants.ways))),)


@dataclass(slots=True)
class _Found:
    """What the cases of a log come to, one by one."""

    ways: dict[tuple[int, ...], array[float]] = field(default_factory=dict)
    between: dict[tuple[int, int], array[float]] = field(default_factory=dict)
    lasting: dict[int, array[float]] = field(default_factory=dict)
    unended: int = 0

    def take(self, trace: _Trace) -> None:
        steps, begun, done, unended = trace
        self.unended += unended
        if not steps:
            return
        took = self.ways.get(steps)
        if took is None:
            took = self.ways[steps] = array("f")
        took.append(done[-1] - (done[0] if isnan(begun[0]) else begun[0]))
        between = self.between
        for at, pair in enumerate(pairwise(steps), 1):
            start = begun[at]
            gap = (done[at] if start != start else start) - done[at - 1]
            gaps = between.get(pair)
            if gaps is None:
                gaps = between[pair] = array("f")
            gaps.append(gap if gap > 0 else 0.0)
        for at, start in enumerate(begun):
            if start == start:
                self.lasting.setdefault(steps[at], array("f")).append(max(0.0, done[at] - start))

    def variants(self) -> list[Variant]:
        return [
            Variant(len(took), steps, round(median(took), 4)) for steps, took in self.ways.items()
        ]


def _ordered(events: Events) -> list[int]:
    """Return the places of events by case, time and row: each sort keeps the order before it."""
    order = sorted(range(len(events.cases)), key=events.times.__getitem__)
    order.sort(key=events.cases.__getitem__)
    return order


def _drawn(often: Mapping[int, int], most: int) -> list[int]:
    """Return the most frequent activities, in the order in which they were first met."""
    ranked = sorted(often, key=lambda one: (-often[one], one))
    return sorted(ranked[:most])


def _fewer(found: _Found, now: int) -> int:
    """Return of how many activities there may be few enough arrows."""
    return max(1, min(now - 1, int(now * (MOST_ARROWS / len(found.between)) ** 0.5)))


def _traces(events: Events, ordered: Sequence[int], kept: Sequence[int]) -> Iterator[_Trace]:
    """Yield the cases of a log, with the activities that are kept; those of none are passed over."""
    number = {one: at for at, one in enumerate(kept)}
    numbers = [number.get(one, -1) for one in range(len(events.activities))]
    cases, doing, times, starts_ = events.cases, events.doing, events.times, events.starts
    phases, counts = events.phases, _counting_phase(events)
    steps: list[int] = []
    begun: list[float] = []
    done: list[float] = []
    open_: dict[int, list[float]] = {}
    case, unknown = -1, float("nan")
    for at in ordered:
        if cases[at] != case:
            yield _Trace(tuple(steps), begun, done, sum(map(len, open_.values())))
            steps, begun, done, open_ = [], [], [], {}
            case = cases[at]
        step = numbers[doing[at]]
        if step < 0:
            continue
        start = starts_[at] if starts_ else unknown
        if counts is not None:
            if phases[at] == BEGINS and counts == DONE:
                open_.setdefault(step, []).append(times[at])
                continue
            if phases[at] != counts:
                continue
            if waiting := open_.get(step):
                start = waiting.pop(0)
        steps.append(step)
        begun.append(start)
        done.append(times[at])
    yield _Trace(tuple(steps), begun, done, sum(map(len, open_.values())))


def _counting_phase(events: Events) -> int | None:
    """Return which events count: those that say “done”, else those that begin, else all."""
    met = set(events.phases)
    return DONE if DONE in met else BEGINS if BEGINS in met else None


def _left_out(events: Events, kept: Sequence[int], variants: Variants) -> Iterator[tuple[int, str]]:
    """Say what of a log is not on the map, and that its rarest ways are summed."""
    often = Counter(events.doing)
    gone = sum(often.values()) - sum(often[one] for one in kept)
    less = len(events.activities) - len(kept)
    if less:
        one = (
            "{n} rare activity was left out with {share} of the events: the {most} most frequent "
            "are drawn."
        )
        many = (
            "{n} rare activities were left out with {share} of the events: the {most} most "
            "frequent are drawn."
        )
        share = percent(gone / sum(often.values()))
        yield 0, plural(one, many, less, share=share, most=len(kept))
    lost = events.case_count - variants.cases
    if lost:
        one = "{n} case is not counted, as nothing that is drawn was done in it."
        many = "{n} cases are not counted, as nothing that is drawn was done in them."
        yield 0, plural(one, many, lost)
    counting = _counting_phase(events)
    if counting is not None:
        passed = sum(one not in (counting, BEGINS) for one in events.phases)
        if passed:
            one = "{n} event is neither a beginning nor an end and was passed over."
            many = "{n} events are neither a beginning nor an end and were passed over."
            yield 0, plural(one, many, passed)
    yield from summed_words(variants)


def _medians(times: Mapping[Key, array[float]]) -> dict[Key, float]:
    """Return the medians of times in minutes, without those that no touchpoint can have."""
    found = {key: median(values) for key, values in times.items()}
    return {key: value for key, value in found.items() if value <= MOST_MINUTES}


def _beyond(n: int) -> Iterator[tuple[int, str]]:
    if n:
        one = "{n} time was left out, as it is longer than can be kept (about 19 years)."
        many = "{n} times were left out, as they are longer than can be kept (about 19 years)."
        yield 0, plural(one, many, n)


def _unended(n: int) -> Iterator[tuple[int, str]]:
    if n:
        one = "{n} beginning has no end and is not counted."
        many = "{n} beginnings have no end and are not counted."
        yield 0, plural(one, many, n)


def _places(
    events: Events, kept: Sequence[int]
) -> tuple[dict[int, str], tuple[tuple[int, str], ...]]:
    """Return who or where mostly does what, where that is a few, and else say why not."""
    if not events.places:
        return {}, ()
    if len(events.placed) > _MOST_PLACES:
        told = tr(
            "All touchpoints stand in one lane, as {n} different ones do or hold them.",
            n=len(events.placed),
        )
        return {}, ((0, told),)
    often = Counter(zip(events.doing, events.places, strict=True))
    found: dict[int, str] = {}
    for at, one in enumerate(kept):
        best = max(
            ((n, -where) for (doing, where), n in often.items() if doing == one and where >= 0),
            default=None,
        )
        if best:
            found[at] = events.placed[-best[1]]
    return found, ()

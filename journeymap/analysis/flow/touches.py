"""Who brought it about: what each touchpoint on the way to the goal is given of those who arrive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi
from typing import Any, NamedTuple

from journeymap.analysis.flow.chain import Chain, GoalChain
from journeymap.analysis.flow.components import components
from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.analysis.flow.variants import LoggedWays

_REST = 1e-9
"""Which share of those who arrive may be left undivided."""

_FINER = 4.0
"""How many times nearer to 1 each part begins than the one before."""

_MOST = 1e15
"""A chain of so many steps is followed no longer: what is left is divided as the rest was."""

_NODES = 10
_AT_ONCE = 24
"""So many nodes are solved at once: more would take room for little time."""


class Touch(NamedTuple):
    """Which share, 0 to 1, of those who reach the goal a touchpoint is given, in four ways.

    ``first`` is given to where one began, ``last`` to where one was just before the goal,
    ``linear`` to all one visited, alike for each visit, and ``removal`` by the removal effects.
    """

    id: str
    first: float
    last: float
    linear: float
    removal: float


@dataclass(frozen=True, slots=True)
class Touches:
    """The touchpoints by what they are given, each column 1 together, in the order of the journey.

    The goal itself is given nothing, and neither are those who begin there. ``counted`` is how
    many of those who arrived stand in the log it was counted from, ``None`` where it was computed
    from the shares on the arrows.
    """

    of: tuple[Touch, ...]
    counted: int | None = None


def touches(found: Outcomes) -> Touches | None:
    """Return first, last and linear touch and removal, from the shares on the arrows.

    ``None`` where nobody reaches the goal on the way from another touchpoint. Linear touch is
    Σ over all walks of its share / its length for each visit. As 1/n = ∫ xⁿ⁻¹ dx from 0 to 1, it
    is the integral of visits times chances of a chain in which one goes on with x; by Gauss and
    Legendre on parts that get finer towards 1, until all but a share of 10⁻⁹ is divided. All
    derivatives of what is integrated are positive, so that no touchpoint is given too much, and
    the rest of all bounds the error of each.
    """
    way = found.followed.arrivals
    if way is None or way.share <= 0:
        return None
    goals = frozenset(way.ends)
    begun = {id: share for id, share in way.starts.items() if id in way.visits and id not in goals}
    touched = [id for id in way.visits if id not in goals]
    before = {id: _to(way, id, goals) for id in touched}
    first = {id: share * way.chances[id] for id, share in begun.items()}
    last = {id: way.visits[id] * share for id, share in before.items()}
    arriving = sum(first.values())
    effect = found.removal or {}
    if arriving <= 0 or not (together := sum(effect.get(id, 0.0) for id in touched)):
        return None
    linear = _linear(way, begun, before, arriving)
    return Touches(
        tuple(
            Touch(
                id,
                first.get(id, 0.0) / arriving,
                last[id] / arriving,
                linear[id],
                effect.get(id, 0.0) / together,
            )
            for id in touched
        )
    )


def counted_touches(
    ways: Iterable[tuple[int, tuple[str, ...]]], goals: Iterable[str]
) -> Touches | None:
    """Return the same, counted from real ways: how many went each, and the touchpoints of it.

    A way counts up to the first goal on it; one that comes to no goal was not brought about by
    anything. The removal effect is that of the chain of first order which the ways make. ``None``
    where nobody reaches a goal by another touchpoint.
    """
    last_of, every = frozenset(goals), list[tuple[int, tuple[str, ...], bool]]()
    for many, way in ways:
        stop = next((i for i, id in enumerate(way) if id in last_of), None)
        every.append((many, way[:stop], stop is not None))
    given: dict[str, list[float]] = {id: [0.0] * 3 for _, way, _ in every for id in way}
    arrived = 0
    for many, way, reached in every:
        if reached and way:
            arrived += many
            given[way[0]][0] += many
            given[way[-1]][1] += many
            for id in way:
                given[id][2] += many / len(way)
    effect = _effects(every) if arrived else {}
    together = sum(effect.get(id, 0.0) for id in given)
    if not together:
        return None
    return Touches(
        tuple(
            Touch(
                id,
                first / arrived,
                last / arrived,
                linear / arrived,
                effect.get(id, 0.0) / together,
            )
            for id, (first, last, linear) in given.items()
        ),
        arrived,
    )


_GOAL = "(goal)"


def _effects(every: Iterable[tuple[int, tuple[str, ...], bool]]) -> Mapping[str, float]:
    """Return the removal effects of the chain that real ways make, all of them together."""
    starts: dict[str, float] = {}
    passed: dict[str, dict[str, float]] = {_GOAL: {}}
    came: dict[str, float] = {}
    total = 0.0
    for many, way, reached in every:
        total += many
        walk = (*way, _GOAL) if reached else way
        if not walk:
            continue  # nothing of it is on the map any more
        starts[walk[0]] = starts.get(walk[0], 0.0) + many
        for place, target in zip(walk, (*walk[1:], ""), strict=True):
            onward = passed.setdefault(place, {})
            came[place] = came.get(place, 0.0) + many
            if target:
                onward[target] = onward.get(target, 0.0) + many
    moves = {
        place: {target: many / came[place] for target, many in onward.items()}
        for place, onward in passed.items()
    }
    begun = {place: many / total for place, many in starts.items()}
    found = GoalChain(moves, begun, (_GOAL,)).removal() or {}
    return {place: effect for place, effect in found.items() if place != _GOAL}


def _to(way: GoalChain, id: str, goals: frozenset[str]) -> float:
    return sum(share for target, share in way.chain.moves[id].items() if target in goals)


def _linear(
    way: GoalChain, begun: Mapping[str, float], before: Mapping[str, float], arriving: float
) -> dict[str, float]:
    moves = {
        id: {target: share for target, share in way.chain.moves[id].items() if target in before}
        for id in before
    }
    parts = components(moves)

    # The longer the walks, the nearer to 1 all of it happens.
    length = sum(way.visits[id] * way.chances[id] for id in before) / arriving
    while True:
        found = dict.fromkeys(before, 0.0)
        for stopping, weights in _nodes(length):
            chain = Chain(moves, parts, stopping)
            came, go = chain.visits(begun), chain.sums(before)
            for id in found:
                found[id] += float((came[id] * go[id] * weights).sum())
        total = sum(found.values())
        if total >= arriving * (1.0 - _REST) or length > _MOST:
            return {id: much / total for id, much in found.items()}
        length *= _FINER**2


def _nodes(length: float) -> Iterator[tuple[Any, Any]]:
    """Yield where 1 − x is looked at and how much that weighs, some nodes at a time."""
    import numpy

    far, parts = 1.0, []
    while far * length > 1.0:
        parts.append((far / _FINER, far))
        far /= _FINER
    nodes = [
        ((near + end) / 2 + (end - near) / 2 * node, (end - near) / 2 * weight)
        for near, end in (*parts, (0.0, far))
        for node, weight in _legendre()
    ]
    for i in range(0, len(nodes), _AT_ONCE):
        some = numpy.array(nodes[i : i + _AT_ONCE])
        yield some[:, 0], some[:, 1]


@lru_cache(maxsize=1)
def _legendre() -> tuple[tuple[float, float], ...]:
    """Return the nodes and weights of Gauss and Legendre on −1 to 1, by Newton's method."""
    found = []
    for i in range(_NODES):
        x = cos(pi * (i + 0.75) / (_NODES + 0.5))
        for _ in range(50):
            now, last = x, 1.0
            for k in range(2, _NODES + 1):
                now, last = ((2 * k - 1) * x * now - (k - 1) * last) / k, now
            slope = _NODES * (x * now - last) / (x * x - 1)
            x -= now / slope
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    return tuple(found)


def touches_of(found: Outcomes, logged: LoggedWays | None) -> Touches | None:
    """Return what touchpoints are given: counted where the journey has a log, else computed.

    Activities that were left out of the journey are passed over; cases whose ways were summed
    are not among those counted. ``logged`` are ``variants_of`` the journey, or those of them that
    are looked at.
    """
    if logged is None:
        return touches(found)
    ways = (
        (way.count, tuple(filter(None, (logged.touchpoints[step] for step in way.steps))))
        for way in logged.variants.ways
    )
    return counted_touches(ways, found.followed.goals) or touches(found)

"""The way through a journey on which most gets in one's way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from journeymap.analysis.flow.components import components
from journeymap.analysis.flow.roads import Roads

BUDGET = 20_000
"""So many ways inside a loop are looked at before it is said that a worse one may be left."""


class _Come(NamedTuple):
    """The worst way to a touchpoint: what it weighs, where its component was entered, and the
    touchpoints from there to here."""

    weight: float
    entry: str
    inside: tuple[str, ...]


def worst_way(
    roads: Roads, burden_of: Mapping[str, float], budget: int = BUDGET
) -> tuple[tuple[str, ...], bool]:
    """Return the way of the highest friction that comes nowhere twice, and whether it is bounded.

    Friction is Σ severity × share along it. A way goes through each component but once, so that
    it is found from component to component, and where there are no loops exactly. Inside a loop
    the longest way is as hard as any (NP-hard): so many as ``budget`` says are looked at in each,
    and when there are more the answer is bounded. ``()`` where nothing gets in one's way.
    """
    open_ = _leading_on(roads)
    entered: dict[str, tuple[float, str]] = {id: (0.0, "") for id in roads.starts if id in open_}
    come: dict[str, _Come] = {}
    bounded = False
    for part in components(roads.onward):
        here = [id for id in part if id in open_]
        ways = _Inside(roads, burden_of, frozenset(here), budget)
        for entry in here:
            if entry in entered:
                for id, found in ways.of(entry, entered[entry][0]).items():
                    if id not in come or found.weight > come[id].weight:
                        come[id] = found
        bounded |= ways.bounded
        for id in here:
            for target in roads.onward[id] if id in come else ():
                known = entered.get(target)
                if target not in ways.places and (known is None or come[id].weight > known[0]):
                    entered[target] = (come[id].weight, id)
    ends = [id for id in come if id in roads.stops and come[id].weight > 0]
    if not ends:
        return (), False
    return _way(come, entered, max(ends, key=lambda id: come[id].weight)), bounded


class _Inside:
    """Looks at the ways inside a component, as many as it may."""

    def __init__(
        self, roads: Roads, burden_of: Mapping[str, float], places: frozenset[str], budget: int
    ) -> None:
        self.places, self.bounded = places, False
        self._roads, self._burden_of, self._left = roads, burden_of, budget

    def of(self, entry: str, before: float) -> dict[str, _Come]:
        """Return the worst way from an entry to each touchpoint of the component."""
        way = [entry]
        weight = before + self._burden_of.get(entry, 0.0)
        found = {entry: _Come(weight, entry, (entry,))}
        walk: list[tuple[Iterator[str], float]] = [(self._onward(entry), weight)]
        on = {entry}
        while walk:
            targets, weight = walk[-1]
            target = next(targets, None)
            if target is None:
                walk.pop()
                on.discard(way.pop())
            elif target not in on:
                if not self._left:
                    self.bounded = True
                    return found
                self._left -= 1
                way.append(target)
                on.add(target)
                weight += self._burden_of.get(target, 0.0)
                if target not in found or weight > found[target].weight:
                    found[target] = _Come(weight, entry, tuple(way))
                walk.append((self._onward(target), weight))
        return found

    def _onward(self, id: str) -> Iterator[str]:
        inside = [target for target in self._roads.onward[id] if target in self.places]
        return iter(sorted(inside, key=lambda target: -self._burden_of.get(target, 0.0)))


def _leading_on(roads: Roads) -> set[str]:
    """Return the touchpoints from which one comes to an end."""
    before: dict[str, list[str]] = {}
    for id, onward in roads.onward.items():
        for target in onward:
            before.setdefault(target, []).append(id)
    found = set(roads.stops)
    waiting = [*found]
    while waiting:
        for id in before.get(waiting.pop(), ()):
            if id not in found:
                found.add(id)
                waiting.append(id)
    return found


def _way(
    come: Mapping[str, _Come], entered: Mapping[str, tuple[float, str]], end: str
) -> tuple[str, ...]:
    parts: list[Sequence[str]] = []
    while end:
        parts.append(come[end].inside)
        end = entered[come[end].entry][1]
    return tuple(id for part in reversed(parts) for id in part)

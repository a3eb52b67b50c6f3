"""What all who reach a goal must go through, and where nobody comes back from.

Importing this loads networkx, as ``analysis.flow.graph`` does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Hashable, Iterable
from functools import cached_property
from typing import NamedTuple

import networkx

from journeymap.analysis.flow.graph import leading_to, loops, reachable

_BEGIN, _END = ("begin",), ("end",)
"""Where all customers come from and go to, whichever touchpoint they begin and end at."""

_NEVER: frozenset[str] = frozenset()
_PLENTY = 1 << 30
"""How many fit along an arrow: more than through all touchpoints, each of which lets one through."""

_Side = tuple[Hashable, bool]
"""A touchpoint before it is gone through, or behind."""

_Room = dict[_Side, dict[_Side, int]]


class WaysToGoal:
    """All ways of a graph from any of the starts to any of the goals.

    ``assumed`` says that nobody declared the goals.
    """

    def __init__(
        self,
        nodes: networkx.DiGraph,
        starts: Iterable[str],
        goals: Iterable[str],
        assumed: bool = False,
    ) -> None:
        self.starts, self.goals, self.assumed = frozenset(starts), frozenset(goals), assumed
        self._between = _between(nodes, self.starts, self.goals)

    @cached_property
    def touchpoints(self) -> frozenset[str]:
        """Those on any of the ways, starts and goals among them."""
        return frozenset(id for id in self._between if id not in (_BEGIN, _END))

    @cached_property
    def must_pass(self) -> tuple[str, ...]:
        """The touchpoints on every way, in order.

        These are the dominators of the goals (Lengauer and Tarjan 1979). A single start and a
        single goal, which are on every way by themselves, are not among them. There are none
        where no way leads from a start to a goal.
        """
        own = {id for only in (self.starts, self.goals) if len(only) == 1 for id in only}
        return tuple(id for id in _dominators(self._between) if id not in own)

    def fewest(self, most: int = 2) -> frozenset[str]:
        """Return the fewest touchpoints without which nobody comes from a start to a goal.

        They are a minimum cut, found by as many ways that share no touchpoint (Menger 1927), and
        neither starts nor goals. One more way than ``most`` is looked for and no further; networkx
        finds the same in tenfold the time. Nothing where more than ``most`` are needed, where an
        arrow leads from a start straight to a goal, so that nothing stands between, and where no
        way leads there at all.
        """
        begin, end = self.starts, self.goals
        if begin & end or not self.touchpoints:
            return _NEVER
        inner = self.touchpoints - begin - end
        room: _Room = {(id, False): {(id, True): 1} for id in inner}
        for source, target in self._between.edges:
            if source in begin and target in end:
                return _NEVER
            if (source in inner or source in begin) and (target in inner or target in end):
                out = (source if source in inner else _BEGIN, True)
                into = (target if target in inner else _END, False)
                room.setdefault(out, {})[into] = _PLENTY
        for _ in range(most + 1):
            seen = _widened(room, (_BEGIN, True), (_END, False))
            if seen is not None:
                return frozenset(x for x in inner if (x, False) in seen and (x, True) not in seen)
        return _NEVER


class NoReturn(NamedTuple):
    """A touchpoint nobody comes back from, and those before it between which one goes round."""

    place: str
    before: frozenset[str]


def no_return(
    nodes: networkx.DiGraph, starts: Iterable[str], ends: Iterable[str]
) -> NoReturn | None:
    """Return the first touchpoint that all pass on their way to an end and nobody comes back from.

    It is said only where one may go round before it: on a way without loops nobody comes back
    from anywhere. All pass the post-dominators of the starts, which are found as dominators of
    the ends against the arrows. ``None`` where there is none. The graph is to be frozen.
    """
    around = {id for ring in loops(nodes) for id in ring}
    between = _between(nodes, starts, ends) if around else networkx.DiGraph()
    around &= between.nodes
    if not around:
        return None
    passed = _dominators(between.reverse(copy=False), _END, _BEGIN)
    after = reachable(between, around)
    for place in reversed(passed):
        if place in after and place not in around:
            return NoReturn(place, frozenset(around & networkx.ancestors(between, place)))
    return None


def _widened(room: _Room, begin: _Side, end: _Side) -> Collection[_Side] | None:
    """Send one more along a way that has room, or return how far one gets where none has."""
    before: dict[_Side, _Side] = {begin: begin}
    waiting = deque((begin,))
    while waiting and end not in before:
        place = waiting.popleft()
        for onward, free in room.get(place, {}).items():
            if free and onward not in before:
                before[onward] = place
                waiting.append(onward)
    if end not in before:
        return before
    while end != begin:
        source = before[end]
        room[source][end] -= 1
        back = room.setdefault(end, {})
        back[source] = back.get(source, 0) + 1
        end = source
    return None


def _between(
    nodes: networkx.DiGraph, starts: Iterable[str], ends: Iterable[str]
) -> networkx.DiGraph:
    """Return all ways from starts to ends, with one place before them and one behind them."""
    begin, end = [id for id in starts if id in nodes], [id for id in ends if id in nodes]
    there = reachable(nodes, begin) & leading_to(nodes, end)
    found = networkx.DiGraph()
    if there:
        found.add_edges_from((_BEGIN, id) for id in begin if id in there)
        found.add_edges_from(
            (source, target)
            for source, onward in nodes.adjacency()
            if source in there
            for target in onward
            if target in there
        )
        found.add_edges_from((id, _END) for id in end if id in there)
    return found


def _dominators(
    between: networkx.DiGraph, begin: Hashable = _BEGIN, end: Hashable = _END
) -> tuple[str, ...]:
    """Return what lies on every way from one place to another, in the order of the way.

    The place one begins at leads to itself in networkx 3.6 and is no key from 3.7 on; what
    nobody comes to never is one.
    """
    if begin not in between:
        return ()
    before = networkx.immediate_dominators(between, begin)
    found: list[str] = []
    place = before.get(end)
    while place is not None and place != begin:
        found.append(place)
        place = before.get(place)
    return tuple(reversed(found))

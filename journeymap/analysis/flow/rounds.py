"""Ways round and round: for each arrow that leads back, the shortest way on to where it begins.

Importing this loads networkx, as ``analysis.flow.graph`` does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from typing import NamedTuple

import networkx

from journeymap.analysis.flow.graph import loops
from journeymap.analysis.flow.way_back import way_back

MOST = 20
"""How many ways round are looked for in one journey; there may be more than anybody can count."""


class Round(NamedTuple):
    """A way round: its touchpoints in order, from where ``back`` leads to where it begins."""

    way: tuple[str, ...]

    @property
    def back(self) -> tuple[str, str]:
        """The source and the target of the arrow that leads back."""
        return self.way[-1], self.way[0]


class Rounds(NamedTuple):
    """The ways round found in one set of touchpoints, and how many arrows lead back in it."""

    ring: frozenset[str]
    found: tuple[Round, ...]
    all: int


def rounds(
    nodes: networkx.DiGraph,
    often: Callable[[tuple[str, str]], float] = lambda _: 0.0,
    most: int = MOST,
) -> tuple[Rounds, ...]:
    """Return the ways round in each strongly connected set of touchpoints of a frozen graph.

    What stands first in the graph is read first; an arrow leads back that does not lead on in
    that order, and each way round has one. Listing all of them explodes (a thousand million in
    thirteen touchpoints of which each leads to all), so for at most ``most`` arrows back the
    shortest way round is returned: first of each set the one gone most ``often``, then others.
    Sets for which nothing is left are among them without a way.
    """
    place = {id: i for i, id in enumerate(nodes)}
    rings = loops(nodes)
    ring_of = {id: i for i, ring in enumerate(rings) for id in ring}
    back: list[list[tuple[str, str]]] = [[] for _ in rings]
    for source, target in nodes.edges:
        inside = source in ring_of and ring_of[source] == ring_of.get(target)
        if inside and place[target] <= place[source]:
            back[ring_of[source]].append((source, target))
    ordered = [sorted(edges, key=lambda edge: -often(edge)) for edges in back]
    every = sorted(
        (turn > 0, -often(edge), i, turn)
        for i, edges in enumerate(ordered)
        for turn, edge in enumerate(edges)
    )
    chosen = {ordered[i][turn] for *_, i, turn in every[:most]}
    found = (
        Rounds(ring, _ways(nodes, ring, [e for e in edges if e in chosen], often), len(edges))
        for ring, edges in zip(rings, back, strict=True)
    )
    return tuple(sorted(found, key=lambda one: min(place[id] for id in one.ring)))


def _ways(
    nodes: networkx.DiGraph,
    ring: Collection[str],
    edges: Collection[tuple[str, str]],
    often: Callable[[tuple[str, str]], float],
) -> tuple[Round, ...]:
    ways: dict[frozenset[str], Round] = {}
    for source, target in sorted(edges, key=lambda edge: -often(edge)):
        way = _shortest(nodes, ring, target, source)
        ways.setdefault(frozenset(way), Round(way))
    return tuple(ways.values())


def _shortest(
    nodes: networkx.DiGraph, ring: Collection[str], source: str, target: str
) -> tuple[str, ...]:
    """Return the way with the fewest touchpoints between two of a ring, by breadth first."""
    before: dict[str, str] = {source: ""}
    waiting = deque((source,))
    while target not in before:
        place = waiting.popleft()
        for onward in nodes[place]:
            if onward in ring and onward not in before:
                before[onward] = place
                waiting.append(onward)
    return way_back(before, target)

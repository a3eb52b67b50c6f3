"""The journey as a graph: which touchpoints one comes to, and where one goes round.

Importing this loads networkx, which takes as long as opening a file. The findings do so beside
the hand, once the window has been painted; what a window or a picture waits for uses
``analysis.flow.followers``.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

import networkx

from journeymap.analysis.flow.followers import followers
from journeymap.arrows import is_return
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

Place = TypeVar("Place", bound=Hashable)

_newest: list[tuple[list[tuple[str, list[str]]], networkx.DiGraph]] = []


def graph(snapshot: Snapshot, journey: str) -> networkx.DiGraph:
    """Return the touchpoints of a journey by id, in its order, and where their arrows lead.

    Arrows that run side by side are one. The newest graph is kept until something else follows
    from something: building it takes longer than a walk, and most changes leave it alone. It is
    frozen, as all share it.
    """
    ends = [*followers(snapshot, journey).items()]
    for known, kept in _newest:
        if known == ends:
            return kept
    found = networkx.DiGraph()
    found.add_nodes_from(id for id, _ in ends)
    found.add_edges_from((id, end) for id, others in ends for end in others)
    _newest[:] = [(ends, networkx.freeze(found))]
    return found


def first_time(snapshot: Snapshot, journey: str) -> networkx.DiGraph:
    """Return the graph of a journey as it is gone the first time: without ways that begin it anew.

    These are the arrows that are meant to lead back, and those from the ultimate moment of truth
    to the zero one, whichever kind they are of. It is frozen.
    """
    ahead = {
        (arrow.source, arrow.target)
        for arrow in snapshot.all(Connection).values()
        if not begins_anew(snapshot, arrow)
    }
    found = networkx.DiGraph()
    every = graph(snapshot, journey)
    found.add_nodes_from(every)
    found.add_edges_from(edge for edge in every.edges if edge in ahead)
    return networkx.freeze(found)


def begins_anew(snapshot: Snapshot, arrow: Connection) -> bool:
    """Tell whether an arrow closes the loyalty loop (Solis 2013: from UMOT to ZMOT again)."""
    source, target = (snapshot.get(Touchpoint, id) for id in (arrow.source, arrow.target))
    moments = (source.moment if source else "", target.moment if target else "")
    return is_return(arrow) or moments == ("umot", "zmot")


def reachable(
    nodes: networkx.DiGraph, starts: Iterable[str], without: Collection[str] = ()
) -> set[str]:
    """Return every touchpoint one can come to, the starts among them, some being left out."""
    return walked(dict(nodes.adjacency()), starts, without)


def leading_to(nodes: networkx.DiGraph, ends: Iterable[str]) -> set[str]:
    """Return every touchpoint from which one can come to one of the ends, these among them."""
    return walked(nodes.pred, ends)


def walked(
    onward: Mapping[Place, Iterable[Place]],
    starts: Iterable[Place],
    without: Collection[Place] = (),
) -> set[Place]:
    """Return where one comes from the starts, these among them, some places being left out."""
    seen = {place for place in starts if place not in without}
    waiting = list(seen)
    while waiting:
        for place in onward[waiting.pop()]:
            if place not in seen and place not in without:
                seen.add(place)
                waiting.append(place)
    return seen


@lru_cache(maxsize=2)
def loops(nodes: networkx.DiGraph) -> tuple[frozenset[str], ...]:
    """Return the sets of touchpoints of a frozen graph in which one can go round and round.

    These are the strongly connected components of more than one, and what leads to itself.
    """
    alone = set(networkx.nodes_with_selfloops(nodes))
    rings = networkx.kosaraju_strongly_connected_components(nodes)
    return tuple(frozenset(ring) for ring in rings if len(ring) > 1 or ring <= alone)

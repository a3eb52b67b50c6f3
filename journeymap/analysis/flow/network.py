"""A journey as a graph of networkx, for whoever knows its algorithms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(
    nodes: Iterable[tuple[str, Mapping[str, Any]]],
    edges: Iterable[tuple[str, str, str, Mapping[str, Any]]],
    **about: Any,
) -> MultiDiGraph:
    """Return a graph of nodes by id and arrows by source, target and id, with their attributes."""
    from networkx import MultiDiGraph

    graph = MultiDiGraph(**about)
    for id, facts in nodes:
        graph.add_node(id, **facts)
    for source, target, id, facts in edges:
        graph.add_edge(source, target, key=id, **facts)
    return graph

"""The journey as a graph: which touchpoints one comes to, and where one goes round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeymap.model.grid import cards
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot

Graph = Mapping[str, Sequence[str]]
"""For each node those it leads to; every node is a key."""


def graph(snapshot: Snapshot, journey: str) -> dict[str, list[str]]:
    """Return the touchpoints of a journey and where their connections lead.

    Influence leads to somebody else, so it is left out.
    """
    found: dict[str, list[str]] = {card.id: [] for card in cards(snapshot, journey)}
    for arrow in snapshot.all(Connection).values():
        if arrow.kind != "influence" and arrow.source in found and arrow.target in found:
            found[arrow.source].append(arrow.target)
    return found


def turned(nodes: Graph) -> dict[str, list[str]]:
    """Return the graph with every arrow turned round."""
    found: dict[str, list[str]] = {node: [] for node in nodes}
    for node, ends in nodes.items():
        for end in ends:
            found[end].append(node)
    return found


def reachable(nodes: Graph, starts: Iterable[str]) -> set[str]:
    """Return every node one can come to, the starts among them."""
    seen = set(starts)
    queue = list(seen)
    while queue:
        for end in nodes[queue.pop()]:
            if end not in seen:
                seen.add(end)
                queue.append(end)
    return seen


def loops(nodes: Graph) -> list[set[str]]:
    """Return the sets of nodes in which one can go round and round.

    These are the strongly connected components of more than one node, and nodes that
    lead to themselves (Kosaraju's two walks, without recursion).
    """
    back, left = turned(nodes), set(nodes)
    found: list[set[str]] = []
    for start in reversed(_finished(nodes)):
        if start not in left:
            continue
        ring, queue = {start}, [start]
        left.discard(start)
        while queue:
            for end in back[queue.pop()]:
                if end in left:
                    left.discard(end)
                    ring.add(end)
                    queue.append(end)
        if len(ring) > 1 or start in nodes[start]:
            found.append(ring)
    return found


def _finished(nodes: Graph) -> list[str]:
    """Return the nodes in the order a walk in depth leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for root in nodes:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(nodes[root]))]
        while path:
            node, ends = path[-1]
            end = next((x for x in ends if x not in seen), None)
            if end is None:
                order.append(node)
                path.pop()
            else:
                seen.add(end)
                path.append((end, iter(nodes[end])))
    return order

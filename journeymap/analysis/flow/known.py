"""What several ask about the ways of one document, found once for each snapshot of it.

A finding, a panel and a page that ask for it are given the same values, in whatever thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.analysis.flow.paths import Flow, flow
from journeymap.model.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx


def known_flow(snapshot: Snapshot, journey: str) -> Flow:
    """Return how customers go through a journey: ``flow``, found once."""
    return snapshot.once(("flow", journey), lambda: flow(snapshot, journey))


def known_graph(snapshot: Snapshot, journey: str) -> networkx.DiGraph:
    """Return the journey as a frozen graph: ``graph``, built once. Loads networkx."""
    from journeymap.analysis.flow.graph import graph

    return snapshot.once(("graph", journey), lambda: graph(snapshot, journey))

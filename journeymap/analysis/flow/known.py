"""What several ask about the ways of one document, found once for each snapshot of it.

A finding, a panel and a page that ask for it are given the same values, in whatever thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.analysis.flow.paths import Course, Flow, Followed, course, follow
from journeymap.model.snapshot import Snapshot

if TYPE_CHECKING:
    import networkx

    from journeymap.analysis.flow.bottlenecks import WaysToGoal


def known_flow(snapshot: Snapshot, journey: str) -> Flow:
    """Return how customers go through a journey: ``flow``, found once."""
    return known_followed(snapshot, journey).flow


def known_course(snapshot: Snapshot, journey: str) -> Course:
    """Return what is given of the ways of a journey: ``course``, read once."""
    return snapshot.once(("course", journey), lambda: course(snapshot, journey))


def known_followed(snapshot: Snapshot, journey: str) -> Followed:
    """Return the flow of a journey with the chains it was solved by, found once."""
    return snapshot.once(("flow", journey), lambda: follow(known_course(snapshot, journey)))


def known_graph(snapshot: Snapshot, journey: str) -> networkx.DiGraph:
    """Return the journey as a frozen graph: ``graph``, built once. Loads networkx."""
    from journeymap.analysis.flow.graph import graph

    return snapshot.once(("graph", journey), lambda: graph(snapshot, journey))


def known_first_time(snapshot: Snapshot, journey: str) -> networkx.DiGraph:
    """Return the graph of a journey gone for the first time: ``first_time``, built once."""
    from journeymap.analysis.flow.graph import first_time

    return snapshot.once(("first time", journey), lambda: first_time(snapshot, journey))


def known_ways_to_goal(snapshot: Snapshot, journey: str) -> WaysToGoal | None:
    """Return all ways from the starts of a journey to its goals, found once; ``None`` without.

    Loads networkx.
    """
    from journeymap.analysis.flow.bottlenecks import WaysToGoal

    def found() -> WaysToGoal | None:
        flow = known_flow(snapshot, journey)
        goal = flow.completion
        if goal is None:
            return None
        nodes = known_graph(snapshot, journey)
        return WaysToGoal(nodes, flow.starts.of, goal.goals, goal.assumed)

    return snapshot.once(("ways to goal", journey), found)

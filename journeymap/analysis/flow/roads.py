"""The ways of a journey as a plain graph, parallel arrows taken together, up to where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from itertools import pairwise
from math import fsum, log, prod

from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.analysis.flow.way_back import way_back

_NOTHING = 1e-9
"""What a sum of shares may lack to 1 by the rounding of those who typed it."""

_STEP = 1e-12
"""What a step adds, so that of equally likely ways the shorter one comes first."""

_BEGIN, _END = "(begin)", "(end)"


class Roads:
    """Where one goes from each touchpoint, and with which share, 0 to 1; nobody goes on at a goal.

    ``onward`` has no way that nobody goes and none from a touchpoint to itself, ``stops`` are the
    shares of those who stop at each touchpoint, all of them at a goal; with ``to_goal`` nobody
    stops elsewhere. ``minutes`` are of the touchpoints and arrows whose time is known.
    """

    def __init__(self, found: Outcomes, to_goal: bool = False) -> None:
        followed = found.followed
        self.goals = frozenset(followed.goals)
        self.starts = {id: share for id, share in found.flow.starts.of.items() if share > 0}
        self.minutes = found.minutes_of
        self.onward: dict[str, dict[str, float]] = {}
        self.stops: dict[str, float] = {}
        for id, moves in followed.moves.items():
            self.onward[id] = {
                target: min(1.0, share)
                for target, share in moves.items()
                if share > 0 and target != id and id not in self.goals
            }
            stay = 1.0 if id in self.goals else 1.0 - sum(moves.values())
            if stay > _NOTHING and (id in self.goals or not to_goal):
                self.stops[id] = stay
        self._between = self._times(found)

    def share(self, ids: tuple[str, ...]) -> float:
        """Return the share, 0 to 1, of those who begin that go exactly this way."""
        ways = prod(self.onward[source][target] for source, target in pairwise(ids))
        return self.starts.get(ids[0], 0.0) * ways * self.stops.get(ids[-1], 0.0)

    def time(self, ids: tuple[str, ...]) -> float:
        """Return how many minutes a way takes, as far as they are known."""
        stays = fsum(self.minutes.get(id, 0.0) for id in ids)
        return stays + fsum(self._between.get(pair, 0.0) for pair in pairwise(ids))

    def likeliest(self) -> Iterator[tuple[str, ...]]:
        """Yield the ways to an end, the likeliest first, none of which comes anywhere twice.

        By Yen (1971, Manage. Sci. 17(11)) on −ln of the shares; what nobody goes is no way.
        """
        from networkx import DiGraph, NetworkXNoPath, shortest_simple_paths

        graph = DiGraph()
        graph.add_nodes_from((_BEGIN, _END))
        ways = [(_BEGIN, id, share) for id, share in self.starts.items()]
        ways += [(id, _END, share) for id, share in self.stops.items()]
        ways += [(id, to, q) for id, onward in self.onward.items() for to, q in onward.items()]
        graph.add_weighted_edges_from((a, b, _STEP - log(min(1.0, q))) for a, b, q in ways)
        try:
            for way in shortest_simple_paths(graph, _BEGIN, _END, "weight"):
                yield tuple(way[1:-1])
        except NetworkXNoPath:
            return

    def fastest(self) -> tuple[str, ...]:
        """Return the way to an end that takes the fewest minutes, of equal ones the fewest steps.

        By Dijkstra; what is not known takes no time, so that without any it is the fewest steps.
        """
        waiting = [(self.minutes.get(id, 0.0), 1, id, "") for id in sorted(self.starts)]
        waiting.sort()
        before: dict[str, str] = {}
        while waiting:
            far, steps, id, source = heappop(waiting)
            if id in before:
                continue
            before[id] = source
            if id in self.stops:
                return way_back(before, id)
            for target in self.onward[id]:
                if target not in before:
                    way = self._between.get((id, target), 0.0) + self.minutes.get(target, 0.0)
                    heappush(waiting, (far + way, steps + 1, target, id))
        return ()

    def _times(self, found: Outcomes) -> Mapping[tuple[str, str], float]:
        """Return how long it takes from one touchpoint to the next, of several arrows the mean."""
        shares = found.flow.shares
        known: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for arrows in shares.leaving.values():
            for arrow in arrows:
                share = shares.of[arrow.id]
                if arrow.id in self.minutes and share > 0:
                    pair = (arrow.source, arrow.target)
                    known.setdefault(pair, []).append((share, self.minutes[arrow.id]))
        return {
            pair: fsum(share * time for share, time in each) / fsum(share for share, _ in each)
            for pair, each in known.items()
        }

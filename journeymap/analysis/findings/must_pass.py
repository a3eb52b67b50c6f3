"""What all who reach the goal go through."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, Plain, called, check, listed
from journeymap.analysis.flow.known import known_graph, known_ways_to_goal
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot


@check(
    "must_pass",
    mark("Must pass"),
    WAYS,
    mark(
        "Touchpoints on every way from the starts to the goal (dominators, after Lengauer & "
        "Tarjan 1979). All customers meet them, so they deserve the most care."
    ),
)
def must_pass(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints on every way from the starts to the goal, or the two that hold all.

    Nothing is said of a plain line, where all are: only what is wrong there matters, which is
    told as a single point of failure.
    """
    ways = known_ways_to_goal(snapshot, journey)
    if ways is None:
        return
    here = [*known_graph(snapshot, journey)]
    goals = listed(snapshot, [id for id in here if id in ways.goals], 2)
    passed = ways.must_pass
    inner = ways.touchpoints - ways.starts - ways.goals
    values: dict[str, Plain] = {
        "touchpoints": len(passed),
        "of": len(here),
        "goal_assumed": ways.assumed,
    }
    if passed and not inner.issubset(passed):
        text = tr(
            "Everyone who reaches {goal} passes {n} of {all} touchpoints: {places}",
            goal=goals,
            n=len(passed),
            all=len(here),
            places=listed(snapshot, passed),
        )
        yield Finding(0, text, passed, values, weight=len(passed) / len(here))
    cut = ways.fewest() if not passed else frozenset()
    both = [id for id in here if id in cut]
    if len(both) == 2:
        text = tr(
            "Everyone who reaches {goal} passes {one} or {other}: without these two nobody gets there",
            goal=goals,
            one=called(snapshot, both[0]),
            other=called(snapshot, both[1]),
        )
        yield Finding(0, text, tuple(both), values | {"touchpoints": 2})

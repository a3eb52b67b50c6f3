"""Where the whole journey hangs on a touchpoint at which something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import with_share
from journeymap.analysis.findings import WAYS, Finding, Plain, check, listed
from journeymap.analysis.flow.known import known_graph, known_ways_to_goal
from journeymap.analysis.troubles import trouble
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot

_SEVERE = 0.25
"""From which size of its trouble on, 0 to 1, such a touchpoint is severe (ours)."""


@check(
    "single_point",
    mark("Single point of failure"),
    WAYS,
    mark(
        "A touchpoint that alone cuts all ways to the goal (a minimum cut), and at which "
        "something is wrong. There is no way round it: mend it, or build one."
    ),
)
def single_point(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the worst touchpoint that alone is a minimum cut between the starts and the goal.

    Each touchpoint on every way is one; it is told when something is wrong there: a major
    friction, customers who go no further, or who feel bad.
    """
    ways = known_ways_to_goal(snapshot, journey)
    if ways is None:
        return
    found = [(one, id) for id in ways.must_pass if (one := trouble(snapshot, journey, id))]
    if not found:
        return
    worst, id = max(found, key=lambda pair: pair[0].size)
    goals = [one for one in known_graph(snapshot, journey) if one in ways.goals]
    text = tr(
        "Everything hangs on {place}: no way to {goal} leads round it, and {trouble}",
        goal=listed(snapshot, goals, 2),
        place=with_share(snapshot, journey, id),
        trouble=worst.words,
    )
    values: dict[str, Plain] = {
        "trouble": worst.kind,
        "size": worst.size,
        "goal_assumed": ways.assumed,
    }
    yield Finding(2 if worst.size >= _SEVERE else 1, text, (id,), values, weight=worst.size)

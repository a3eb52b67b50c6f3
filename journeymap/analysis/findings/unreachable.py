"""Touchpoints nobody comes to."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.concerned import company_own, standing_in
from journeymap.analysis.findings import WAYS, Finding, check, listed
from journeymap.analysis.flow.graph import reachable
from journeymap.analysis.flow.known import known_flow, known_graph
from journeymap.language import mark, tr
from journeymap.model.grid import stages
from journeymap.model.snapshot import Snapshot


@check(
    "unreachable",
    mark("Unreachable"),
    WAYS,
    mark(
        "Touchpoints with arrows to which no way leads from where customers begin. Draw the "
        "arrow that is missing, or say that one begins there."
    ),
)
def unreachable(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints with arrows to which no way leads from where customers begin.

    They begin where it was counted, else in the first stage; the company's own work, on stage or
    behind it, begins anywhere. What has no arrow at all is told as that.
    """
    nodes = known_graph(snapshot, journey)
    if not nodes.size():
        return
    counted = known_flow(snapshot, journey).starts
    first = standing_in(snapshot, stages(snapshot, journey)[0].id)
    begin = set(counted.of) if counted.counted else first
    starts = (begin | company_own(snapshot, journey)) & nodes.nodes or {next(iter(nodes))}
    seen = reachable(nodes, starts)
    lost = tuple(id for id in nodes if id not in seen and nodes.degree(id))
    if lost:
        n, every = len(lost), len(nodes)
        text = tr(
            "No way leads to {n} of {all} touchpoints: {places}",
            n=n,
            all=every,
            places=listed(snapshot, lost),
        )
        yield Finding(2, text, lost, {"touchpoints": n, "of": every}, weight=n / every)

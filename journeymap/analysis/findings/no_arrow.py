"""Touchpoints that nothing leads to or from."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import WAYS, Finding, check, listed
from journeymap.analysis.flow.known import known_graph
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot


@check(
    "no_arrow",
    mark("No arrow"),
    WAYS,
    mark(
        "Touchpoints that no arrow joins, though others are joined. Nothing can be computed "
        "of them: draw where one comes from and goes to."
    ),
)
def without_arrow(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints without any arrow, once arrows are drawn in a journey."""
    nodes = known_graph(snapshot, journey)
    loose = tuple(id for id in nodes if not nodes.degree(id))
    if loose and nodes.size():
        n, every = len(loose), len(nodes)
        text = tr(
            "No arrow leads to or from {n} of {all} touchpoints: {places}",
            n=n,
            all=every,
            places=listed(snapshot, loose),
        )
        yield Finding(1, text, loose, {"touchpoints": n, "of": every}, weight=n / every)

"""How many of those who start come again as loyal customers."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import told_share, walking
from journeymap.analysis.findings import WAYS, Finding, Plain, check, named_ways
from journeymap.analysis.flow.graph import begins_anew
from journeymap.analysis.flow.known import known_flow
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot


@check(
    "comes_again",
    mark("Comes again"),
    WAYS,
    mark(
        "Of all who start, the share that ever goes along a loyalty arrow and so buys a second "
        "time, from the counts on the arrows. It is what loyalty comes to: watch how a better "
        "touchpoint changes it, with what if."
    ),
)
def repeated(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the share of those who start who come again, by the loyalty arrow most go along.

    It is the chance in the chain of the counts ever to go along it (Kemeny & Snell 1976); nothing
    is told where nobody counted.
    """
    flow = known_flow(snapshot, journey)
    back = [
        (share, arrow)
        for arrows in flow.shares.leaving.values()
        for arrow in arrows
        if begins_anew(snapshot, arrow) and (share := walking(snapshot, journey, arrow))
    ]
    if not back:
        return
    share, arrow = max(back, key=lambda pair: pair[0])
    said = told_share(flow, share)
    if said:
        text = tr(
            "{share} of those who start come again: {way}",
            share=said,
            way=named_ways(snapshot, [arrow]),
        )
        values: dict[str, Plain] = {"share": share}
        ids = (arrow.source, arrow.target, arrow.id)
        yield Finding(0, text, ids, values, weight=min(1.0, share))

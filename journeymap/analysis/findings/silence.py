"""Where customers hear nothing for long."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap import durations
from journeymap.analysis.coming import told_share, walking
from journeymap.analysis.findings import WAYS, Finding, Plain, called, check
from journeymap.analysis.flow.known import known_flow
from journeymap.arrows import is_return
from journeymap.language import mark, tr
from journeymap.model.snapshot import Snapshot

_LONG = 24 * 60.0
"""From how many minutes between two touchpoints on customers wonder what became of them (ours)."""


@check(
    "silence",
    mark("Customers hear nothing"),
    WAYS,
    mark(
        "The longest time, of a day or more, between two touchpoints: that of an arrow. "
        "Customers are left alone meanwhile; one message often is enough."
    ),
)
def silence(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the longest time, of a day or more, that customers are left alone between touchpoints.

    That is the time of an arrow: there is no contact while it lasts. Whether they come back as
    loyal customers is their own affair.
    """
    flow = known_flow(snapshot, journey)
    ways = [arrow for arrows in flow.shares.leaving.values() for arrow in arrows]
    long = [arrow for arrow in ways if (arrow.minutes or 0.0) >= _LONG and not is_return(arrow)]
    if not long:
        return
    arrow = max(long, key=lambda one: (one.minutes or 0.0, flow.walks.get(one.id, 0.0)))
    share = walking(snapshot, journey, arrow) or 0.0
    said = told_share(flow, share)
    text = tr(
        "Customers hear nothing for {time} between {source} and {target}",
        time=durations.told(arrow.minutes or 0.0),
        source=called(snapshot, arrow.source),
        target=called(snapshot, arrow.target),
    )
    if said:
        text = tr("{finding} ({share} of customers)", finding=text, share=said)
    values: dict[str, Plain] = {"minutes": arrow.minutes, "share": share if said else None}
    ids = (arrow.source, arrow.target, arrow.id)
    yield Finding(1, text, ids, values, weight=min(1.0, share))

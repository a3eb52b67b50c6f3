"""How often customers have to change the channel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from journeymap.analysis.coming import and_more
from journeymap.analysis.findings import WAYS, Finding, Plain, check
from journeymap.analysis.flow.hops import channel_hops
from journeymap.analysis.flow.known import known_flow
from journeymap.language import decimal, mark, plural, tr
from journeymap.model.records import Lane, Touchpoint
from journeymap.model.snapshot import Snapshot

_FEWEST = 2
_MANY = 3
_NAMED = 5
"""From how many changes on they are told; from how many on, when they are more than half of the
steps, they are a burden; and how many channels a sentence names (ours)."""


@check(
    "channel_hops",
    mark("Channel hops"),
    WAYS,
    mark(
        "How often the likeliest way changes the lane, and customers do on average where "
        "counts are given. Each hop may lose what was said before: carry it over."
    ),
)
def hops(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find how often the likeliest way changes the channel, and customers do on average.

    The average counts every arrow by how often it is walked, and is told where somebody counted.
    """
    flow, changing = known_flow(snapshot, journey), channel_hops(snapshot, journey)
    way = flow.likeliest
    steps = set(pairwise(way))
    arrows = [
        arrow
        for source in way
        for arrow in flow.shares.leaving.get(source, ())
        if arrow.id in changing and (source, arrow.target) in steps
    ]
    n = len({(arrow.source, arrow.target) for arrow in arrows})
    if n < _FEWEST:
        return
    text = plural(
        "The likeliest way changes the channel {n} time in {steps} steps: {channels}",
        "The likeliest way changes the channel {n} times in {steps} steps: {channels}",
        n,
        steps=len(way) - 1,
        channels=_channels(snapshot, way),
    )
    mean = sum(flow.walks.get(id, 0.0) for id in changing)
    if flow.walks and not flow.assumed:
        text = tr("{finding} (on average {n})", finding=text, n=decimal(mean, 1))
    values: dict[str, Plain] = {"hops": n, "steps": len(way) - 1, "average": mean or None}
    much = n >= _MANY and 2 * n > len(way) - 1
    share = n / (len(way) - 1)
    ids = (*way, *(arrow.id for arrow in arrows))
    yield Finding(1 if much else 0, text, ids, values, weight=share)


def _channels(snapshot: Snapshot, way: tuple[str, ...]) -> str:
    cards = (snapshot.get(Touchpoint, id) for id in way)
    lanes = [snapshot.get(Lane, card.lane) for card, _ in groupby(cards) if card]
    names = [_name(lane) for lane, _ in groupby(lanes)]
    said = " → ".join(names[:_NAMED])
    return and_more([said], len(names) - _NAMED)


def _name(lane: Lane | None) -> str:
    return (lane.title.strip() if lane else "") or tr("(no title)")

"""Touchpoints one does not get away from though the journey is not over."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import coming, most_first, told_share, with_shares
from journeymap.analysis.concerned import company_own, standing_in
from journeymap.analysis.findings import WAYS, Finding, Plain, check
from journeymap.analysis.flow.known import known_flow, known_graph
from journeymap.language import mark, plural
from journeymap.model.grid import cards, stages
from journeymap.model.snapshot import Snapshot

_MANY = 0.1
"""From which share of customers who end there on a dead end is worse than a slip (ours)."""


@check(
    "dead_end",
    mark("Dead end"),
    WAYS,
    mark(
        "A way leads there before the last stage, and none leads on. Draw what comes next, "
        "or say that the journey ends there."
    ),
)
def dead_ends(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints before the last stage to which a way leads and from which none does.

    What is said to end the journey is none, nor where the company's own work ends.
    """
    nodes = known_graph(snapshot, journey)
    if not nodes.size():
        return
    last = standing_in(snapshot, stages(snapshot, journey)[-1].id)
    over = last | company_own(snapshot, journey)
    over |= {card.id for card in cards(snapshot, journey) if card.ends}
    met = (id for id in nodes if nodes.in_degree(id) and not nodes.out_degree(id))
    found = [id for id in met if id not in over]
    if not found:
        return
    ends = most_first(snapshot, journey, found)
    share = min(1.0, sum(coming(snapshot, journey, id) or 0.0 for id in ends))
    text = plural(
        "Dead end before the last stage: {places}",
        "{n} dead ends before the last stage: {places}",
        len(ends),
        places=with_shares(snapshot, journey, ends),
    )
    told = bool(told_share(known_flow(snapshot, journey), share))
    values: dict[str, Plain] = {"touchpoints": len(ends), "share": share if told else None}
    severe = 2 if told and share >= _MANY else 1
    yield Finding(severe, text, tuple(ends), values, weight=share)

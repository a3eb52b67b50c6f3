"""Whether those who share bring themselves back."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import coming, told_share, with_shares
from journeymap.analysis.findings import WAYS, Finding, Plain, check
from journeymap.analysis.flow.graph import leading_to
from journeymap.analysis.flow.known import known_flow, known_graph
from journeymap.language import mark, plural
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "open_loop",
    mark("Open loyalty loop"),
    WAYS,
    mark(
        "From an ultimate moment of truth (telling others) no way leads back to a zero one "
        "(searching), as the same customer comes again (Solis 2013). Draw it, or give a "
        "reason to return."
    ),
)
def open_loop(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the ultimate moments of truth from which no way leads back to a zero one.

    The same customer has to come back (Solis 2013): influence, which brings somebody else, closes
    no loop, and what lies between the two does not open it.
    """
    every = cards(snapshot, journey)
    zero = {card.id for card in every if card.moment == "zmot"}
    last = [card.id for card in every if card.moment == "umot"]
    nodes = known_graph(snapshot, journey)
    back = leading_to(nodes, zero) if last else set()
    left = tuple(id for id in last if id not in back)
    if not left:
        return
    text = plural(
        "The loyalty loop is open: from {places} no way leads back to a ZMOT",
        "The loyalty loop is open at {n} places: no way leads back to a ZMOT from {places}",
        len(left),
        places=with_shares(snapshot, journey, left),
    )
    share = max(coming(snapshot, journey, id) or 0.0 for id in left)
    told = bool(told_share(known_flow(snapshot, journey), share))
    values: dict[str, Plain] = {"touchpoints": len(left), "share": share if told else None}
    yield Finding(2, text, left, values, weight=share)

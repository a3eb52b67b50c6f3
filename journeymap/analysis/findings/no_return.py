"""From where on nobody comes back to what was before."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.coming import coming, with_share
from journeymap.analysis.findings import WAYS, Finding, check, listed
from journeymap.analysis.flow.bottlenecks import no_return
from journeymap.analysis.flow.known import known_first_time, known_flow
from journeymap.language import mark, tr
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot


@check(
    "no_return",
    mark("Point of no return"),
    WAYS,
    mark(
        "The first touchpoint that all pass and nobody comes back from. Until there "
        "customers may change their minds: what was promised must be right by then."
    ),
)
def point_of_no_return(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the first touchpoint that all pass and nobody comes back from, behind a way round.

    Loyalty, which begins the journey anew, is no way back. Until there customers may change their
    minds, so this is where what was promised must be right.
    """
    nodes = known_first_time(snapshot, journey)
    ends = [card.id for card in cards(snapshot, journey) if card.ends or not nodes[card.id]]
    found = no_return(nodes, known_flow(snapshot, journey).starts.of, ends)
    if found is None:
        return
    before = [id for id in nodes if id in found.before]
    text = tr(
        "Point of no return: {place}; until there customers go back and forth at {places}",
        place=with_share(snapshot, journey, found.place),
        places=listed(snapshot, before),
    )
    share = coming(snapshot, journey, found.place) or 0.0
    yield Finding(0, text, (found.place,), {"touchpoints": len(before)}, weight=share)

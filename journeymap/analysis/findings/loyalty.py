"""Whether those who share bring themselves back."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot


@check("loyalty")
def open_loop(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the ultimate moments of truth from which no arrow leads back to a zero one."""
    for card in cards(snapshot, journey):
        if card.moment != "umot":
            continue
        arrows = snapshot.of(Connection, "source", card.id)
        ends = [snapshot.get(Touchpoint, arrow.target) for arrow in arrows]
        if not any(end and end.moment == "zmot" for end in ends):
            text = tr("The loyalty loop is open at {place}", place=called(snapshot, card.id))
            yield Finding(2, text, (card.id,))

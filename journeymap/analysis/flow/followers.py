"""What follows what: the arrows of a journey as plain neighbours, for those who cannot wait."""

from __future__ import annotations

from journeymap.arrows import is_walked
from journeymap.model.grid import cards
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot


def followers(snapshot: Snapshot, journey: str) -> dict[str, list[str]]:
    """Return for each touchpoint of a journey those its arrows lead to, once for each arrow.

    Influence leads to somebody else, so it is left out. Frames are made of this while a
    presentation opens; who wants to walk the graph takes ``analysis.flow.graph``.
    """
    found: dict[str, list[str]] = {card.id: [] for card in cards(snapshot, journey)}
    walked: dict[str, bool] = {}  # asked once for each kind: there are ten thousand arrows
    for arrow in snapshot.all(Connection).values():
        if arrow.source in found and arrow.target in found:
            if arrow.kind not in walked:
                walked[arrow.kind] = is_walked(arrow)
            if walked[arrow.kind]:
                found[arrow.source].append(arrow.target)
    return found

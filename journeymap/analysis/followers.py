"""What follows what: the arrows of a journey as plain neighbours, for those who cannot wait."""

from __future__ import annotations

from journeymap.arrows import is_walked
from journeymap.model.grid import cards
from journeymap.model.records import Connection
from journeymap.model.snapshot import Snapshot


def followers(snapshot: Snapshot, journey: str) -> dict[str, list[str]]:
    """Return for each touchpoint of a journey those its arrows lead to, once for each arrow.

    Influence leads to somebody else, so it is left out. Frames are made of this while a
    presentation opens; who wants to walk the graph takes ``analysis.graph``.
    """
    found: dict[str, list[str]] = {card.id: [] for card in cards(snapshot, journey)}
    for arrow in snapshot.all(Connection).values():
        if arrow.source in found and arrow.target in found and is_walked(arrow):
            found[arrow.source].append(arrow.target)
    return found

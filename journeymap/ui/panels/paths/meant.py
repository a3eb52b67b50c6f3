"""What of all that is selected is meant to be tried otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.editing.whereabouts import whereabouts
from journeymap.model.records import Connection, Friction, Record, Touchpoint
from journeymap.model.snapshot import Snapshot


def meant(snapshot: Snapshot, selection: Iterable[str]) -> Record | None:
    """Return the touchpoint, arrow or friction that is selected, or that all selected hangs on.

    A finding selects a touchpoint with its frictions, or an arrow with both its ends.
    """
    chosen = [one for id in selection if (one := snapshot.find(id)) is not None]
    if len(chosen) == 1 and isinstance(chosen[0], (Connection, Friction)):
        return chosen[0]
    arrows = [one for one in chosen if isinstance(one, Connection)]
    cards = [whereabouts(snapshot, one).card for one in chosen if one not in arrows]
    places = {card.id if card is not None else None for card in cards}
    if len(arrows) == 1 and places <= {arrows[0].source, arrows[0].target}:
        return arrows[0]
    if arrows or len(places) != 1:
        return None
    return snapshot.get(Touchpoint, places.pop())

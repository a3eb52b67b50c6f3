"""The scores of a journey, of its stages and of its touchpoints, found once for each snapshot."""

from __future__ import annotations

from journeymap.drawing.memo import Memo
from journeymap.metrics.scored import Scored, scores_at, scores_over
from journeymap.model.grid import cards, stages
from journeymap.model.records import Score
from journeymap.model.snapshot import Snapshot

PlacedScores = tuple[tuple[str, Scored], ...]


def scores_in(snapshot: Snapshot, journey: str) -> PlacedScores:
    """Return what was asked about a journey, its stages and touchpoints, with the id of each.

    What only is known of where it was copied from is not among those of touchpoints.
    """
    return snapshot.once(("scores", journey), lambda: _scores_in(snapshot, journey))


def _scores_in(snapshot: Snapshot, journey: str) -> PlacedScores:
    if not snapshot.all(Score):
        return ()
    over, asked = scores_over(snapshot, journey, Memo()), snapshot.by(Score, "touchpoint")
    wide = [(id, over[id]) for id in (journey, *(one.id for one in stages(snapshot, journey)))]
    narrow = (
        (card.id, scores_at(snapshot, "touchpoint", card.id))
        for card in cards(snapshot, journey)
        if card.id in asked
    )
    return tuple((id, scored) for id, row in (*wide, *narrow) for scored in row)

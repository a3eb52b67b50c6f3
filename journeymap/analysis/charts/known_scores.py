"""The scores of a document by place, each worked out once however many charts ask for it."""

from __future__ import annotations

from journeymap.metrics import scale_of
from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.snapshot import Snapshot


class KnownScores:
    """What is known at each place of a document and can be drawn.

    That is what lies on the scale of its question. A single answer to a net score or a share is
    on another one, and a reported value may lie anywhere.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._at: dict[tuple[str, str], tuple[Scored, ...]] = {}

    def at(self, place: str, id: str) -> tuple[Scored, ...]:
        """Return what is known at a ``touchpoint``, ``stage`` or ``journey``, what counts first."""
        key = place, id
        if key not in self._at:
            found = scores_at(self.snapshot, place, id)
            self._at[key] = tuple(scored for scored in found if _on_scale(scored))
        return self._at[key]


def _on_scale(scored: Scored) -> bool:
    low, high = scale_of(scored.metric)
    return scored.reading.scale == (low, high) and low <= scored.reading.value <= high

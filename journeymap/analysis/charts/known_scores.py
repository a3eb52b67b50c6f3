"""The scores of a document by place, each worked out once however many charts ask for it."""

from __future__ import annotations

from journeymap.metrics.scored import Scored, scores_at
from journeymap.model.snapshot import Snapshot


class KnownScores:
    """What is known at each place of a document."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._at: dict[tuple[str, str], tuple[Scored, ...]] = {}

    def at(self, place: str, id: str) -> tuple[Scored, ...]:
        """Return what is known at a ``touchpoint``, ``stage`` or ``journey``, what counts first."""
        key = place, id
        if key not in self._at:
            self._at[key] = scores_at(self.snapshot, place, id)
        return self._at[key]

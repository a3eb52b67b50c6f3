"""How much customers are moved on their way: the dramatic arc of a journey."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.model.grid import seen
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot

CALM = 0.25
"""Up to what arousal, from 0 to 1, one is calm (ours)."""

_FLAT = 0.15
_ENOUGH = 4
"""Within which span an arc is flat, and how many touchpoints are enough to say so (ours)."""

Arc = Sequence[tuple[str, float | None]]


def arc(snapshot: Snapshot, journey: str, persona: str | None) -> Arc:
    """Return how much a persona is moved at each touchpoint that is seen, 0 to 1, by its id."""
    felt = {one.touchpoint: one.arousal for one in snapshot.of(Feeling, "persona", persona)}
    return [(card.id, felt.get(card.id)) for card in seen(snapshot, journey)]


def is_flat(path: Arc) -> bool:
    """Tell whether nothing on a way moves anybody more than the rest, as far as is known."""
    known = [level for _, level in path if level is not None]
    return len(known) >= _ENOUGH and max(known) - min(known) < _FLAT

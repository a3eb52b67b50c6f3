"""What was promised, and what is felt: the gap between them (Parasuraman et al. 1988)."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.concerned import people
from journeymap.model.grid import seen
from journeymap.model.names import levels_of
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot

_NEARLY = 1e-9


class PromiseGap(NamedTuple):
    """What a persona feels at a touchpoint, less what was promised there, each from −1 to 1.

    ``size`` is below zero where the promise is broken, and −2 to 2.
    """

    size: float
    touchpoint: str
    persona: str | None
    promised: float
    felt: float


def promise_gaps(snapshot: Snapshot, journey: str) -> list[PromiseGap]:
    """Return all gaps of a level or more on the project's own scale, the most broken first."""
    walking, step = people(snapshot, journey), 2 / (levels_of(snapshot) - 1)
    found = [
        PromiseGap(
            felt.valence - card.expectation, card.id, felt.persona, card.expectation, felt.valence
        )
        for card in seen(snapshot, journey)
        if card.expectation is not None
        for felt in snapshot.of(Feeling, "touchpoint", card.id)
        if felt.persona in walking
    ]
    large = [gap for gap in found if abs(gap.size) >= step - _NEARLY]
    return sorted(large, key=lambda gap: gap.size)

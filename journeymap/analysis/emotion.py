"""What is remembered of a journey: its peak and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.model.grid import cards
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Remembered:
    """The peak-end value of a path, with the places in it that made it.

    ``value`` is on the scale of the feelings; ``peak``, ``best``, ``worst`` and ``end`` are
    indices into the path.
    """

    value: float
    peak: int
    best: int
    worst: int
    end: int


def peak_end(path: Sequence[float | None]) -> Remembered | None:
    """Return what is remembered of feelings in order; ``None`` where one is unset.

    The value is the mean of the peak, which is the strongest feeling of either sign and
    the earliest of several, and the end, which is the last that is set. How long it took
    does not count (Fredrickson and Kahneman 1993). ``None`` when nothing is set.
    """
    felt = [(i, value) for i, value in enumerate(path) if value is not None]
    if not felt:
        return None
    end, last = felt[-1]
    peak, strongest = max(felt, key=lambda pair: abs(pair[1]))
    best, worst = max(felt, key=lambda pair: pair[1]), min(felt, key=lambda pair: pair[1])
    return Remembered((strongest + last) / 2, peak, best[0], worst[0], end)


def curve(
    snapshot: Snapshot, journey: str, persona: str | None
) -> tuple[tuple[str, float | None], ...]:
    """Return each touchpoint's id with what a persona feels there, in the order of the journey."""
    felt = {f.touchpoint: f.valence for f in snapshot.of(Feeling, "persona", persona)}
    return tuple((card.id, felt.get(card.id)) for card in cards(snapshot, journey))

"""What is remembered of a journey: its peak and its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.language import tr
from journeymap.model.grid import seen
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


def told(path: Sequence[Feeling]) -> list[Feeling]:
    """Return the feelings that tell most of a path: its peak, its end, its worst and its best.

    The first of them counts most; one that is several of these comes once.
    """
    found = peak_end([feeling.valence for feeling in path])
    if found is None:
        return []
    places = dict.fromkeys((found.peak, found.end, found.worst, found.best))
    return [path[place] for place in places]


def marks(path: Sequence[Feeling]) -> list[tuple[Feeling, str]]:
    """Return the peak and the end of a path and what they are called; a single feeling is neither.

    Where nothing is felt but neutral there is no peak; an end that is the peak is called that.
    """
    found = peak_end([feeling.valence for feeling in path])
    if found is None or len(path) < 2:
        return []
    peak, end = path[found.peak], path[found.end]
    if not peak.valence:
        return [(end, tr("end"))]
    words = tr("peak pain") if peak.valence < 0 else tr("peak joy")
    return [(peak, words), *([(end, tr("end"))] if end is not peak else [])]


def felt(snapshot: Snapshot, cards: Iterable[str], persona: str | None) -> list[Feeling]:
    """Return what a persona feels at some touchpoints, in their order; ``None`` for nobody's."""
    return [
        feeling
        for id in cards
        for feeling in snapshot.of(Feeling, "touchpoint", id)
        if feeling.persona == persona
    ]


def curve(
    snapshot: Snapshot, journey: str, persona: str | None
) -> tuple[tuple[str, float | None], ...]:
    """Return what a persona feels at each touchpoint in a visible lane, by id, as they are read."""
    felt = {f.touchpoint: f.valence for f in snapshot.of(Feeling, "persona", persona)}
    return tuple((card.id, felt.get(card.id)) for card in seen(snapshot, journey))

"""Sums over a journey, each thing as often as one comes by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeymap.analysis.flow.paths import Flow
from journeymap.language import tr
from journeymap.model.records import Connection, Touchpoint

SUMS = ("steps", "feeling", "felt", "friction", "friction_most", "minutes", "hops", "dropped")
"""What needs visits to be said, by its name in ``Outcomes``."""


class Expected:
    """What one who begins a journey meets, by its visits and walks: eᵀ N r."""

    def __init__(self, flow: Flow) -> None:
        self._often = {**flow.visits, **flow.walks}
        self.steps = sum(flow.visits.values())

    def sum(self, worth: Iterable[tuple[str, float]]) -> float:
        """Return what touchpoints and arrows, by id, come to; one may stand there several times."""
        return sum(self._often.get(id, 0.0) * much for id, much in worth)

    def mean(self, worth: Mapping[str, float]) -> tuple[float | None, float]:
        """Return the mean per visit of what has a worth, and how many visits these are."""
        visits = self.sum((id, 1.0) for id in worth)
        return (self.sum(worth.items()) / visits if visits > 0 else None), visits


def summed(worth: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Return the sum of what stands at each id."""
    found: dict[str, float] = {}
    for id, much in worth:
        found[id] = found.get(id, 0.0) + much
    return found


def minutes_of(every: Iterable[Touchpoint], arrows: Iterable[Connection]) -> dict[str, float]:
    """Return how long each touchpoint and arrow of known time takes, by id."""
    found = {
        card.id: (card.duration or 0.0) + (card.waiting or 0.0)
        for card in every
        if card.duration is not None or card.waiting is not None
    }
    return found | {arrow.id: arrow.minutes for arrow in arrows if arrow.minutes is not None}


def unknown(found: Mapping[str, float | None]) -> dict[str, str]:
    """Return why what is ``None`` although the ways are known cannot be said."""
    why = {
        "feeling": tr("No feeling is set where customers come"),
        "friction": tr("No friction point has both a severity and a share"),
        "friction_most": tr("No friction point has both a severity and a share"),
        "minutes": tr("No touchpoint has a duration, and no arrow a time"),
    }
    return {name: why[name] for name in why if found[name] is None}

"""What several touchpoints come to: the worst that is felt among them, and what hinders most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from statistics import fmean
from typing import NamedTuple

from journeymap.analysis.frictions import worst_first
from journeymap.lanes import LaneContext
from journeymap.model.records import Feeling, Friction, Touchpoint


class Summed(NamedTuple):
    """The worst of some touchpoints: feeling and friction, each ``None`` where there is none."""

    feeling: Feeling | None
    friction: Friction | None


def summed(context: LaneContext, touchpoints: Iterable[Touchpoint]) -> Summed:
    """Return the worst of some touchpoints, of the persona in focus where there is one.

    Of feelings that are equally bad the first counts; frictions rank as everywhere.
    """
    snapshot, people = context.snapshot, {None, *(one.id for one in context.personas)}
    asked = people if context.focus is None else {context.focus}
    cards = tuple(touchpoints)
    felt = [
        one
        for card in cards
        for one in snapshot.of(Feeling, "touchpoint", card.id)
        if one.persona in asked
    ]
    frictions = [one for card in cards for one in snapshot.of(Friction, "touchpoint", card.id)]
    return Summed(
        min(felt, key=lambda one: one.valence, default=None),
        next(iter(worst_first(frictions)), None),
    )


def means(
    context: LaneContext,
    touchpoints: Iterable[Touchpoint],
    value: Callable[[Feeling], float | None],
) -> Mapping[str | None, float]:
    """Return the mean over some touchpoints of a value of each persona's feelings, where set."""
    found: dict[str | None, list[float]] = {}
    for card in touchpoints:
        for one in context.snapshot.of(Feeling, "touchpoint", card.id):
            level = value(one)
            if level is not None:
                found.setdefault(one.persona, []).append(level)
    return {who: fmean(values) for who, values in found.items()}

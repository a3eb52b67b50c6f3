"""Single ways through a journey: the most travelled, the worst and the fastest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import fsum

from journeymap.analysis.flow.outcomes import Outcomes
from journeymap.analysis.flow.roads import Roads
from journeymap.analysis.flow.worst import worst_way

_MOST = 8
"""So many ways are told when nobody says how many."""


@dataclass(frozen=True, slots=True)
class SingleWay:
    """One way through a journey, from where one begins to where one stops.

    ``share`` is how many, 0 to 1, of those who begin go exactly this way; ``reached`` says that
    it ends at the goal, ``friction`` is Σ severity × share along it and ``minutes`` how long it
    takes, as far as the times are known, ``None`` where none is.
    """

    touchpoints: tuple[str, ...]
    share: float
    reached: bool
    friction: float
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways that tell most of a journey.

    ``travelled`` are the likeliest ways, the first first, wherever they end, and ``covered`` the
    share of all who go one of them, 0 to 1. ``worst`` has the highest friction; where ``bounded``
    there are too many ways round the loops to look at all, so that a worse one may be left.
    ``fastest`` reaches the goal, or an end where nobody reaches the goal, in the least ``minutes``,
    or in the fewest steps where no time is known: ``timed`` says which. A way comes nowhere twice.
    """

    travelled: tuple[SingleWay, ...]
    covered: float
    worst: SingleWay | None
    bounded: bool
    fastest: SingleWay | None
    timed: bool


def routes(found: Outcomes, most: int = _MOST, to_goal: bool = False) -> Routes:
    """Return the single ways of outcomes, at ``most`` so many likely ones.

    With ``to_goal`` only ways that reach the goal are taken. There are none where shares
    contradict. ``worst`` is exact along the components, and inside each as far as ``worst_way``
    looks.
    """
    roads = Roads(found, to_goal)
    if found.flow.shares.over or not roads.starts:
        return Routes((), 0.0, None, False, None, False)
    travelled = tuple(_way(found, roads, ids) for ids in islice(roads.likeliest(), most))
    worst, bounded = worst_way(roads, found.burden_of)
    fastest = Roads(found, True).fastest() or roads.fastest()
    return Routes(
        travelled,
        min(1.0, fsum(way.share for way in travelled)),
        _way(found, roads, worst) if worst else None,
        bounded,
        _way(found, roads, fastest) if fastest else None,
        bool(roads.minutes),
    )


def _way(found: Outcomes, roads: Roads, ids: tuple[str, ...]) -> SingleWay:
    return SingleWay(
        ids,
        roads.share(ids),
        ids[-1] in roads.goals,
        fsum(found.burden_of.get(id, 0.0) for id in ids),
        roads.time(ids) if roads.minutes else None,
    )

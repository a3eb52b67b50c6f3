"""How many go which way: the numbers on arrows as shares of those who come to a touchpoint."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from journeymap.arrows import Leads, kind_of
from journeymap.language import decimal
from journeymap.model.grid import cards
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot

_SLACK = 1e-9
"""How far over 1 a sum may be that was typed as 1: thirds do not add up."""


@dataclass(frozen=True, slots=True)
class Shares:
    """For each arrow of a journey that is walked, which share of those at its source take it.

    ``of`` is by the id of the arrow, 0 to 1, where nothing contradicts; ``assumed`` are the ids
    of those whose share nobody gave. ``rest`` is by the id of the touchpoint the share of those
    who take none of its arrows, where numbers say so. ``over`` holds the touchpoints whose shares
    add up to more than 1, with the sum. ``leaving`` are the arrows of each touchpoint that has
    any, in the order of the file.
    """

    of: Mapping[str, float]
    assumed: frozenset[str]
    rest: Mapping[str, float]
    over: Mapping[str, float]
    leaving: Mapping[str, tuple[Connection, ...]]


@dataclass(slots=True)
class _Sharing:
    of: dict[str, float] = field(default_factory=dict)
    assumed: set[str] = field(default_factory=set)
    rest: dict[str, float] = field(default_factory=dict)
    over: dict[str, float] = field(default_factory=dict)


def shares(snapshot: Snapshot, journey: str) -> Shares:
    """Return which way customers go from each touchpoint of a journey, by the numbers given.

    A weight is a probability or a count as its unit says; without one it is a count above 1.
    Probabilities above 1 are per cent. Counts are divided by those who came, where the counts of
    all arrows to the touchpoint and of its starts tell that, else by their sum. What is missing
    to 1 is left as the rest; arrows without a number share it equally, and where no arrow has a
    number all share alike, both assumed. An arrow that leads back, as loyalty does, and has no
    number is taken by nobody. Influence carries nobody (domain: Markov analysis, row sums).
    """
    here = {card.id: card for card in cards(snapshot, journey)}
    leaving, coming = _arrows(snapshot, here)
    found = _Sharing()
    for source, arrows in leaving.items():
        _share_out(found, source, arrows, _came(here[source], coming.get(source, ())))
    return Shares(
        found.of,
        frozenset(found.assumed),
        found.rest,
        found.over,
        {source: tuple(arrows) for source, arrows in leaving.items()},
    )


def is_probability(arrow: Connection) -> bool:
    """Tell whether the weight of an arrow is a share and no count."""
    return arrow.unit == "probability" or (not arrow.unit and (arrow.weight or 0.0) <= 1)


def counted(given: Shares, full: bool) -> dict[str, str]:
    """Return what is said of each arrow whose weight is a count, by its id.

    That is which share of those at its source take it, where the way parts there or leads back;
    where all go the same way nothing is said. With ``full`` detail the count itself is, too.
    """
    told: dict[str, str] = {}
    for arrows in given.leaving.values():
        for arrow in arrows:
            if arrow.weight is None or is_probability(arrow):
                continue
            parts = len(arrows) > 1 or kind_of(arrow).leads is Leads.BACK
            share = f"{decimal(given.of[arrow.id] * 100, 0)} %" if parts else ""
            count = f"{decimal(arrow.weight)}×" if full else ""
            told[arrow.id] = " · ".join(part for part in (share, count) if part)
    return told


def _arrows(
    snapshot: Snapshot, here: Mapping[str, Touchpoint]
) -> tuple[dict[str, list[Connection]], dict[str, list[Connection]]]:
    leaving: dict[str, list[Connection]] = {}
    coming: dict[str, list[Connection]] = {}
    for arrow in snapshot.all(Connection).values():
        inside = arrow.source in here and arrow.target in here
        if inside and kind_of(arrow).leads is not Leads.AWAY:
            leaving.setdefault(arrow.source, []).append(arrow)
            coming.setdefault(arrow.target, []).append(arrow)
    return leaving, coming


def _came(card: Touchpoint, coming: Collection[Connection]) -> float | None:
    """Return how many came to a touchpoint, ``None`` where counts do not tell all of it."""
    counts = [
        arrow.weight for arrow in coming if arrow.weight is not None and not is_probability(arrow)
    ]
    silent = [arrow for arrow in coming if arrow.weight is None]
    told = all(kind_of(arrow).leads is Leads.BACK for arrow in silent)
    if not told or len(counts) + len(silent) < len(coming):
        return None
    if not counts and card.starts is None:
        return None
    return sum(counts) + (card.starts or 0)


def _share_out(
    found: _Sharing, source: str, arrows: Sequence[Connection], came: float | None
) -> None:
    back = [a for a in arrows if a.weight is None and kind_of(a).leads is Leads.BACK]
    silent = [a for a in arrows if a.weight is None and a not in back]
    typed = {a.id: _typed(a) for a in arrows if a.weight is not None and is_probability(a)}
    counts = {a.id: a.weight or 0.0 for a in arrows if a.weight is not None and a.id not in typed}
    found.of |= {arrow.id: 0.0 for arrow in back}
    found.assumed |= {arrow.id for arrow in (*back, *silent)}
    left = 1.0 - sum(typed.values())
    counted = sum(counts.values())
    base = max(came or 0.0, counted) if not typed else 0.0
    if counts and not base and counted:
        # Beside shares, or of unknown many: what is counted is all that is left to be divided.
        mean = counted / len(counts)
        base = (counted + mean * len(silent)) / max(left, 0.0) if left > _SLACK else 0.0
    found.of |= typed
    for id, many in counts.items():
        found.of[id] = many / base if base else 0.0
    left -= sum(found.of[id] for id in counts)
    if -left > _SLACK:
        found.over[source] = 1.0 - left
    left = max(0.0, left)
    if silent:
        found.of |= {arrow.id: left / len(silent) for arrow in silent}
    elif typed or counts:
        found.rest[source] = 0.0 if left < _SLACK else left


def _typed(arrow: Connection) -> float:
    weight = arrow.weight or 0.0
    return weight / 100 if weight > 1 else weight

"""Where it hurts: frictions by severity times share, and how few of them make most of the pain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from journeymap.analysis.charts.naming import short, title_of
from journeymap.analysis.frictions import burden, worst_first
from journeymap.language import plural, tr, whole_percent
from journeymap.model.names import kind_name
from journeymap.model.records import Friction, Touchpoint
from journeymap.model.snapshot import Snapshot

MOST = 12
"""How many frictions are drawn."""

_ENOUGH = 0.7
"""What share of the pain is most of it: our choice, said with the figure it really is."""


@dataclass(frozen=True, slots=True)
class Pain:
    """A friction as it ranks: ``weight`` is severity times share, ``None`` where one is unknown.

    ``together`` is the share, 0 to 1, that it has of all known pain with those above it.
    """

    id: str
    title: str
    touchpoint: str
    severity: int | None
    share: float | None
    weight: float | None
    together: float | None


@dataclass(frozen=True, slots=True)
class Hurting:
    """The frictions of a journey, the worst first, those of unknown share after."""

    pains: tuple[Pain, ...]

    @property
    def known(self) -> tuple[Pain, ...]:
        """Those that count in the sum."""
        return tuple(pain for pain in self.pains if pain.weight is not None)

    @property
    def total(self) -> float:
        """The sum of all known pain."""
        return sum(pain.weight or 0.0 for pain in self.pains)


def hurting(snapshot: Snapshot, touchpoints: Iterable[Touchpoint]) -> Hurting:
    """Return the frictions at some touchpoints as they rank."""
    cards = {card.id: card for card in touchpoints}
    found = (f for id in cards for f in snapshot.of(Friction, "touchpoint", id))
    ranked = worst_first(found)
    weights = [burden(friction) for friction in ranked]
    sums = list(accumulate(weight or 0.0 for weight in weights))
    total = sums[-1] if sums else 0.0
    return Hurting(
        tuple(
            Pain(
                friction.id,
                " ".join(friction.title.split()) or kind_name("Friction"),
                title_of(cards[friction.touchpoint]),
                friction.severity,
                friction.share,
                weight,
                so_far / total if weight is not None and total > 0 else None,
            )
            for friction, weight, so_far in zip(ranked, weights, sums, strict=True)
        )
    )


def sentence(found: Hurting) -> str:
    """Return how few frictions make most of the pain."""
    known = found.known
    if not known:
        first = found.pains[0]
        if first.severity is None:
            return tr("Nobody knows yet how badly these hit, or how many")
        alike = sum(pain.severity == first.severity for pain in found.pains)
        if alike > 1:
            return plural(
                "{n} friction hits hardest; how many it hits is not known",
                "{n} frictions hit hardest; how many they hit is not known",
                alike,
            )
        return tr("“{name}” hits hardest; how many it hits is not known", name=short(first.title))
    if found.total <= 0:
        return tr("Nothing here hurts anybody")
    if len(known) == 1:
        return tr("“{name}” is all the pain that is known", name=short(known[0].title))
    few = next(i for i, pain in enumerate(known, 1) if (pain.together or 0.0) >= _ENOUGH)
    share = whole_percent(known[few - 1].together or 0.0)
    if few == 1:
        return tr("“{name}” alone makes {share} of the pain", name=short(known[0].title),
                  share=share)  # fmt: skip
    return plural(
        "{n} of {all} friction makes {share} of the pain",
        "{n} of {all} frictions make {share} of the pain",
        few,
        all=len(known),
        share=share,
    )


def note(found: Hurting) -> list[str]:
    """Return what the bars are, and what is not in the sum, in parts."""
    unknown, left = len(found.pains) - len(found.known), len(found.pains) - MOST
    return [
        part
        for part in (
            tr("Severity × share of customers affected"),
            tr("line: share of the pain with those above") if len(found.known) > 1 else "",
            plural("hatched: {n} whose share is not known, not in the sum",
                   "hatched: {n} whose share is not known, not in the sum", unknown)
            if unknown else "",
            plural("{n} more is not drawn", "{n} more are not drawn", left) if left > 0 else "",
        )
        if part
    ]  # fmt: skip

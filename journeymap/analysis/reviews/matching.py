"""At which touchpoint a review belongs, by the words that name it; nothing where that is not sure.

A word that is rare among the touchpoints of a journey tells more (inverse document frequency,
Spärck Jones 1972), and one in a title more than one in the lane's. What is sure is a convention
of ours, measured on reviews in three languages: the sum must be large enough, and clearly larger
than that of the next touchpoint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import NamedTuple

from journeymap.analysis.reviews.mentions import OWN, Mention, mentions
from journeymap.model.grid import cards, columns
from journeymap.model.records import Friction, Lane, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot

TITLE, TAG, FRICTION, HAPPENED, LANE, STAGE = 1.0, 0.8, 0.7, 0.55, 0.4, 0.15
"""How much a word counts by where it stands."""

_OWN = 0.6
"""So much a word that no list knows counts, beside one that a list knows."""

_FURTHER, _MOST_FURTHER = 0.25, 0.5
"""What each further word for the same thing adds: who says courier and parcel means delivery."""

ENOUGH, CLEARLY = 2.1, 1.4
"""A proposal's least sum, and how many times that of the next touchpoint it must be."""

PART_ENOUGH, PART_CLEARLY = 2.3, 1.5
"""The same for a part of a review that says something else than the rest."""

_PARTS = re.compile(
    r"(?<=[.!?…])\s+|\n+|(?<=[a-zа-яіїєґ)])[.!?]+(?=[A-ZА-ЯІЇЄҐ])|"
    r",?\s+(?=(?:but|however|але|зате|проте|а\s+от|но|зато|однако|а\s+вот)\s)",
)
_FEWEST = 2
"""A part of fewer words belongs to what stands before it."""


class RankedTouchpoint(NamedTuple):
    """A touchpoint with how much speaks for it, and the words that do."""

    touchpoint: str
    weight: float
    because: tuple[Mention, ...]


class Proposal(NamedTuple):
    """A review, or a part of it from ``start`` to ``end``, and where it seems to belong.

    ``touchpoint`` is blank where that is not sure. ``because`` are the words that say so, by
    where they stand in the whole review; ``others`` are touchpoints that also come in question,
    the likeliest first.
    """

    start: int
    end: int
    touchpoint: str = ""
    because: tuple[Mention, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class TouchpointWords:
    """The words of all touchpoints of a journey, each with how much it tells."""

    weights: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, snapshot: Snapshot, journey: str) -> TouchpointWords:
        """Return the words of a journey's touchpoints: titles, what happens, lanes, frictions, tags."""
        steps = {step.id: step.stage for step in columns(snapshot, journey)}
        found = {}
        for card in cards(snapshot, journey):
            stage = snapshot.get(Stage, steps.get(card.step, ""))
            found[card.id] = _words_of(snapshot, card, stage.title if stage else "")
        return cls(_telling(found))

    def ranked(self, said: Iterable[Mention]) -> list[RankedTouchpoint]:
        """Return the touchpoints that have something of what is said, the likeliest first."""
        where: dict[str, list[Mention]] = defaultdict(list)
        for one in said:
            where[one.key].append(one)
        found = []
        for card, weights in self.weights.items():
            both = [key for key in where if key in weights]
            if both:
                because = sorted((one for key in both for one in where[key]), key=lambda x: x.start)
                weight = sum(weights[key] * _stress(where[key]) for key in both)
                found.append(RankedTouchpoint(card, weight, tuple(because)))
        return sorted(found, key=lambda one: -one.weight)


def _stress(said: list[Mention]) -> float:
    """Return how many times what is named counts: more where several of its words were said."""
    return 1.0 + min(_MOST_FURTHER, _FURTHER * (len({one.said for one in said}) - 1))


def _words_of(snapshot: Snapshot, card: Touchpoint, stage: str) -> dict[str, float]:
    lane = snapshot.get(Lane, card.lane)
    frictions = snapshot.of(Friction, "touchpoint", card.id)
    texts = [
        (TITLE, card.title),
        *((TAG, tag) for tag in card.tags),
        *((FRICTION, one.title) for one in frictions),
        (HAPPENED, f"{card.happened}\n{card.reading}"),
        (LANE, lane.title if lane else ""),
        (STAGE, stage),
    ]
    found: dict[str, float] = {}
    for weight, text in texts:
        for one in mentions(text):
            counts = weight * (_OWN if one.key.startswith(OWN) else 1.0)
            found[one.key] = max(found.get(one.key, 0.0), counts)
    return found


def _telling(found: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return the weights times how rare each word is among touchpoints."""
    common: dict[str, float] = defaultdict(float)
    for weights in found.values():
        for key, weight in weights.items():
            common[key] += weight
    many = len(found)
    return {
        card: {key: weight * log(1 + many / common[key]) for key, weight in weights.items()}
        for card, weights in found.items()
    }


def proposed(text: str, among: TouchpointWords) -> tuple[Proposal, ...]:
    """Return what a review comes to: one proposal for the whole, or one for each of its parts.

    It has parts where two sentences clearly name different touchpoints.
    """
    said = mentions(text)
    whole = among.ranked(said)
    spans = _parts_of(text)
    sure = [
        _sure(among.ranked(one for one in said if start <= one.start < end), part=True)
        for start, end in spans
    ]
    named_in_parts = dict.fromkeys(one.touchpoint for one in sure if one)
    if len(named_in_parts) > 1:
        return tuple(_joined(text, spans, sure))
    first = next((one for one in sure if one), None) or _sure(whole)
    others = [one.touchpoint for one in whole if not first or one.touchpoint != first.touchpoint]
    start, end = _trimmed(text, 0, len(text))
    if first is None:
        return (Proposal(start, end, others=tuple(others[:3])),)
    because = next(x.because for x in whole if x.touchpoint == first.touchpoint)
    return (Proposal(start, end, first.touchpoint, because, tuple(others[:3])),)


def _sure(ranked: list[RankedTouchpoint], *, part: bool = False) -> RankedTouchpoint | None:
    """Return the first of ranked touchpoints if it is enough, and clearly before the next."""
    enough, clearly = (PART_ENOUGH, PART_CLEARLY) if part else (ENOUGH, CLEARLY)
    if not ranked or ranked[0].weight < enough:
        return None
    if len(ranked) > 1 and ranked[0].weight < clearly * ranked[1].weight:
        return None
    return ranked[0]


def _joined(
    text: str, spans: list[tuple[int, int]], sure: list[RankedTouchpoint | None]
) -> Iterable[Proposal]:
    """Yield parts that follow one another and name the same as one; unsure ones join the one before."""
    first = next(one for one in sure if one)
    runs: list[tuple[int, int, RankedTouchpoint, list[Mention]]] = []
    for (start, end), one in zip(spans, sure, strict=True):
        here = one or (runs[-1][2] if runs else first)
        because = list(one.because) if one else []
        if runs and runs[-1][2].touchpoint == here.touchpoint:
            runs[-1] = (runs[-1][0], end, here, runs[-1][3] + because)
        else:
            runs.append((start, end, here, because))
    for start, end, here, because in runs:
        yield Proposal(*_trimmed(text, start, end), here.touchpoint, tuple(because))


def _parts_of(text: str) -> list[tuple[int, int]]:
    """Return where the parts of a text stand: its sentences, and what "but" sets against them."""
    cuts = [0, *(found.end() for found in _PARTS.finditer(text)), len(text)]
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        if spans and len(text[start:end].split()) < _FEWEST:
            spans[-1] = (spans[-1][0], end)
        elif end > start:
            spans.append((start, end))
    return spans or [(0, len(text))]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip(" \t\n,")))

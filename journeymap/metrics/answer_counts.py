"""How often each answer was given: what every score is computed and pooled from."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

from journeymap.model.records import Metric, Score

Number = TypeVar("Number", int, float)

CLASSES = 3
"""Promoters, passives and detractors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCounts:
    """How often each answer was given, lowest first, or each class of a net score.

    ``classed`` says that ``counts`` are promoters, passives and detractors. ``weights`` and
    ``squares`` are Σw and Σw² of each answer where people weigh differently, else empty.
    """

    counts: tuple[int, ...]
    classed: bool = False
    weights: tuple[float, ...] = ()
    squares: tuple[float, ...] = ()

    @property
    def n(self) -> int:
        """How many people answered."""
        return sum(self.counts)

    @property
    def sums(self) -> tuple[float, ...]:
        """What each answer weighs: its count where all weigh alike."""
        return self.weights or tuple(map(float, self.counts))

    @property
    def effective(self) -> float:
        """How many answers of one weight carry as far: (Σw)² / Σw², the count without weights.

        That is from 1 to the count, whatever sums a file holds.
        """
        squares = sum(self.squares)
        if not self.weights or not squares:
            return float(self.n)
        return max(1.0, min(float(self.n), sum(self.weights) ** 2 / squares))

    def classes(self) -> tuple[float, float, float]:
        """Return what promoters, passives and detractors weigh.

        The two highest answers promote, the two below are passive, the rest detract: 9-10
        and 0-6 on 0 to 10, and 6-7 and 1-3 on the 1 to 7 of an effort index.
        """
        sums = self.sums
        if self.classed:
            return sums[0], sums[1], sums[2]
        return sum(sums[-2:]), sum(sums[-4:-2]), sum(sums[:-4])

    def __add__(self, other: AnswerCounts) -> AnswerCounts:
        """Return the answers of both: counts are added up, never scores."""
        one, two = self, other
        if one.classed != two.classed:
            one, two = one._in_classes(), two._in_classes()
        weighted = bool(one.weights or two.weights)
        return AnswerCounts(
            counts=_added(one.counts, two.counts),
            classed=one.classed,
            weights=_added(one.sums, two.sums) if weighted else (),
            squares=_added(one._squares, two._squares) if weighted else (),
        )

    @property
    def _squares(self) -> tuple[float, ...]:
        return self.squares or tuple(map(float, self.counts))

    def _in_classes(self) -> AnswerCounts:
        """Return the same people told apart by class alone, as others are."""
        if self.classed:
            return self
        split = slice(-2, None), slice(-4, -2), slice(None, -4)
        return AnswerCounts(
            counts=tuple(sum(self.counts[part]) for part in split),
            classed=True,
            weights=tuple(sum(self.weights[part]) for part in split) if self.weights else (),
            squares=tuple(sum(self.squares[part]) for part in split) if self.squares else (),
        )


def answer_counts_of(metric: Metric, score: Score) -> AnswerCounts | None:
    """Return the answers a record holds, ``None`` for none, or where they do not fit the question.

    Classes are read where there are no answers, and only of a net score.
    """
    if any(score.answers):
        counts, classed = score.answers, False
        fits = len(counts) == metric.high - metric.low + 1
    else:
        counts, classed = score.classes, True
        fits = any(counts) and len(counts) == CLASSES and metric.method == "nps"
    weighted = bool(score.weighted) and sum(score.weighted) > 0 and not classed
    if weighted:
        fits = fits and len(score.weighted) == len(score.weighted_squares) == len(counts)
    if not fits:
        return None
    return AnswerCounts(
        counts=counts,
        classed=classed,
        weights=score.weighted if weighted else (),
        squares=score.weighted_squares if weighted else (),
    )


def summed(found: Iterable[AnswerCounts]) -> AnswerCounts:
    """Return the answers of all; there must be one at least."""
    return reduce(operator.add, found)


def _added(one: tuple[Number, ...], two: tuple[Number, ...]) -> tuple[Number, ...]:
    return tuple(a + b for a, b in zip(one, two, strict=True))

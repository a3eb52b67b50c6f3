"""Touchpoints by how much they matter and by the share of customers they satisfy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.analysis.charts.along import metrics_along
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import title_of
from journeymap.metrics import Reading, read_counts
from journeymap.metrics.scored import Scored
from journeymap.model.records import Metric, Touchpoint


@dataclass(frozen=True, slots=True)
class AskedNeed:
    """A touchpoint whose satisfaction was asked for.

    ``satisfied`` is the top-2-box, 0 to 100 %. ``given`` is how much it matters as we said from
    1 to 5, ``derived`` the correlation with the overall question, −1 to 1; either may be ``None``.
    """

    touchpoint: str
    title: str
    satisfied: Reading
    given: int | None
    derived: float | None
    derived_n: int


def asked_needs(
    known: KnownScores, cards: Sequence[tuple[Touchpoint, str]]
) -> Iterator[tuple[Metric, tuple[AskedNeed, ...]]]:
    """Yield each question whose top-2-box says how satisfied people are, with its touchpoints.

    That is a question with counted answers of which the higher are the better, and no net score.
    """
    for metric in metrics_along(known, [card for card, _ in cards]):
        if metric.direction == "lower" or metric.method == "nps":
            continue
        found = tuple(need for card, _ in cards if (need := _need(known, card, metric)))
        if found:
            yield metric, found


def _need(known: KnownScores, card: Touchpoint, metric: Metric) -> AskedNeed | None:
    every = known.at("touchpoint", card.id)
    scored = next((s for s in every if s.metric.id == metric.id and not s.guessed), None)
    reading = _top_two(scored) if scored else None
    if scored is None or reading is None:
        return None
    r, n = scored.score.r, scored.score.r_n
    derived = r if r is not None and n else None
    return AskedNeed(card.id, title_of(card), reading, card.importance_customer, derived, n or 0)


def _top_two(scored: Scored) -> Reading | None:
    """Return the top-2-box of a score; ``None`` where its answers are not known, or one alone."""
    counts, metric = scored.answer_counts, scored.metric
    if counts is None or counts.classed or counts.n < 2:
        return None
    return read_counts(metric.but(method="top", top=2), counts)

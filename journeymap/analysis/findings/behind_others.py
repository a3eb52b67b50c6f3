"""Where customers of others are more content than ours."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import SCORES, Finding, Plain, called, check, listed
from journeymap.analysis.judged import scores_in
from journeymap.analysis.told_together import worst_alone
from journeymap.language import mark, plural, tr
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import heading, interval
from journeymap.model.snapshot import Snapshot

_WIDE = 0.25
"""From such a part of the scale on we are far behind (ours)."""


@check(
    "behind_others",
    mark("Behind others"),
    SCORES,
    mark(
        "A score of customers of others, as a benchmark beside our own: they are better by more "
        "than our interval leaves open. Service is an advantage where we lead, and stagnation "
        "where we follow: look at how they do it."
    ),
)
def behind(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where the customers of others score the same question better than ours do.

    Only what lies beyond the interval of ten or more customers is told; of several others the
    best.
    """
    yield from worst_alone(
        _behind(snapshot, journey),
        lambda n, ids: plural(
            "Others are better at {n} more place: {places}",
            "Others are better at {n} more places: {places}",
            n,
            places=listed(snapshot, ids),
        ),
    )


def _behind(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    known = scores_in(snapshot, journey)
    elsewhere: dict[tuple[str, str], list[Scored]] = {}
    for id, one in known:
        if one.elsewhere:
            elsewhere.setdefault((id, one.metric.id), []).append(one)
    for id, ours in known if elsewhere else ():
        if not ours.counts or not ours.carries or ours.score.respondents != "customers":
            continue
        every = elsewhere.get((id, ours.metric.id), ())
        others = [one for one in every if one.reading.scale == ours.reading.scale]
        best = max(others, key=lambda one: _better(ours, one), default=None)
        if best and _beyond(ours, best):
            yield _finding(ours, best, id, called(snapshot, id))


def _better(ours: Scored, other: Scored) -> float:
    """Return how much better another is, on the scale of the score."""
    gap = other.reading.value - ours.reading.value
    return -gap if ours.metric.direction == "lower" else gap


def _beyond(ours: Scored, other: Scored) -> bool:
    low, high, value = ours.reading.low, ours.reading.high, other.reading.value
    if low is None or high is None:
        return False
    return value < low if ours.metric.direction == "lower" else value > high


def _finding(ours: Scored, other: Scored, id: str, place: str) -> Finding:
    low, high = ours.reading.scale
    part = _better(ours, other) / ((high - low) or 1)
    text = tr(
        "Others are better at {place}: {value} ({who}), we have {score} ({told})",
        place=place,
        value=other.reading.shown,
        who=other.score.segment.strip() or tr("customers of others"),
        score=heading(ours),
        told=", ".join(filter(None, (interval(ours.reading), f"n = {ours.reading.n}"))),
    )
    values: dict[str, Plain] = {
        "metric_id": ours.metric.id,
        "value": ours.reading.value,
        "benchmark": other.reading.value,
        "n": ours.reading.n,
    }
    return Finding(3 if part >= _WIDE else 2, text, (id,), values, weight=min(1.0, part))

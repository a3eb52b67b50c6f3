"""Scores that certainly miss their target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.analysis.findings import SCORES, Finding, Plain, called, check, listed
from journeymap.analysis.judged import scores_in
from journeymap.language import decimal, mark, plural, tr
from journeymap.metrics import short_name
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import heading, interval, whom
from journeymap.model.records import Metric
from journeymap.model.snapshot import Snapshot

_ALONE = 5
"""How many are told of each metric one by one (ours)."""


@check(
    "missed_target",
    mark("Target missed"),
    SCORES,
    mark(
        "The newest score of ten or more answers lies with its whole 95 % interval on the "
        "wrong side of the target, so this is not chance. Look into what hurts there."
    ),
)
def missed(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where the newest score of ten or more misses its target by its whole interval.

    Asked are the journey, its stages and its touchpoints, each with the answers given there. Of
    each metric the worst few are told one by one, the others together.
    """
    if all(metric.target is None for metric in snapshot.all(Metric).values()):
        return
    by_metric: dict[str, list[tuple[str, Scored]]] = {}
    for id, scored in scores_in(snapshot, journey):
        if scored.misses:
            by_metric.setdefault(scored.metric.id, []).append((id, scored))
    for row in by_metric.values():
        row.sort(key=lambda one: -_missed_by(one[1]))
        alone = len(row) if len(row) <= _ALONE + 1 else _ALONE
        for id, scored in row[:alone]:
            text = _sentence(snapshot, scored, called(snapshot, id))
            yield Finding(2, text, (id,), _values(scored), weight=_missed_by(scored))
        if row[alone:]:
            yield _others(snapshot, row[alone:])


def _others(snapshot: Snapshot, row: Sequence[tuple[str, Scored]]) -> Finding:
    """Return what misses the target of one metric, though not as badly as what was told."""
    ids, (_, worst) = tuple(id for id, _ in row), row[0]
    text = plural(
        "{metric} misses its target of {target} at {n} more place: {places}",
        "{metric} misses its target of {target} at {n} more places: {places}",
        len(row),
        metric=short_name(worst.metric),
        target=_target(worst),
        places=listed(snapshot, ids),
    )
    target = worst.metric.target
    values: dict[str, Plain] = {
        "metric_id": worst.metric.id,
        "places": len(row),
        "target": target,
    }
    return Finding(2, text, ids, values, weight=_missed_by(worst))


def _missed_by(scored: Scored) -> float:
    """Return how far a score is from its target, as a part of its scale from 0 to 1."""
    low, high = scored.reading.scale
    return min(1.0, abs(scored.reading.value - (scored.metric.target or 0.0)) / ((high - low) or 1))


def _values(scored: Scored) -> dict[str, Plain]:
    reading = scored.reading
    return {
        "metric_id": scored.metric.id,
        "value": reading.value,
        "low": reading.low,
        "high": reading.high,
        "n": reading.n,
        "target": scored.metric.target,
    }


def _sentence(snapshot: Snapshot, scored: Scored, place: str) -> str:
    reading = scored.reading
    told = [interval(reading), f"n = {reading.n}", *whom(snapshot, scored), when(scored.score)]
    return tr(
        "{score} ({told}) misses its target of {target} at {place}",
        score=heading(scored),
        told=", ".join(part for part in told if part),
        place=place,
        target=_target(scored),
    )


def _target(scored: Scored) -> str:
    reading = scored.reading
    return decimal(scored.metric.target or 0.0, None, reading.plus) + reading.unit

"""Scores that certainly miss their target."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import Finding, called, check
from journeymap.kinds.metrics import Reading, pool, read, short_name
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot


@check("targets")
def missed(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the touchpoints whose score misses the metric's target by its whole interval."""
    aims = [metric for metric in snapshot.ordered(Metric) if metric.target is not None]
    for card in cards(snapshot, journey) if aims else ():
        scores = snapshot.of(Score, "touchpoint", card.id)
        for metric in aims:
            reading = read(metric, pool(metric, scores))
            if reading and _below(metric, reading):
                text = tr(
                    "{metric} {score} misses its target at {place}", metric=short_name(metric),
                    score=reading.shown, place=called(snapshot, card.id),
                )
                yield Finding(2, text, (card.id,))


def _below(metric: Metric, reading: Reading) -> bool:
    if metric.target is None or reading.low is None or reading.high is None:
        return False
    if metric.direction == "lower":
        return reading.low > metric.target
    return reading.high < metric.target

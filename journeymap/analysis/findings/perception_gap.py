"""Where we think better of ourselves than customers do."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import SCORES, Finding, Plain, called, check
from journeymap.analysis.judged import scores_in
from journeymap.language import decimal, mark, tr
from journeymap.metrics.comparing import compared
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.periods import when
from journeymap.metrics.wording import heading, interval, points
from journeymap.model.records import Score
from journeymap.model.snapshot import Snapshot

_WIDE = 0.25
"""From such a part of the scale on a gap is as bad as one friction that stops people (ours)."""


_LEAST = 0.001


@check(
    "perception_gap",
    mark("Perception gap"),
    SCORES,
    mark(
        "Employees or our own guess score a place better than customers do, beyond the "
        "interval of ten or more customers. Show both to those who decide."
    ),
)
def overrated(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find where our guess, or our employees, think better of a place than customers do.

    Only what lies beyond the interval of ten or more customers is told (Bain & Company 2005:
    80 % of companies against 8 % of their customers).
    """
    company = {score.respondents for score in snapshot.all(Score).values()}
    if company.isdisjoint(("employees", "team")):
        return
    for id, scored in scores_in(snapshot, journey):
        for gap in gaps(scored):
            if gap.overrates:
                text, part = _sentence(gap, called(snapshot, id)), _part(gap)
                grave = 3 if part >= _WIDE else 2
                yield Finding(grave, text, (id,), _values(gap), weight=min(1.0, part))


def _part(gap: PerceptionGap) -> float:
    """Return which part of the scale a gap is, from 0 to 1."""
    low, high = gap.theirs.reading.scale
    return abs(gap.points) / ((high - low) or 1)


def _sentence(gap: PerceptionGap, place: str) -> str:
    theirs, ours = gap.theirs.reading, gap.ours.reading
    said = (interval(theirs), f"n = {theirs.n}", when(gap.theirs.score), _chance(gap))
    told = {
        "place": place,
        "points": points(gap),
        "own": ours.shown,
        "n": ours.n,
        "score": heading(gap.theirs),
        "told": ", ".join(part for part in said if part),
    }
    if gap.ours.guessed:
        return tr(
            "We overrate {place} by {points}: we guess {own} (n = {n}), customers say {score}"
            " ({told})",
            **told,
        )
    return tr(
        "Employees overrate {place} by {points}: they say {own} (n = {n}), customers {score}"
        " ({told})",
        **told,
    )


def _chance(gap: PerceptionGap) -> str:
    """Return how likely such a difference is by chance; of a bare value nobody can tell."""
    found = compared(gap.ours, gap.theirs)
    if found is None:
        return ""
    return f"p < {decimal(_LEAST)}" if found.p < _LEAST else f"p = {decimal(found.p, 3)}"


def _values(gap: PerceptionGap) -> dict[str, Plain]:
    theirs, ours, found = gap.theirs.reading, gap.ours.reading, compared(gap.ours, gap.theirs)
    return {
        "metric_id": gap.theirs.metric.id,
        "value": theirs.value,
        "low": theirs.low,
        "high": theirs.high,
        "n": theirs.n,
        "respondents": gap.ours.score.respondents,
        "own_value": ours.value,
        "own_n": ours.n,
        "gap": gap.points,
        "p": found.p if found else None,
    }

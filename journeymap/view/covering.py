"""What customers say is covered while the team guesses: left out of what is seen, not of the file."""

from __future__ import annotations

from journeymap.language import tr
from journeymap.metrics import short_name
from journeymap.model.change import Change, Edit
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot


def cover(snapshot: Snapshot, metrics: frozenset[str]) -> Snapshot:
    """Return a document without what anybody but the team says of some metrics."""
    hidden = [
        Edit(score, None)
        for score in snapshot.all(Score).values()
        if score.metric in metrics and score.respondents != "team"
    ]
    return snapshot.apply(Change("Cover", tuple(hidden))) if hidden else snapshot


def covered_words(snapshot: Snapshot, metrics: frozenset[str]) -> str:
    """Return which metrics are covered, in words; blank where none is."""
    known = [metric for metric in snapshot.ordered(Metric) if metric.id in metrics]
    if not known:
        return ""
    names = ", ".join(short_name(metric) for metric in known)
    return tr("What customers say is covered: {names}", names=names)

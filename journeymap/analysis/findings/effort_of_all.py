"""Effort that was asked of a whole journey, and not of what one wanted to do."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import SCORES, Finding, Plain, called, check
from journeymap.language import mark, tr
from journeymap.metrics import short_name
from journeymap.metrics.scored import reading_of
from journeymap.model.grid import stages
from journeymap.model.records import Metric, Score
from journeymap.model.snapshot import Snapshot

_EFFORT = ("ces1", "ces2")


@check(
    "effort_of_all",
    mark("Effort of no action"),
    SCORES,
    mark(
        "A customer effort score that was asked of a whole stage or journey. Effort belongs to "
        "one action, such as placing an order or getting a fault mended: ask it there, and the "
        "score says what to mend."
    ),
)
def of_no_action(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find the effort scores that stand at a stage or the journey, and not at a touchpoint.

    The score is that of a target action (Dixon, Freeman & Toman 2010: “to handle your request”).
    """
    wide = [("journey", journey), *(("stage", one.id) for one in stages(snapshot, journey))]
    for place, id in wide:
        metrics = {
            metric.id: metric
            for score in snapshot.of(Score, place, id)
            if (metric := snapshot.get(Metric, score.metric))
            and metric.kind in _EFFORT
            and reading_of(metric, score)
        }
        for metric in metrics.values():
            text = tr(
                "{metric} was asked of {place} as a whole, and not of an action",
                metric=short_name(metric),
                place=called(snapshot, id),
            )
            values: dict[str, Plain] = {"metric_id": metric.id}
            yield Finding(1, text, (id,), values)

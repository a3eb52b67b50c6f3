"""Scores along the journey: value, interval, target, and what we had guessed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.analysis.charts.along import metrics_along, note, scores_along, sentence
from journeymap.language import mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.metrics import short_name
from journeymap.model.records import Metric, Persona, Score

LABEL = mark("Scores along the journey")


@chart_kind("along", order=10)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart for each question that was asked at touchpoints, satisfaction first."""
    snapshot, cards = context.snapshot, context.cards
    metrics = metrics_along(snapshot, [card for card, _ in cards])
    if not metrics:
        how = tr("Give a touchpoint a score, or bring in a survey: its value, its interval and how"
                 " many answered are then shown here.")  # fmt: skip
        yield nothing("along", tr(LABEL), how)
    tables = tuple(snapshot.all(kind) for kind in (Score, Metric, Persona))
    for metric in metrics:
        name = f"along {metric.id}"
        along = context.memo(
            name, (metric, tables, cards), partial(scores_along, snapshot, cards, metric)
        )
        label = tr(LABEL)
        if len(metrics) > 1:
            label = f"{label} · {short_name(metric)}"
        from journeymap.layout.numbers.along_body import AlongBody

        body = AlongBody(along, tuple(context.stages), context.theme, context.measure)
        yield Chart(name, label, sentence(along), " · ".join(note(along)), body, body.breadth)

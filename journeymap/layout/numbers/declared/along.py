"""Scores along the journey: value, interval, target, and what we had guessed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from journeymap.analysis.charts.along import (
    AlongPoint,
    ScoresAlong,
    metrics_along,
    note,
    scores_along,
    sentence,
)
from journeymap.drawing.theme import Theme
from journeymap.language import mark, tr
from journeymap.layout.numbers.along_body import AlongBody, tones
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.dot_rows import DotRow, DotRowsBody, DotSection
from journeymap.layout.numbers.widths import PAD

LABEL = mark("Scores along the journey")


@chart_kind("along", order=10)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield a chart for each question that was asked at touchpoints, satisfaction first."""
    known, cards = context.known("respondents"), context.cards
    metrics = metrics_along(known, [card for card, _ in cards])
    if not metrics:
        how = tr("Give a touchpoint a score, or bring in a survey: its value, its interval and how"
                 " many answered are then shown here.")  # fmt: skip
        yield nothing("along", tr(LABEL), how)
    wanted = context.view.filter.scores.respondents
    for i, metric in enumerate(metrics):
        name = f"along {metric.id}"
        along = context.memo(
            (name, "scores"),
            (metric, known, cards, wanted),
            partial(scores_along, known, cards, metric, wanted),
        )
        if not along.points:
            continue
        label = tr(LABEL)
        if len(metrics) > 1:
            label = f"{label} · {context.called(metric)}"
        body, breadth = context.memo(
            (name, "body"),
            (along, context.stages, context.widths, i == 0),
            partial(_body, along, context, first=i == 0),
        )
        yield Chart(
            name, label, sentence(along), " · ".join(note(along)), body, breadth, data=along
        )


def _body(
    along: ScoresAlong, context: ChartContext, *, first: bool
) -> tuple[AlongBody | DotRowsBody, int]:
    """Return columns, as wide as their names need, else rows below one another by stage."""
    columns = AlongBody(along, context.stages, context.theme, context.measure)
    widths = context.widths
    if first and columns.fits(widths.first - 2 * PAD):
        return columns, 2
    for breadth in range(1, widths.across + 1):
        if columns.fits(widths.inside(breadth)):
            return columns, max(breadth, 2) if first else breadth
    return _rows(along, context), widths.across


def _rows(along: ScoresAlong, context: ChartContext) -> DotRowsBody:
    theme, by_id = context.theme, {stage.id: stage for stage in context.stages}
    sections = []
    for id, group in groupby(along.points, key=lambda point: point.stage):
        stage = by_id[id]
        rows = tuple(_row(point, along, theme) for point in group)
        sections.append(DotSection(id, stage.title, stage.tint, stage.ink, rows))
    return DotRowsBody(
        sections=tuple(sections),
        scale=along.ends,
        target=along.target,
        lower=along.metric.direction == "lower",
        theme=theme,
        measure=context.measure,
    )


def _row(point: AlongPoint, along: ScoresAlong, theme: Theme) -> DotRow:
    fill, edge = tones(point, along, theme)
    value = point.asked.reading if point.asked else None
    guess = point.guess.reading if point.guess else None
    strong = point in along.lowest
    return DotRow(point.touchpoint, point.title, value, guess, point.words, fill, edge, strong)

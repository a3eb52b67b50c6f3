"""The numbers of each chart as a table: what a screen reader and a spreadsheet are given."""

from __future__ import annotations

from functools import singledispatch
from typing import NamedTuple

from journeymap.analysis.action_plan import GroupedPlan
from journeymap.analysis.action_words import (
    day_words,
    group_title,
    reading_words,
    status_word,
    verdict,
)
from journeymap.analysis.charts.along import ScoresAlong
from journeymap.analysis.charts.groups import ComparedGroups
from journeymap.analysis.charts.hurting import Hurting
from journeymap.analysis.charts.importance import Importance
from journeymap.analysis.charts.mirror import Mirrored
from journeymap.analysis.charts.opportunities import Opportunities
from journeymap.analysis.charts.over_time import ScoreSeries
from journeymap.analysis.charts.priorities import Priorities
from journeymap.analysis.charts.ranked import RankedIdeas
from journeymap.analysis.charts.recommendation import Recommendation
from journeymap.analysis.charts.reviewed import Reviewed
from journeymap.analysis.charts.satisfied import Satisfied
from journeymap.analysis.charts.scenarios import TriedScenarios
from journeymap.analysis.charts.staying import Staying
from journeymap.analysis.charts.values import ValuedIdeas
from journeymap.analysis.charts.without import Losses, TouchTable
from journeymap.analysis.five_steps import FiveSteps
from journeymap.analysis.step_words import step_words
from journeymap.language import tr
from journeymap.metrics import Reading, short_name
from journeymap.metrics.periods import when

TableCell = str | float | None


class ChartTable(NamedTuple):
    """Headings, and rows of texts and numbers; ``None`` is an empty cell.

    ``shares`` are the numbers of the columns that hold shares from 0 to 1, to be said as per cent.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    shares: tuple[int, ...] = ()


@singledispatch
def table_of(data: object) -> ChartTable | None:
    """Return what a chart is made of as a table, ``None`` for what is not known here."""
    return None


def _score() -> tuple[str, ...]:
    return tr("Score"), tr("Interval from"), tr("Interval to"), tr("n")


def _read(reading: Reading | None) -> tuple[TableCell, ...]:
    if reading is None:
        return None, None, None, None
    return reading.value, reading.low, reading.high, float(reading.n)


@table_of.register
def _(data: Mirrored) -> ChartTable:
    rows = tuple((step.title, 2 * step.customers, 2 * step.employees) for step in data.steps)
    return ChartTable((tr("Touchpoint"), tr("Customers feel"), tr("Employees feel")), rows)


@table_of.register
def _(data: ScoresAlong) -> ChartTable:
    rows = tuple(
        (
            point.title,
            *_read(point.asked.reading if point.asked else None),
            point.guess.reading.value if point.guess else None,
            data.target if point.asked else None,
        )
        for point in data.points
    )
    return ChartTable((tr("Touchpoint"), *_score(), tr("Our own guess"), tr("Target")), rows)


@table_of.register
def _(data: Recommendation) -> ChartTable:
    names = tr("promoters"), tr("passives"), tr("detractors")
    rows: list[tuple[TableCell, ...]] = [*zip(names, data.classes, strict=True)]
    total = sum(data.answers)
    rows += [
        (tr("answered {n}", n=data.low + i), count / total)
        for i, count in enumerate(data.answers)
        if total
    ]
    return ChartTable((tr("Answers"), tr("Share")), tuple(rows), (1,))


@table_of.register
def _(data: ScoreSeries) -> ChartTable:
    rows = []
    for i, scored in enumerate(data.points):
        moved = data.movements[i - 1] if i else None
        rows.append(
            (
                when(scored.score),
                *_read(scored.reading),
                moved.difference if moved else None,
                moved.p if moved else None,
            )
        )
    headings = (tr("Period"), *_score(), tr("Difference to the one before"), tr("p"))
    return ChartTable(headings, tuple(rows))


@table_of.register
def _(data: Staying) -> ChartTable:
    rows = tuple((stage.title, stage.share, stage.here) for stage in data.stages)
    return ChartTable((tr("Stage"), tr("Come so far"), tr("Come to it")), rows, (1, 2))


@table_of.register
def _(data: Losses) -> ChartTable:
    now = data.now.share
    rows = tuple((one.title, one.left, one.left - now) for one in data.of)
    headings = (tr("Touchpoint"), tr("Completion without it"), tr("Difference to now"))
    return ChartTable(headings, rows, (1, 2))


@table_of.register
def _(data: TouchTable) -> ChartTable:
    rows = tuple((one.title, *one.shares) for one in data.of)
    headings = (tr("Touchpoint"), tr("first"), tr("last"), tr("linear"), tr("removal"))
    return ChartTable(headings, rows, (1, 2, 3, 4))


@table_of.register
def _(data: TriedScenarios) -> ChartTable:
    rows = tuple(
        (one.title, line.name, line.before, line.after, line.judged)
        for one in data.of
        for line in one.lines
    )
    headings = (tr("Scenario"), tr("Figure"), tr("Now"), tr("Then"), tr("Difference"))
    return ChartTable(headings, rows)


@table_of.register
def _(data: Hurting) -> ChartTable:
    rows = tuple(
        (
            pain.title,
            pain.touchpoint,
            None if pain.severity is None else float(pain.severity),
            pain.share,
            pain.weight,
            pain.together,
        )
        for pain in data.pains
    )
    headings = (
        tr("Friction"),
        tr("Touchpoint"),
        tr("Severity"),
        tr("Share affected"),
        tr("Severity × share"),
        tr("Share of the pain with those above"),
    )
    return ChartTable(headings, rows, (3, 5))


@table_of.register
def _(data: Priorities) -> ChartTable:
    rows = tuple((idea.title, float(idea.impact), float(idea.effort)) for idea in data.ideas)
    return ChartTable((tr("Idea"), tr("Impact"), tr("Effort")), rows)


@table_of.register
def _(data: ValuedIdeas) -> ChartTable:
    rows = tuple(
        (idea.title, float(idea.customer), float(idea.business),
         None if idea.effort is None else float(idea.effort))
        for idea in data.ideas
    )  # fmt: skip
    headings = tr("Idea"), tr("Value to the customer"), tr("Value to us"), tr("Effort")
    return ChartTable(headings, rows)


@table_of.register
def _(data: RankedIdeas) -> ChartTable:
    rows = tuple(
        (idea.title, idea.reach, idea.multiplier, idea.confidence, idea.effort, idea.worth)
        for idea in data.ideas
    )
    headings = (tr("Idea"), tr("Reach"), tr("Impact"), tr("Confidence"), tr("Effort"), "RICE")
    return ChartTable(headings, rows, (3,))


@table_of.register
def _(data: Opportunities) -> ChartTable:
    rows = tuple(
        (need.title, need.importance, need.satisfaction, need.score, float(need.n))
        for need in data.needs
    )
    headings = tr("Touchpoint"), tr("Importance"), tr("Satisfaction"), tr("Opportunity"), tr("n")
    return ChartTable(headings, rows)


@table_of.register
def _(data: Satisfied) -> ChartTable:
    rows = tuple(
        (need.title, need.importance, need.satisfied / 100, float(need.n)) for need in data.needs
    )
    headings = tr("Touchpoint"), tr("Importance"), tr("Satisfied"), tr("n")
    return ChartTable(headings, rows, (2,))


@table_of.register
def _(data: Importance) -> ChartTable:
    rows = tuple(
        (
            point.title,
            point.importance,
            *_read(point.scored.reading),
            None if point.n is None else float(point.n),
        )
        for point in data.points
    )
    counted = tr("Answers behind the correlation") if data.derived else ""
    headings = (tr("Touchpoint"), tr("Importance"), *_score(), counted)
    if not data.derived:
        return ChartTable(headings[:-1], tuple(row[:-1] for row in rows))
    return ChartTable(headings, rows)


@table_of.register
def _(data: ComparedGroups) -> ChartTable:
    rows: list[tuple[TableCell, ...]] = [
        (group.name, *_read(group.scored.reading)) for group in data.groups
    ]
    if data.everybody is not None:
        rows.append((tr("everybody"), *_read(data.everybody.reading)))
    return ChartTable((tr("Group"), *_score()), tuple(rows))


@table_of.register
def _(data: GroupedPlan) -> ChartTable:
    rows: list[tuple[TableCell, ...]] = []
    for group in data.groups:
        for action in group.actions:
            idea, result = action.idea, action.result
            before, after = (result.before, result.after) if result else (None, None)
            rows.append(
                (
                    group_title(group),
                    action.title,
                    " ".join(idea.owner.split()) or None,
                    day_words(action) or None,
                    status_word(idea),
                    short_name(result.metric) if result else None,
                    reading_words(before) if before else None,
                    reading_words(after) if after else None,
                    verdict(result) or None if result else None,
                )
            )
    headings = (tr("Group"), tr("Action"), tr("Owner"), tr("Due"), tr("Status"), tr("Metric"))
    return ChartTable((*headings, tr("Before"), tr("After"), tr("What became of it")), tuple(rows))


@table_of.register
def _(data: FiveSteps) -> ChartTable:
    rows = []
    for step in data.steps:
        words = step_words(step)
        rows.append((words.name, tr("yes") if step.taken else tr("no"), words.there, words.next))
    return ChartTable((tr("Step"), tr("Done"), tr("What is there"), tr("Next")), tuple(rows))


@table_of.register
def _(data: Reviewed) -> ChartTable:
    what = tr("Theme") if data.by_theme else tr("Touchpoint")
    heads = (what, tr("Quotes"), tr("Blame"), tr("Praise"), tr("Neither or both"))
    return ChartTable(
        heads,
        tuple((one.title, one.total, one.bad, one.good, one.other) for one in data.said),
    )

"""The five steps to a better journey as a checklist that knows what is done."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.five_steps import MethodStep, five_steps
from journeymap.analysis.step_words import LABEL, sentence, step_words
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind
from journeymap.layout.numbers.pages import PLAN
from journeymap.layout.numbers.step_rows import LEADS, STEPS, StepRow, StepsBody
from journeymap.model.records import (
    Connection,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Score,
    Stage,
    Step,
    Touchpoint,
)

_OF_STEPS = (Touchpoint, Step, Stage, Lane, Journey, Score, Metric, Quote, Goal, Connection, Idea)


@chart_kind(STEPS, order=60, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one card of the steps."""
    view = context.view
    inputs = (view.journey, *context.tables(*_OF_STEPS))
    found = context.memo("five steps", inputs, lambda: five_steps(view.snapshot, view.journey))
    now = found.next
    rows = tuple(_row(step, step is now) for step in found.steps)
    body = StepsBody(rows, context.theme, context.measure)
    yield Chart(STEPS, tr(LABEL), sentence(found), "", body, data=found)


def _row(step: MethodStep, now: bool) -> StepRow:
    name, there, after = step_words(step)
    return StepRow(f"{LEADS}{step.name}", name, there, after, step.share, step.taken, now)

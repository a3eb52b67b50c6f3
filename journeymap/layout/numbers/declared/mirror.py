"""Employees' experience mirrored in that of customers: a dot for each step, by what both feel."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.mirror import MirroredStep, mirrored, note, sentence
from journeymap.drawing.theme import Theme
from journeymap.language import decimal, mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind
from journeymap.layout.numbers.fields import FieldDot, FieldsBody

LABEL = mark("Employees and customers")

_ENDS, _UP = (-2.2, 2.2), (-2.8, 2.8)
_RADIUS = 7.0
_TO_LEVELS = 2.0


@chart_kind("mirror", order=82)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of both, where employees walk the journey."""
    found = mirrored(context.view.snapshot, context.view.journey)
    seen = {card.id for card, _ in context.cards}
    steps = [step for step in found.steps if step.touchpoint in seen]
    if not steps:
        return
    body = FieldsBody(
        dots=tuple(_dot(step, context.theme) for step in steps),
        across=_ENDS,
        up=_UP,
        middle=(0.0, 0.0),
        corners=(tr("only employees are well"), tr("both are well"), tr("both suffer"),
                 tr("at employees’ cost")),
        best=2,
        across_name=tr("what customers feel"),
        up_name=tr("what employees feel"),
        theme=context.theme,
        measure=context.measure,
    )  # fmt: skip
    told = " · ".join(note(found))
    yield Chart("mirror", tr(LABEL), sentence(found), told, body, data=found)


def _dot(step: MirroredStep, theme: Theme) -> FieldDot:
    customers, employees = _TO_LEVELS * step.customers, _TO_LEVELS * step.employees
    told = tr(
        "customers {customers}, employees {employees}",
        customers=decimal(customers, 1, "+"),
        employees=decimal(employees, 1, "+"),
    )
    tone = theme.pain_ink if step.both_suffer else theme.dot
    return FieldDot(
        step.touchpoint,
        step.title,
        customers,
        employees,
        _RADIUS,
        tone,
        f"{step.title}\n{told}",
    )

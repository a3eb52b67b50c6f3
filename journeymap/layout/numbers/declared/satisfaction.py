"""The board of importance and satisfaction: what matters and satisfies few is to be attacked."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.satisfied import (
    LEAST,
    Satisfied,
    SatisfiedNeed,
    note,
    satisfied,
    sentence,
)
from journeymap.analysis.priorities.satisfaction import SatisfactionField
from journeymap.drawing.theme import Theme
from journeymap.language import decimal, mark, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.declared.importance import SaidNumber, ends
from journeymap.layout.numbers.fields import FieldDot, FieldsBody
from journeymap.layout.numbers.pages import PLAN

LABEL = mark("Importance × satisfaction")

_TALL, _RADIUS = 300.0, 6.5


@chart_kind("satisfaction", order=28, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the board of the first question of which enough is known."""
    known, cards = context.known(), context.cards
    found = context.memo("satisfied", (known, cards), lambda: satisfied(known, cards))
    if found is None:
        how = tr("Say how much {n} or more touchpoints with scores matter to the customer, from 1"
                 " to 5, or bring in a survey with an overall question.", n=LEAST)  # fmt: skip
        yield nothing("satisfaction", tr(LABEL), how)
        return
    body = _body(found, context)
    yield Chart("satisfaction", tr(LABEL), sentence(found), " · ".join(note(found)), body,
                data=found)  # fmt: skip


def _body(found: Satisfied, context: ChartContext) -> FieldsBody:
    shares = [need.satisfied for need in found.needs]
    weights = [need.importance for need in found.needs]
    return FieldsBody(
        dots=tuple(_dot(need, found, context.theme) for need in found.needs),
        across=ends(shares, (0.0, 100.0)),
        up=ends(weights, (-1.0, 1.0)) if found.derived else (0.5, 5.5),
        middle=(found.middle[1], found.middle[0]),
        corners=(tr("attack"), tr("maintain"), tr("monitor"), tr("more than needed")),
        best=0,
        across_name=tr("satisfied"),
        up_name=tr("importance"),
        theme=context.theme,
        measure=context.measure,
        across_said=SaidNumber("", " %"),
        up_said=SaidNumber("", ""),
        tall=_TALL,
        changes=("", "" if found.derived else "importance_customer"),
    )


def _dot(need: SatisfiedNeed, found: Satisfied, theme: Theme) -> FieldDot:
    tones: dict[SatisfactionField, str] = {
        "attack": theme.pain_ink,
        "maintain": theme.feelings[-1],
        "monitor": theme.dot,
        "overdone": theme.arrow,
    }
    share, weight = decimal(need.satisfied, 1), decimal(need.importance, 2 if found.derived else 0)
    lines = [need.title, tr("satisfied: {share} %", share=share)]
    if found.derived:
        told = tr("correlation with the overall question {r}, n = {n}", r=weight, n=need.n)
    else:
        told = tr("importance {n} of 5", n=weight)
    words = "\n".join((*lines, told))
    return FieldDot(need.touchpoint, need.title, need.satisfied, need.importance, _RADIUS,
                    tones[need.field], words)  # fmt: skip

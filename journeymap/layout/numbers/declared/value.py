"""The board of values: what ideas are worth to customers and to the business, and their effort."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.values import ValuedIdea, note, sentence, valued
from journeymap.analysis.priorities.quadrants import MIDDLE, ValueField, value_field
from journeymap.drawing.theme import Theme
from journeymap.language import mark, tr
from journeymap.layout.numbers.board import BoardBody
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.declared.impact import NO_IDEA
from journeymap.layout.numbers.declared.priorities import ENDS
from journeymap.layout.numbers.fields import FieldDot, FieldsBody
from journeymap.layout.numbers.pages import PLAN
from journeymap.layout.numbers.tray import tray

LABEL = mark("Customer value × business value")

_TALL = 270.0
_UNKNOWN = 2.5
"""How large the dot of an idea is, in effort from 1 to 5, of which nobody has said any."""


@chart_kind("value", order=20, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one board of values."""
    found = valued(context.view.snapshot, context.view.journey)
    if not (found.ideas or found.unrated):
        yield nothing("value", tr(LABEL), tr(NO_IDEA))
        return
    fields = FieldsBody(
        dots=tuple(_dot(idea, context.theme) for idea in found.ideas),
        across=ENDS,
        up=ENDS,
        middle=(MIDDLE + 0.5, MIDDLE + 0.5),
        corners=(tr("customers gain"), tr("both gain"), tr("little value"), tr("we gain")),
        best=1,
        across_name=tr("value to us"),
        up_name=tr("value to the customer"),
        theme=context.theme,
        measure=context.measure,
        tall=_TALL,
        changes=("value_business", "value_customer"),
    )
    body = BoardBody(fields, tray(found.unrated, context))
    yield Chart("value", tr(LABEL), sentence(found), " · ".join(note(found)), body, data=found)


def _dot(idea: ValuedIdea, theme: Theme) -> FieldDot:
    tones: dict[ValueField, str] = {
        "both": theme.feelings[-1],
        "customer": theme.dot,
        "business": theme.severities[1],
        "neither": theme.arrow,
    }
    effort = "?" if idea.effort is None else str(idea.effort)
    told = tr("value to the customer {customer}, to us {business}, effort {effort}",
              customer=idea.customer, business=idea.business, effort=effort)  # fmt: skip
    radius = 4.5 + 1.3 * (_UNKNOWN if idea.effort is None else idea.effort)
    tone = tones[value_field(idea.customer, idea.business)]
    return FieldDot(idea.id, idea.title, idea.business, idea.customer, radius, tone,
                    f"{idea.title}\n{told}")  # fmt: skip

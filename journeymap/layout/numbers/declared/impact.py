"""The board of the plan: ideas by impact and effort, in full size."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind
from journeymap.layout.numbers.declared.priorities import IMPACT, weighed
from journeymap.layout.numbers.pages import PLAN

_TALL = 420.0


@chart_kind(IMPACT, order=10, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one board of ideas."""
    yield weighed(context, IMPACT, _TALL, breadth=2)

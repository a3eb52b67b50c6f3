"""The board of the plan: ideas by impact and effort, in full size, and those not rated beside it."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.priorities import axes_note, priorities, sentence
from journeymap.language import mark, tr
from journeymap.layout.numbers.board import BOARD, BoardBody
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.declared.priorities import IMPACT, LABEL, weighed
from journeymap.layout.numbers.pages import PLAN
from journeymap.layout.numbers.tray import tray

NO_IDEA = mark(
    "The key I notes an idea, here or at a touchpoint of the map: "
    "what it is worth is then shown here."
)


@chart_kind(IMPACT, order=10, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one board of ideas."""
    found = priorities(context.view.snapshot, context.view.journey)
    if not (found.ideas or found.unrated):
        yield nothing(IMPACT, tr(LABEL), tr(NO_IDEA))
        return
    body = BoardBody(weighed(found, context, BOARD), tray(found.unrated, context))
    told = " · ".join(axes_note(found))
    yield Chart(IMPACT, tr(LABEL), sentence(found), told, body, breadth=2, data=found)

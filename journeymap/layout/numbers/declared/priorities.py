"""What to do first: ideas by impact and effort, the quick wins above to the left."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from journeymap.analysis.charts.priorities import (
    Priorities,
    WeighedIdea,
    note,
    priorities,
    sentence,
)
from journeymap.analysis.priorities.quadrants import MIDDLE, Quadrant, quadrant
from journeymap.drawing.theme import Theme
from journeymap.language import mark, plural, tr
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.fields import TALL, FieldDot, FieldsBody

LABEL = mark("What to do first")

PRIORITIES = "priorities"
"""The name of the chart whose dots may be dragged: impact upwards, effort across."""

IMPACT = "impact"
"""The name of the board of the plan that shows the same in full size."""

ENDS = (0.5, 5.5)
"""What the axes of impact and effort go from and to."""


_SMALLEST, _MORE, _LARGEST = 7.0, 2.4, 14.0
"""How large a dot is without an insight behind it, how much more with one, and at the most."""


@chart_kind(PRIORITIES, order=60, larger=IMPACT)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the one chart of ideas."""
    found = priorities(context.view.snapshot, context.view.journey)
    if not found.ideas:
        how = tr("Give ideas an impact and an effort from 1 to 5: what to begin with is then"
                 " shown here.")  # fmt: skip
        yield nothing(PRIORITIES, tr(LABEL), how)
        return
    body = weighed(found, context, TALL)
    yield Chart(PRIORITIES, tr(LABEL), sentence(found), " · ".join(note(found)), body, data=found)


def weighed(found: Priorities, context: ChartContext, tall: float) -> FieldsBody:
    """Return ideas in the fields of impact and effort, so tall."""
    theme = context.theme
    return FieldsBody(
        dots=tuple(_dot(idea, theme) for idea in found.ideas),
        across=ENDS,
        up=ENDS,
        # On the middle counts as harder: the lines stand before it in effort, behind in impact.
        middle=(MIDDLE - 0.5, MIDDLE + 0.5),
        corners=(tr("quick wins"), tr("big bets"), tr("fill-ins"), tr("leave it")),
        best=0,
        across_name=tr("effort"),
        up_name=tr("impact"),
        theme=theme,
        measure=context.measure,
        tall=tall,
        changes=("effort", "impact"),
    )


def _dot(idea: WeighedIdea, theme: Theme) -> FieldDot:
    tones: dict[Quadrant, str] = {
        "quick win": theme.feelings[-1],
        "big bet": theme.severities[2],
        "fill-in": theme.dot,
        "avoid": theme.arrow,
    }
    lines = [idea.title, tr("impact {impact}, effort {effort}", impact=idea.impact,
                            effort=idea.effort)]  # fmt: skip
    if idea.insights:
        lines.append(plural("{n} insight stands behind it", "{n} insights stand behind it",
                            idea.insights))  # fmt: skip
    radius = min(_LARGEST, _SMALLEST + _MORE * sqrt(idea.insights))
    tone = tones[quadrant(idea.impact, idea.effort)]
    return FieldDot(idea.id, idea.title, idea.effort, idea.impact, radius, tone, "\n".join(lines))

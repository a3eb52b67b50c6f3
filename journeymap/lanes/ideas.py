"""Ideas: opportunities and actions under the touchpoints they are about."""

from __future__ import annotations

from journeymap.dates import written
from journeymap.drawing.roles import FigureRole
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes, columns_of
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Idea, Lane


@lane_kind("ideas", mark("Ideas"), mark("Opportunities and actions"))
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set each idea from the first of its touchpoints' columns to the last."""
    ideas = context.snapshot.of(Idea, "journey", context.journey.id)
    inputs = (lane, ideas, context.columns, context.touchpoints)
    return context.memo(("lane", lane.id), inputs, lambda: boxes(context, _slips(context, ideas)))


def _slips(context: LaneContext, ideas: tuple[Idea, ...]) -> list[TextBox]:
    steps = {id: step for step, row in context.touchpoints.items() for id in row}
    labels = dict(specs(Idea)["status"].options)
    slips = []
    for idea in ideas:
        span = columns_of(context, (steps[id] for id in idea.touchpoints if id in steps))
        if span:
            due = written(idea.due).replace(" ", "\xa0")
            said = [tr(labels[idea.status]).capitalize(), idea.owner, due]
            under = " · ".join(part for part in said if part)
            slips.append(
                TextBox(
                    idea.id,
                    FigureRole.IDEA,
                    *span,
                    idea.title,
                    under,
                    context.theme.idea,
                    context.theme.idea_ink,
                )
            )
    return slips

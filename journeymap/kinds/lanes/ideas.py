"""Ideas: opportunities and actions under the touchpoints they are about."""

from __future__ import annotations

from journeymap.dates import written
from journeymap.kinds.boxes import Slip, boxes, columns_of
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Idea, Lane


@lane_kind("ideas", mark("Ideas"), mark("Opportunities and actions"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set each idea from the first of its touchpoints' columns to the last."""
    ideas = sheet.snapshot.of(Idea, "journey", sheet.journey.id)
    inputs = (lane, ideas, sheet.columns, sheet.touchpoints)
    return sheet.memo(("lane", lane.id), inputs, lambda: boxes(sheet, _slips(sheet, ideas)))


def _slips(sheet: Sheet, ideas: tuple[Idea, ...]) -> list[Slip]:
    steps = {id: step for step, row in sheet.touchpoints.items() for id in row}
    labels = dict(specs(Idea)["status"].options)
    slips = []
    for idea in ideas:
        span = columns_of(sheet, (steps[id] for id in idea.touchpoints if id in steps))
        if span:
            due = written(idea.due).replace(" ", "\xa0")
            said = [tr(labels[idea.status]).capitalize(), idea.owner, due]
            under = " · ".join(part for part in said if part)
            slips.append(
                Slip(
                    idea.id,
                    "idea",
                    *span,
                    idea.title,
                    under,
                    sheet.theme.idea,
                    sheet.theme.idea_ink,
                )
            )
    return slips

"""Quotes: what customers said, under the touchpoint they said it of."""

from __future__ import annotations

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.theme import SMALL_ITALIC
from journeymap.lanes import LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.boxes import TextBox, boxes, columns_of
from journeymap.lanes.parts.hanging import hanging
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Lane, Quote

_BOXES = hanging(
    Quote, "said", mark("New quote"), mark("What did the customer say?"), FigureRole.QUOTE
)


@lane_kind(
    "quotes",
    mark("Quotes"),
    mark("What customers said"),
    icon="quote",
    order=50,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the quotes of each column's touchpoints below one another."""
    inputs = (lane, context.snapshot.all(Quote), context.columns, context.touchpoints)
    return context.memo(("lane", lane.id), inputs, lambda: boxes(context, _slips(context)))


def _slips(context: LaneContext) -> list[TextBox]:
    theme, trust = context.theme, dict(specs(Quote)["authenticity"].options)
    slips = []
    for step, touchpoints in context.touchpoints.items():
        span = columns_of(context, (step,))
        for touchpoint in touchpoints if span else ():
            for quote in context.snapshot.of(Quote, "touchpoint", touchpoint):
                under = ", ".join(p for p in (quote.source, tr(trust[quote.authenticity])) if p)
                said = tr("“{said}”", said=quote.said)
                assert span
                slips.append(
                    TextBox(
                        quote.id,
                        FigureRole.QUOTE,
                        *span,
                        said,
                        under,
                        theme.quote,
                        theme.quote_ink,
                        SMALL_ITALIC,
                    )
                )
    return slips

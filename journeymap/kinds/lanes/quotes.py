"""Quotes: what customers said, under the touchpoint they said it of."""

from __future__ import annotations

from journeymap.drawing.theme import SMALL_ITALIC
from journeymap.kinds.boxes import Slip, boxes, columns_of
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Lane, Quote


@lane_kind("quotes", mark("Quotes"), mark("What customers said"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the quotes of each column's touchpoints below one another."""
    inputs = (lane, sheet.snapshot.all(Quote), sheet.columns, sheet.touchpoints)
    return sheet.memo(("lane", lane.id), inputs, lambda: boxes(sheet, _slips(sheet)))


def _slips(sheet: Sheet) -> list[Slip]:
    theme, trust = sheet.theme, dict(specs(Quote)["authenticity"].options)
    slips = []
    for step, touchpoints in sheet.touchpoints.items():
        span = columns_of(sheet, (step,))
        for touchpoint in touchpoints if span else ():
            for quote in sheet.snapshot.of(Quote, "touchpoint", touchpoint):
                under = ", ".join(p for p in (quote.source, tr(trust[quote.authenticity])) if p)
                said = tr("“{said}”", said=quote.said)
                assert span
                slips.append(
                    Slip(
                        quote.id,
                        "quote",
                        *span,
                        said,
                        under,
                        theme.quote,
                        theme.quote_ink,
                        SMALL_ITALIC,
                    )
                )
    return slips

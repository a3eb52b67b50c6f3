"""Friction: how bad it is and what it is, under each column."""

from __future__ import annotations

from functools import partial

from journeymap.analysis.frictions import severity_text, share_text, worst_first
from journeymap.drawing.faces import severity_bar, severity_tone
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape, Text
from journeymap.drawing.theme import SMALL
from journeymap.lanes import Column, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.hanging import hanging
from journeymap.lanes.parts.stacks import stacked
from journeymap.language import mark, tr
from journeymap.model.records import Friction, Lane

_BAR = 110.0


_BOXES = hanging(
    Friction,
    "title",
    mark("New friction"),
    mark("What gets in the way?"),
    FigureRole.FRICTION,
    SMALL,
)


@lane_kind(
    "friction",
    mark("Friction"),
    mark("What gets in the way, and how badly"),
    icon="triangle-alert",
    order=30,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the frictions of each column below one another, the worst first."""
    inputs = (lane, context.snapshot.all(Friction), context.columns, context.touchpoints)
    return context.memo(
        ("lane", lane.id),
        inputs,
        lambda: stacked(
            context,
            partial(_worst_first, context),
            partial(_size, context),
            partial(_figure, context),
        ),
    )


def _worst_first(context: LaneContext, step: str) -> list[Friction]:
    found = [
        friction
        for touchpoint in context.touchpoints.get(step, ())
        for friction in context.snapshot.of(Friction, "touchpoint", touchpoint)
    ]
    return worst_first(found)


def _size(context: LaneContext, column: Column, friction: Friction) -> float:
    text = paragraph(friction.title, SMALL, column.w, context.measure)
    return 9.0 + (6.0 + text.height if friction.title else 0.0)


def _figure(context: LaneContext, column: Column, friction: Friction, y: float) -> Figure:
    shapes: list[Shape] = list(severity_bar(column.x, y, friction.severity, context.theme))
    if friction.title:
        text = paragraph(friction.title, SMALL, column.w, context.measure)
        shapes += text.shapes(column.x, y + 15.0, context.theme.ink_soft, context.measure)
    share = share_text(friction.share)
    if share:
        # Behind the title, which other programs take for the name as the first of the texts.
        beside = column.x + _BAR
        shapes.append(Text(beside, y + 8.5, share, SMALL, context.theme.ink_soft))
    rect = Rect(column.x, y, column.w, _size(context, column, friction))
    affected = tr("{share} affected", share=share) if share else ""
    said = (friction.title, severity_text(friction), affected)
    return Figure(
        friction.id,
        FigureRole.FRICTION,
        " ".join(filter(None, said)),
        rect,
        tuple(shapes),
        severity_tone(friction.severity, context.theme),
    )

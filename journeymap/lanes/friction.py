"""Friction: how bad it is, what it is and how many it hits, as cards under each column."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from journeymap.analysis.frictions import severity_text, share_text, worst_first
from journeymap.drawing.faces import severity_bar
from journeymap.drawing.icons import icon
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, SMALL_STRONG, STRONG
from journeymap.lanes import LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.answers import answered
from journeymap.lanes.parts.boxes import Standing, columns_of, stacked_boxes, width_of
from journeymap.lanes.parts.friction_before import frictions_compared
from journeymap.lanes.parts.hanging import hanging
from journeymap.language import mark, tr
from journeymap.model.fields import specs
from journeymap.model.records import Friction, Idea, Lane
from journeymap.view.look import FULL

_HEAD = 15.0
_SIGN = 13.0
_SEGMENT, _PART = 16.0, 19.0
_NARROW, _SMALLER = 130.0, 0.72
"""In a card narrower than this the segments are so much smaller."""


_BOXES = hanging(
    Friction,
    "title",
    mark("New friction"),
    mark("What gets in the way?"),
    FigureRole.FRICTION,
    STRONG,
)


def _legend(context: LaneContext) -> Iterable[LegendEntry]:
    ink, snapshot = context.theme.joy_ink, context.snapshot
    cards = context.shown.touchpoints
    frictions = {f.id for card in cards for f in snapshot.of(Friction, "touchpoint", card.id)}
    if frictions & answered(snapshot, context.journey.id):

        def sign(x: float, y: float) -> tuple[Shape, ...]:
            return icon("lightbulb", Rect(x, y - 7.5, 15.0, 15.0), ink)

        yield LegendEntry(sign, 15, tr("an idea answers it"))


@lane_kind(
    "friction",
    mark("Friction"),
    mark("What gets in the way, and how badly"),
    icon="triangle-alert",
    order=30,
    boxes=_BOXES,
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the frictions of each column below one another, the worst first."""
    tables = (context.snapshot.all(Friction), context.snapshot.all(Idea))
    seen = context.view.differs
    inputs = (lane, *tables, context.columns, context.touchpoints, context.view.detail, seen)
    if seen is not None:
        make = partial(frictions_compared, context, seen)
        return context.memo(("lane", lane.id), inputs, lambda: stacked_boxes(context, make()))
    return context.memo(("lane", lane.id), inputs, lambda: stacked_boxes(context, _all(context)))


def _all(context: LaneContext) -> list[Standing]:
    solved = answered(context.snapshot, context.journey.id)
    found = []
    for step, ids in context.touchpoints.items():
        span = columns_of(context, (step,))
        here = [f for id in ids for f in context.snapshot.of(Friction, "touchpoint", id)]
        if span:
            row = worst_first(here)
            found += [_standing(context, one, span[0], one.id in solved) for one in row]
    return found


def _standing(context: LaneContext, friction: Friction, column: int, solved: bool) -> Standing:
    """Measure a card: severity and share on a line, what it is and its kind under them."""
    theme, measure, inset = context.theme, context.measure, context.sizes.box
    inner = width_of(context, column, column) - 2 * inset
    title = paragraph(friction.title, STRONG, inner, measure) if friction.title else None
    kind = tr(dict(specs(Friction)["kind"].options)[friction.kind]) if friction.kind else ""
    short = context.sizes.tight and context.view.detail != FULL
    words = paragraph(kind, SMALL, inner, measure) if kind and not short else None
    parts = [part for part in (title, words) if part]
    pad = context.sizes.air - 1.0
    scale = _SMALLER if inner < _NARROW else 1.0
    height = 2 * pad + _HEAD - 4.0 + sum(part.height + 2.0 for part in parts)

    def draw(rect: Rect) -> Figure:
        left, y = rect.x + inset, rect.y + pad
        shapes: list[Shape] = [Box(rect, theme.below, radius=6)]
        shapes += severity_bar(
            left, y, friction.severity, theme, _SEGMENT * scale, _PART * scale, empty=theme.lane
        )
        if solved:
            place = Rect(left + 4 * _PART * scale + 3.0, y - 2.5, _SIGN, _SIGN)
            shapes += icon("lightbulb", place, theme.joy_ink, 1.4)
        top = y + _HEAD - 2.0
        for part in parts:
            shapes += part.shapes(left, top, theme.pain_ink, measure)
            top += part.height + 2.0
        share = share_text(friction.share)
        if share:
            # Behind the title, which other programs take for the name as the first of the texts.
            shapes.append(
                Text(rect.right - inset, y + 8.5, share, SMALL_STRONG, theme.pain_ink, "end")
            )
        affected = tr("{share} affected", share=share) if share else ""
        name = " ".join(filter(None, (friction.title, severity_text(friction), affected)))
        return Figure(friction.id, FigureRole.FRICTION, name, rect, tuple(shapes), theme.below)

    return Standing(column, column, height, draw)

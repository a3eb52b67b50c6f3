"""Friction: how bad it is and what it is, under each column."""

from __future__ import annotations

from functools import partial

from journeymap.drawing.faces import severity_bar, severity_tone
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.scene import Column, Figure
from journeymap.drawing.shapes import Rect, Shape, Text
from journeymap.drawing.theme import SMALL
from journeymap.kinds.frictions import severity_text, share_text, worst_first
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.kinds.stacks import stacked
from journeymap.language import mark, tr
from journeymap.model.records import Friction, Lane

_BAR = 110.0


@lane_kind("friction", mark("Friction"), mark("What gets in the way, and how badly"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the frictions of each column below one another, the worst first."""
    inputs = (lane, sheet.snapshot.all(Friction), sheet.columns, sheet.touchpoints)
    return sheet.memo(
        ("lane", lane.id),
        inputs,
        lambda: stacked(
            sheet, partial(_worst_first, sheet), partial(_size, sheet), partial(_figure, sheet)
        ),
    )


def _worst_first(sheet: Sheet, step: str) -> list[Friction]:
    found = [
        friction
        for touchpoint in sheet.touchpoints.get(step, ())
        for friction in sheet.snapshot.of(Friction, "touchpoint", touchpoint)
    ]
    return worst_first(found)


def _size(sheet: Sheet, column: Column, friction: Friction) -> float:
    text = paragraph(friction.title, SMALL, column.w, sheet.measure)
    return 9.0 + (6.0 + text.height if friction.title else 0.0)


def _figure(sheet: Sheet, column: Column, friction: Friction, y: float) -> Figure:
    shapes: list[Shape] = list(severity_bar(column.x, y, friction.severity, sheet.theme))
    if friction.title:
        text = paragraph(friction.title, SMALL, column.w, sheet.measure)
        shapes += text.shapes(column.x, y + 15.0, sheet.theme.ink_soft, sheet.measure)
    share = share_text(friction.share)
    if share:
        # Behind the title, which other programs take for the name as the first of the texts.
        beside = column.x + _BAR
        shapes.append(Text(beside, y + 8.5, share, SMALL, sheet.theme.ink_soft))
    rect = Rect(column.x, y, column.w, _size(sheet, column, friction))
    affected = tr("{share} affected", share=share) if share else ""
    said = (friction.title, severity_text(friction), affected)
    return Figure(
        friction.id,
        "friction",
        " ".join(filter(None, said)),
        rect,
        tuple(shapes),
        severity_tone(friction.severity, sheet.theme),
    )

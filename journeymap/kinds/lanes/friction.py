"""Friction: how bad it is and what it is, under each column."""

from __future__ import annotations

from journeymap.drawing.faces import severity_bar
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.scene import Column, Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.drawing.theme import SMALL
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark, tr
from journeymap.model.records import Friction, Lane

_TOP = 14.0
_BETWEEN = 10.0


@lane_kind("friction", mark("Friction"), mark("What gets in the way, and how badly"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Set the frictions of each column below one another, the worst first."""
    inputs = (lane, sheet.snapshot.all(Friction), sheet.columns, sheet.touchpoints)
    return sheet.memo(("lane", lane.id), inputs, lambda: _row(sheet))


def _row(sheet: Sheet) -> Row:
    placed: list[tuple[float, Column, Friction]] = []
    height = 0.0
    for column in sheet.columns:
        y = _TOP
        for friction in _worst_first(sheet, column.step):
            placed.append((y, column, friction))
            y += _size(sheet, column, friction) + _BETWEEN
        height = max(height, y - _BETWEEN)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return tuple(_figure(sheet, column, f, rect.y + y) for y, column, f in placed)

    return Row(height + _TOP, draw)


def _worst_first(sheet: Sheet, step: str) -> list[Friction]:
    found = [
        friction
        for touchpoint in sheet.touchpoints.get(step, ())
        for friction in sheet.snapshot.of(Friction, "touchpoint", touchpoint)
    ]
    return sorted(found, key=lambda f: -f.severity)


def _size(sheet: Sheet, column: Column, friction: Friction) -> float:
    text = paragraph(friction.title, SMALL, column.w, sheet.measure)
    return 9.0 + (6.0 + text.height if friction.title else 0.0)


def _figure(sheet: Sheet, column: Column, friction: Friction, y: float) -> Figure:
    shapes: list[Shape] = list(severity_bar(column.x, y, friction.severity, sheet.theme))
    if friction.title:
        text = paragraph(friction.title, SMALL, column.w, sheet.measure)
        shapes += text.shapes(column.x, y + 15.0, sheet.theme.ink_soft, sheet.measure)
    rect = Rect(column.x, y, column.w, _size(sheet, column, friction))
    name = tr("severity {n}", n=friction.severity)
    return Figure(
        friction.id,
        "friction",
        f"{friction.title} {name}".strip(),
        rect,
        tuple(shapes),
        sheet.theme.severities[max(friction.severity, 1) - 1],
    )

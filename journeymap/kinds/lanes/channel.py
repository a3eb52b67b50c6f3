"""A channel: the cards of the touchpoints that happen there."""

from __future__ import annotations

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import PAD
from journeymap.kinds import card
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark
from journeymap.model.records import Feeling, Friction, Lane, Metric, Score, Touchpoint

_BETWEEN = 10.0


@lane_kind("channel", mark("Channel"), mark("Touchpoints at one place of contact"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Stack the cards of each step; the lane is as tall as its tallest stack."""
    touchpoints = sheet.snapshot.of(Touchpoint, "lane", lane.id)
    below = sheet.below.get(lane.id, 0.0)
    inputs = (
        lane,
        touchpoints,
        below,
        sheet.columns,
        sheet.least,
        sheet.focus,
        sheet.personas,
        *(sheet.snapshot.all(kind) for kind in (Feeling, Friction, Score, Metric)),
    )
    return sheet.memo(("lane", lane.id), inputs, lambda: _row(sheet, touchpoints, below))


def _row(sheet: Sheet, touchpoints: tuple[Touchpoint, ...], below: float) -> Row:
    columns = {column.step: column for column in sheet.columns}
    stacks: dict[str, list[card.Block]] = {}
    for touchpoint in touchpoints:
        column = columns.get(touchpoint.step)
        if column:
            stacks.setdefault(touchpoint.step, []).append(card.block(sheet, touchpoint, column.w))
    tallest = max(
        (sum(b.height + _BETWEEN for b in stack) - _BETWEEN for stack in stacks.values()),
        default=0.0,
    )

    def draw(rect: Rect) -> tuple[Figure, ...]:
        figures = []
        for step, stack in stacks.items():
            y = rect.y + PAD
            for one in stack:
                figures.append(card.figure(sheet, one, columns[step].x, y))
                y += one.height + _BETWEEN
        return tuple(figures)

    return Row(tallest + 2 * PAD + below, draw)

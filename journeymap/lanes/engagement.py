"""The dramatic arc: how strongly each persona is moved, from calm to intense."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.drawing.faces import disc
from journeymap.drawing.monotone import Cubic
from journeymap.drawing.persona_signs import badge
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Line, Rect, Shape
from journeymap.drawing.theme import mix
from journeymap.lanes import (
    LaneBoxes,
    LaneContext,
    LanePoints,
    LaneRow,
    LegendEntry,
    ValueScale,
    lane_kind,
)
from journeymap.lanes.parts.feeling_rail import Words, feeling_rail, scale
from journeymap.lanes.parts.pulled import cards_in, lens_of
from journeymap.lanes.parts.walks import CurveStop, Walk, curve, segments, walks_of
from journeymap.language import mark, percent, tr
from journeymap.model.change import Change, change
from journeymap.model.grid import Cell
from journeymap.model.records import Feeling, Lane
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

_SHARE = 0.74
"""How tall the arc is beside a lane of feelings."""

_EDGE = 18.0
_POINT = 5.0
_REACH = 8.0
_STEPS = 10
"""So many steps from calm to intense catch a point that is dragged."""


def _value(feeling: Feeling) -> float | None:
    """Return how strongly somebody is moved, from -1 for calm to 1 for intense."""
    return None if feeling.arousal is None else 2 * feeling.arousal - 1


def _arousal(value: float, free: bool) -> float:
    share = max(0.0, min(1.0, (value + 1) / 2))
    return round(share if free else round(share * _STEPS) / _STEPS, 3)


def _pull(snapshot: Snapshot, role: str, id: str, value: float, free: bool) -> Change | None:
    old = snapshot.get(Feeling, id)
    if old is None:
        return None
    return change("Arousal", edit=[(old, old.but(arousal=_arousal(value, free)))]) or None


def _put(view: View, cell: Cell, value: float) -> Change | None:
    """Say how strongly the persona in focus is moved where that is not said yet."""
    who = lens_of(view)
    for card in cards_in(view, cell):
        for one in view.snapshot.of(Feeling, "touchpoint", card.id):
            if one.persona == who and one.arousal is None:
                return change("Arousal", edit=[(one, one.but(arousal=_arousal(value, False)))])
    return None


def _legend(context: LaneContext) -> Iterator[LegendEntry]:
    """Explain the arc where there is one."""
    if any(one.arousal is not None for one in context.snapshot.all(Feeling).values()):
        theme = context.theme
        yield LegendEntry(
            partial(_sign, theme.accent_tint, theme.ink), 28.0, tr("how intense it is")
        )


def _sign(fill: str, ink: str, x: float, y: float) -> tuple[Shape, ...]:
    top = ((x, y + 7), (x + 9, y + 7), (x + 8, y - 7), (x + 14, y - 7))
    down = ((x + 20, y - 7), (x + 19, y + 7), (x + 28, y + 7))
    return (Curve((*top, *down), fill=fill), Curve((*top, *down), ink, 1.6))


@lane_kind(
    "engagement",
    mark("Dramatic arc"),
    mark("How strongly personas are moved, from calm to intense"),
    icon="activity",
    order=22,
    boxes=LaneBoxes(
        holds=Feeling,
        roles=frozenset({FigureRole.AROUSAL}),
        points=LanePoints(frozenset({FigureRole.AROUSAL}), _pull, _put),
        refusal=mark("Say first what is felt at the touchpoint; how strongly belongs to it."),
    ),
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Draw a filled arc for the persona in focus, else the first, and lines for the others."""
    inputs = (
        lane,
        context.snapshot.all(Feeling),
        context.columns,
        context.touchpoints,
        tuple(context.shown.folds.values()),
        context.personas,
        context.focus,
        context.goes_on,
    )
    return context.memo(("lane", lane.id), inputs, partial(_row, context, lane))


def _row(context: LaneContext, lane: Lane) -> LaneRow:
    words: Words = (tr("intense"), "", tr("calm"))
    high, _, low = (one.height / 2 for one in scale(context, words))
    height = max(_SHARE * context.sizes.band, lane.height or 0.0)
    unit = height / 2 - max(_EDGE, high + 2, low + 2)
    walks = walks_of(context, _REACH, unit, _value)
    place = ValueScale(height / 2, unit)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return _drawn(context, walks, rect, place)

    moved = {walk.persona for walk in walks}
    people = [persona for persona in context.personas if persona in moved]
    return LaneRow(height, draw, scale=place, rail=feeling_rail(context, place, words, people))


def _drawn(
    context: LaneContext, walks: list[Walk], rect: Rect, place: ValueScale
) -> tuple[Figure, ...]:
    zero, unit = rect.y + place.zero, place.unit
    main = walks[-1] if walks and context.focus else walks[0] if walks else None
    figures = _ground(context, rect, zero, unit)
    if main:
        for run in segments(main, zero, unit):
            figures += [_filled(context, cubic, zero + unit) for cubic in run]
    for walk in sorted(walks, key=lambda one: one is main):
        figures += curve(context, walk, zero, unit, False)
    for walk in walks:
        figures += [_point(context, walk, stop, zero - stop.value * unit) for stop in walk.felt]
    return tuple(figures)


def _ground(context: LaneContext, rect: Rect, zero: float, unit: float) -> list[Figure]:
    """Draw the line of calm, the line of what is intense, and one between them."""
    theme, left, right = context.theme, rect.x + context.sizes.rail, rect.right - 12
    faint = mix(theme.divider, theme.lane, 0.65)
    figures = []
    for y, ink in ((zero - unit, faint), (zero, faint), (zero + unit, theme.divider)):
        line = Line(((left, y), (right, y)), ink, 0.8)
        place = Rect(left, y - 1, right - left, 2)
        figures.append(Figure("", FigureRole.LEVEL, "", place, (line,)))
    return figures


def _filled(context: LaneContext, cubic: Cubic, floor: float) -> Figure:
    (x0, y0), near, far, (x1, y1) = cubic
    right = ((x1, y1), (x1, floor), (x1, floor))
    down = ((x1, floor), (x0, floor), (x0, floor))
    left = ((x0, floor), (x0, y0), (x0, y0))
    points = ((x0, y0), near, far, (x1, y1), *right, *down, *left)
    shape = Curve(points, fill=context.theme.accent_tint)
    top = min(y0, y1)
    return Figure("", FigureRole.TINT, "", Rect(x0, top, x1 - x0, floor - top), (shape,))


def _point(context: LaneContext, walk: Walk, stop: CurveStop, y: float) -> Figure:
    """Draw what one takes hold of: a dot, or the marker of the persona."""
    x, theme = stop.x, context.theme
    r = max(2.0, min(_POINT, stop.reach - 1.5))
    shapes: tuple[Shape, ...] = (disc(x, y, r, walk.colour, theme.lane, 1.5),)
    if not walk.dim and r == _POINT and len(context.personas) > 1:
        shapes = badge(x, y, walk.sign, theme, 1.2) or shapes
    name = tr("intensity: {share}", share=percent((stop.value + 1) / 2))
    rect = Rect(x - r, y - r, 2 * r, 2 * r).grown(1.5)
    return Figure(stop.feeling.id, FigureRole.AROUSAL, name, rect, shapes, walk.colour)

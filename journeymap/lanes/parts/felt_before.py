"""What was felt before under what is felt now: a grey curve, and arrows where the feeling moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from journeymap.drawing.difference_signs import look_of
from journeymap.drawing.faces import disc
from journeymap.drawing.persona_signs import SWATCH
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Line, Rect, Shape
from journeymap.drawing.theme import Theme
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.walks import CurveStop, Walk, segments, walks_of
from journeymap.language import tr
from journeymap.model.records import Feeling, Persona

_POINT, _WIDTH, _DASH = 4.5, 1.7, (6.0, 4.0)
_PIECE = 6
_ARROW, _LEAST, _AWAY = 2.0, 9.0, 3.0
"""How thick an arrow is, how long at least, and how far from the face it ends."""


def felt_now(context: LaneContext) -> LaneContext:
    """Return the page without what went, which nobody feels anything at any more."""
    seen = context.view.differs
    return _without(context, seen.gone) if seen else context


def felt_before(
    context: LaneContext, reach: float, unit: float, among: Collection[Persona | None] | None
) -> list[Walk]:
    """Return the walks through what was felt before; none where nothing is compared."""
    seen = context.view.differs
    if seen is None:
        return []
    then = _without(context, seen.added)
    then = replace(then, view=context.view.but(snapshot=seen.felt_before))
    return walks_of(then, reach, unit, among=among)


def _without(context: LaneContext, ids: Collection[str]) -> LaneContext:
    left = {
        step: tuple(id for id in here if id not in ids)
        for step, here in context.touchpoints.items()
    }
    return replace(context, touchpoints=left)


def grey(theme: Theme) -> str:
    """Return the colour of what was felt before."""
    return theme.assumed_edge


def curve_before(context: LaneContext, walk: Walk, zero: float, unit: float) -> list[Figure]:
    """Draw the dashed curve through what was felt before, in pieces."""
    figures, name = [], before_words(context)
    for cubics in segments(walk, zero, unit):
        for i in range(0, len(cubics), _PIECE):
            piece = cubics[i : i + _PIECE]
            points = (piece[0][0], *(point for cubic in piece for point in cubic[1:]))
            line = Curve(points, grey(context.theme), _WIDTH, dash=_DASH)
            rect = Rect.around(points).grown(2.0)
            figures.append(Figure("", FigureRole.CURVE, name, rect, (line,)))
    return figures


def points_before(
    context: LaneContext, before: Walk, now: Walk | None, zero: float, unit: float, face: float
) -> list[Figure]:
    """Draw an open point for each feeling of before, and an arrow to what is felt there now."""
    theme, figures = context.theme, []
    there = {stop.feeling.touchpoint: stop for stop in now.felt} if now else {}
    for stop in before.felt:
        y = zero - stop.value * unit
        after = there.get(stop.feeling.touchpoint)
        if after and abs(after.value - stop.value) * unit < 1.0:
            continue
        point = disc(stop.x, y, _POINT, theme.lane, grey(theme), 1.5)
        rect = Rect(stop.x - _POINT, y - _POINT, 2 * _POINT, 2 * _POINT).grown(1.0)
        name = tr("before: {felt}", felt=f"{stop.value * 2:+.2g}".replace("-", "\u2212"))
        figures.append(Figure("", FigureRole.MARK, name, rect, (point,)))
        if after and (arrow := _arrow(theme, stop, y, after, zero - after.value * unit, face)):
            figures.append(arrow)
    return figures


def _arrow(
    theme: Theme, stop: CurveStop, y: float, after: CurveStop, goal: float, face: float
) -> Figure | None:
    """Draw how far a feeling rose or fell, where there is room between both."""
    up = -1.0 if goal < y else 1.0
    begin, end = y + up * (_POINT + 1.0), goal - up * (min(face, after.reach) + _AWAY)
    if (end - begin) * up < _LEAST:
        return None
    better = after.value > stop.value
    tone = look_of("added" if better else "removed", theme).strong
    line = Line(((stop.x, begin), (after.x, end)), tone, _ARROW, head=True)
    rect = Rect.around(line.points).grown(5.0)
    name = tr("feels better") if better else tr("feels worse")
    return Figure("", FigureRole.MARK, name, rect, (line,))


def before_sign(theme: Theme, x: float, y: float) -> tuple[Shape, ...]:
    """Return a piece of the curve with a point of it, for the legend."""
    line = Line(((x, y), (x + SWATCH, y)), grey(theme), _WIDTH, dash=_DASH)
    return line, disc(x + SWATCH / 2, y, _POINT, theme.lane, grey(theme), 1.5)


def moved_sign(theme: Theme, x: float, y: float) -> tuple[Shape, ...]:
    """Return an arrow up and one down, for the legend."""
    up, down = (look_of(kind, theme).strong for kind in ("added", "removed"))
    return (
        Line(((x + 5, y + 8), (x + 5, y - 8)), up, _ARROW, head=True),
        Line(((x + 17, y - 8), (x + 17, y + 8)), down, _ARROW, head=True),
    )


def one_of(
    context: LaneContext, among: Collection[Persona | None] | None
) -> tuple[Persona | None, ...]:
    """Return whose feelings are compared, one alone, as two curves each would hide one another.

    It is who is in focus, else the first of whom any side knows what they feel.
    """
    people = [one for one in (*context.personas, None) if among is None or one in among]
    seen = context.view.differs
    sides = (context.snapshot, seen.felt_before) if seen else (context.snapshot,)
    ids = {id for here in context.touchpoints.values() for id in here}
    known = {
        one.persona for side in sides for one in side.all(Feeling).values() if one.touchpoint in ids
    }
    people.sort(key=lambda one: (one.id if one else None) != context.focus)
    felt = (one for one in people if (one.id if one else None) in known)
    found = next(felt, next(iter(people), None))
    return (found,)


def before_words(context: LaneContext) -> str:
    """Return what the grey curve is called."""
    seen = context.view.differs
    return (seen.before.label if seen else "") or tr("before")


def main_of(walks: Sequence[Walk], like: Walk | None) -> Walk | None:
    """Return the walk of before of the persona whose curve stands out now."""
    who = like.persona if like else None
    found = (walk for walk in walks if walk.persona == who)
    return next(found, next(iter(walks), None))

"""What personas feel along a journey, and the curve it makes."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.monotone import Cubic, cut, monotone
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Point, Rect
from journeymap.drawing.theme import mix
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.boxes import spread
from journeymap.model.records import Feeling, Persona

_APART = 18.0
_PIECE = 6


@dataclass(frozen=True, slots=True)
class Walk:
    """What one persona feels: a place for each feeling, ``None`` where the curve breaks."""

    persona: Persona | None
    colour: str
    dim: bool
    points: tuple[tuple[float, Feeling] | None, ...]

    @property
    def felt(self) -> list[tuple[float, Feeling]]:
        return [point for point in self.points if point]


def walks_of(context: LaneContext, apart: float = _APART) -> list[Walk]:
    """Return the walk of each persona that feels anything, the one in focus last.

    Personas who feel at the same touchpoint stand so many page units ``apart``.
    """
    theme = context.theme
    people: list[Persona | None] = [*context.personas, None]
    walks = []
    for i, persona in enumerate(people):
        colour = theme.persona(persona.colour if persona else "", i)
        who = persona.id if persona else None
        dim = context.focus not in (None, who)
        shift = (i - (len(context.personas) - 1) / 2) * apart if persona else 0.0
        points = _points(context, who, shift)
        walk = Walk(persona, mix(colour, theme.lane, 0.7) if dim else colour, dim, points)
        if walk.felt:
            walks.append(walk)
    return sorted(walks, key=lambda w: not w.dim)


def _points(
    context: LaneContext, persona: str | None, shift: float
) -> tuple[tuple[float, Feeling] | None, ...]:
    """Walk over the columns; a column whose touchpoints have no feeling breaks the curve."""
    points: list[tuple[float, Feeling] | None] = []
    for column in context.columns:
        touchpoints = context.touchpoints.get(column.step, ())
        found = []
        for touchpoint, x in zip(touchpoints, spread(column, len(touchpoints)), strict=True):
            # Two feelings of one persona, as after a merge, would be two points at one x.
            felt = {f.persona: f for f in context.snapshot.of(Feeling, "touchpoint", touchpoint)}
            if persona in felt:
                found.append((x + shift, felt[persona]))
        points += found if found or not touchpoints else [None]
    return tuple(points)


def curve(
    context: LaneContext, walk: Walk, zero: float, unit: float, tinted: bool, width: float = 2.2
) -> list[Figure]:
    """Draw the curve of a walk in pieces, so that a long one is painted where it is seen.

    ``zero`` is the y of the neutral line and ``unit`` the height of the strongest feeling.
    """
    theme, tints, lines = context.theme, [], []
    for run in _runs(walk, zero, unit):
        cubics = monotone(run)
        for i in range(0, len(cubics), _PIECE):
            piece = cubics[i : i + _PIECE]
            x, right = piece[0][0][0], piece[-1][3][0]
            rect = Rect(x, zero - unit, right - x, 2 * unit).grown(2.0)
            if tinted:
                parts = (part for cubic in piece for part in cut(cubic, zero))
                shapes = tuple(_tint(part, zero, theme.above, theme.below) for part in parts)
                tints.append(Figure("", FigureRole.TINT, "", rect, shapes))
            points = (piece[0][0], *(p for cubic in piece for p in cubic[1:]))
            line = Curve(points, walk.colour, width * 0.55 if walk.dim else width)
            name = walk.persona.name if walk.persona else ""
            lines.append(Figure("", FigureRole.CURVE, name, rect, (line,)))
    return [*tints, *lines]


def _runs(walk: Walk, zero: float, unit: float) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for point in walk.points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append((point[0], zero - point[1].valence * unit))
    return runs


def _tint(part: Cubic, zero: float, above: str, below: str) -> Curve:
    (x0, y0), near, far, (x1, y1) = part
    fill = above if y0 + y1 < 2 * zero else below
    side = ((x1, y1), (x1, zero), (x1, zero))
    floor = ((x1, zero), (x0, zero), (x0, zero))
    back = ((x0, zero), (x0, y0), (x0, y0))
    return Curve(((x0, y0), near, far, (x1, y1), *side, *floor, *back), fill=fill)

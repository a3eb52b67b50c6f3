"""What personas feel along a journey, and the curve it makes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeymap.drawing.monotone import Cubic, cut, monotone
from journeymap.drawing.persona_signs import PersonaSign, persona_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Point, Rect
from journeymap.drawing.theme import mix
from journeymap.lanes import Column, LaneContext
from journeymap.lanes.parts.boxes import spread
from journeymap.lanes.parts.summed import means
from journeymap.model.records import Feeling, Persona

CURVE = 2.2
"""How thick a curve is on the map, in page units."""

_PIECE = 6

Value = Callable[[Feeling], float | None]
Who = str | None


class CurveStop(NamedTuple):
    """Where a curve passes a touchpoint: ``reach`` is how far its face may reach to each side."""

    x: float
    feeling: Feeling
    value: float
    reach: float


@dataclass(frozen=True, slots=True)
class Walk:
    """What one persona feels: a stop for each feeling, ``None`` where the curve breaks."""

    persona: Persona | None
    sign: PersonaSign
    dim: bool
    points: tuple[CurveStop | None, ...]
    before: Point | None = None
    after: Point | None = None
    """Where the curve comes from and goes on to in other rows: the x of the edge and the value."""

    @property
    def colour(self) -> str:
        return self.sign.colour

    @property
    def felt(self) -> list[CurveStop]:
        return [point for point in self.points if point]


def valence(feeling: Feeling) -> float | None:
    """Return how good or bad something feels, from −1 to 1."""
    return feeling.valence


def walks_of(
    context: LaneContext,
    reach: float,
    unit: float,
    value: Value = valence,
    among: Collection[Persona | None] | None = None,
) -> list[Walk]:
    """Return the walk of each persona that feels anything, the one in focus last.

    Where faces that ``reach`` so far to each side would lie on one another at a touchpoint they
    stand side by side, smaller where the column is narrow; ``unit`` is the height of a value of
    1, both in page units. With ``among`` only these are asked; ``None`` among them is nobody
    in particular.
    """
    people: list[Persona | None] = [*context.personas, None]
    asked = [one for one in people if among is None or one in among]
    columns = list(_columns(context, [one.id if one else None for one in asked], value))
    places = [_beside(column, reach, unit) for column in columns]
    walks = []
    for persona in asked:
        who, index = persona.id if persona else None, people.index(persona)
        sign = persona_sign(context.theme, index, persona.colour if persona else "")
        dim = context.focus not in (None, who)
        if dim:
            sign = sign._replace(colour=mix(sign.colour, context.theme.lane, 0.7))
        points = _points(columns, places, who)
        before, after = _goes_on(context, points, who, value)
        walk = Walk(persona, sign, dim, points, before, after)
        if walk.felt:
            walks.append(walk)
    return sorted(walks, key=lambda w: not w.dim)


def _goes_on(
    context: LaneContext, points: Sequence[CurveStop | None], who: Who, value: Value
) -> tuple[Point | None, Point | None]:
    """Return where a curve meets the edges of its row, half way to what is felt beyond them."""
    around = context.goes_on
    if around is None or not points:
        return None, None
    grouped, found = context.snapshot.by(Feeling, "touchpoint"), []
    for ids, stop, x, order in (
        (around.before, points[0], around.left, -1),
        (around.after, points[-1], around.right, 1),
    ):
        felt = [
            level
            for id in ids[::order]
            for one in grouped.get(id, ())
            if one.persona == who and (level := value(one)) is not None
        ]
        met = stop is not None and bool(felt) and (stop.x - x) * order < 0
        found.append((x, (felt[0] + stop.value) / 2) if met and stop else None)
    return found[0], found[1]


def sign_of(context: LaneContext, persona: Persona) -> PersonaSign:
    """Return the sign of a persona of the journey."""
    return persona_sign(context.theme, context.personas.index(persona), persona.colour)


class _Place(NamedTuple):
    """A touchpoint on the curve: its middle, the room it has, and what each persona feels."""

    x: float
    room: float
    felt: Mapping[Who, tuple[Feeling, float]]


def _columns(
    context: LaneContext, people: Sequence[Who], value: Value
) -> Iterator[tuple[_Place, ...]]:
    """Yield for each column its touchpoints with what is felt there, by persona in their order."""
    grouped = context.snapshot.by(Feeling, "touchpoint")
    for column in context.columns:
        ids = context.at(column)
        if column.folded and not ids:
            yield (_summed(context, column, people, value),)
            continue
        room = column.w / (len(ids) + 1) if len(ids) > 1 else column.w
        places = []
        for id, x in zip(ids, spread(column, len(ids)), strict=True):
            # Two feelings of one persona, as after a merge, would be two points at one x.
            found = {one.persona: (one, value(one)) for one in grouped.get(id, ())}
            felt = {
                who: (found[who][0], level)
                for who in people
                if who in found and (level := found[who][1]) is not None
            }
            places.append(_Place(x, room, felt))
        yield tuple(places)


def _summed(context: LaneContext, column: Column, people: Sequence[Who], value: Value) -> _Place:
    """Return a folded stage as one place, at which each persona feels the mean of it.

    It is no record, so it has no id to be taken hold of by.
    """
    found = means(context, context.shown.folds[column.stage].touchpoints, value)
    felt = {
        who: (Feeling(id="", touchpoint="", persona=who, valence=found[who]), found[who])
        for who in people
        if who in found
    }
    return _Place(column.centre, column.w, felt)


def _beside(
    column: Sequence[_Place], reach: float, unit: float
) -> tuple[dict[Who, tuple[float, float]], ...]:
    """Return for each touchpoint of a column the x and the reach of each persona's face."""
    return tuple(
        {who: at for group in _groups(place, reach, unit) for who, at in _row(place, group, reach)}
        for place in column
    )


def _row(
    place: _Place, slots: Mapping[Who, int], reach: float
) -> Iterator[tuple[Who, tuple[float, float]]]:
    """Yield where faces stand that share a row of so many slots, evenly about the middle."""
    count = max(slots.values()) + 1
    each = min(2 * reach, place.room / count)
    for who, slot in slots.items():
        yield who, (place.x + (slot - (count - 1) / 2) * each, each / 2)


def _groups(place: _Place, reach: float, unit: float) -> list[dict[Who, int]]:
    """Part the personas at a touchpoint into those whose faces would lie on one another.

    Each has the first slot of its group that is free at its height, in the order of the personas.
    """
    left = {who: level * unit for who, (_, level) in place.felt.items()}
    groups: list[dict[Who, int]] = []
    heights = sorted(left.items(), key=lambda pair: pair[1])
    parts: list[set[Who]] = []
    for i, (who, height) in enumerate(heights):
        if i and height - heights[i - 1][1] < 2 * reach:
            parts[-1].add(who)
        else:
            parts.append({who})
    for part in parts:
        slots: dict[Who, int] = {}
        for who in (one for one in left if one in part):
            near = {slot for one, slot in slots.items() if abs(left[one] - left[who]) < 2 * reach}
            slots[who] = next(slot for slot in range(len(part)) if slot not in near)
        groups.append(slots)
    return groups


def _points(
    columns: Sequence[Sequence[_Place]],
    places: Sequence[Sequence[Mapping[Who, tuple[float, float]]]],
    who: Who,
) -> tuple[CurveStop | None, ...]:
    """Walk over the columns; a column whose touchpoints have no feeling breaks the curve."""
    points: list[CurveStop | None] = []
    for column, row in zip(columns, places, strict=True):
        found = []
        for place, at in zip(column, row, strict=True):
            if who in at:
                (x, reach), (feeling, level) = at[who], place.felt[who]
                found.append(CurveStop(x, feeling, level, reach))
        points += found if found or not column else [None]
    return tuple(points)


def curve(
    context: LaneContext, walk: Walk, zero: float, unit: float, tinted: bool, width: float = CURVE
) -> list[Figure]:
    """Draw the curve of a walk in pieces, so that a long one is painted where it is seen.

    ``zero`` is the y of the neutral line and ``unit`` the height of the strongest feeling.
    """
    theme, tints, lines = context.theme, [], []
    for cubics in segments(walk, zero, unit):
        for i in range(0, len(cubics), _PIECE):
            piece = cubics[i : i + _PIECE]
            x, right = piece[0][0][0], piece[-1][3][0]
            rect = Rect(x, zero - unit, right - x, 2 * unit).grown(2.0)
            if tinted:
                parts = (part for cubic in piece for part in cut(cubic, zero))
                shapes = tuple(_tint(part, zero, theme.above, theme.below) for part in parts)
                tints.append(Figure("", FigureRole.TINT, "", rect, shapes))
            points = (piece[0][0], *(p for cubic in piece for p in cubic[1:]))
            thick = width * 0.55 if walk.dim else width
            dash = walk.sign.dashed(width / CURVE)
            line = Curve(points, walk.colour, thick, dash=dash)
            name = walk.persona.name if walk.persona else ""
            lines.append(Figure("", FigureRole.CURVE, name, rect, (line,)))
    return [*tints, *lines]


def segments(walk: Walk, zero: float, unit: float) -> list[list[Cubic]]:
    """Return the curve of a walk as smooth segments, a list for each run without a break."""
    runs: list[list[Point]] = [[]]
    ends = [(walk.before, 0), (walk.after, -1)]
    for point in walk.points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append((point.x, zero - point.value * unit))
    for end, run in ends:
        if end:
            at = (end[0], zero - end[1] * unit)
            runs[run].insert(0 if run == 0 else len(runs[run]), at)
    return [monotone(run) for run in runs]


def _tint(part: Cubic, zero: float, above: str, below: str) -> Curve:
    (x0, y0), near, far, (x1, y1) = part
    fill = above if y0 + y1 < 2 * zero else below
    side = ((x1, y1), (x1, zero), (x1, zero))
    floor = ((x1, zero), (x0, zero), (x0, zero))
    back = ((x0, zero), (x0, y0), (x0, y0))
    return Curve(((x0, y0), near, far, (x1, y1), *side, *floor, *back), fill=fill)

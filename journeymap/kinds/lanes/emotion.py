"""The emotion curve: what each persona feels from touchpoint to touchpoint."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.drawing.faces import disc, face
from journeymap.drawing.monotone import Cubic, cut, monotone
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Curve, Line, Point, Rect, Shape, Text
from journeymap.drawing.theme import EMOTION, RAIL, SMALL_STRONG, mix
from journeymap.kinds.boxes import spread
from journeymap.kinds.lanes import Row, Sheet, lane_kind
from journeymap.language import mark, tr
from journeymap.model.records import Feeling, Lane, Persona

_EDGE = 36.0
_FACE = 13.0
_APART = 18.0


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


@lane_kind("emotion", mark("Emotion"), mark("What personas feel, as a curve"))
def lay(sheet: Sheet, lane: Lane) -> Row:
    """Draw one curve a persona on a band with a neutral line."""
    inputs = (
        lane,
        sheet.snapshot.all(Feeling),
        sheet.columns,
        sheet.touchpoints,
        sheet.personas,
        sheet.focus,
    )
    return sheet.memo(("lane", lane.id), inputs, lambda: _row(sheet, lane))


def _row(sheet: Sheet, lane: Lane) -> Row:
    height = max(EMOTION, lane.height or 0.0)
    unit = height / 2 - _EDGE
    walks = walks_of(sheet)

    main = walks[0] if walks and not sheet.focus else walks[-1] if walks else None

    def draw(rect: Rect) -> tuple[Figure, ...]:
        zero = rect.y + height / 2
        ground = Figure(lane.id, "emotion", "", rect, _ground(sheet, rect, zero))
        figures = [ground]
        for walk in sorted(walks, key=lambda w: w is not main):
            figures.append(_curve(sheet, walk, zero, unit, walk is main))
        for walk in walks:
            figures += _faces(sheet, walk, zero, unit)
        return (*figures, *_marks(sheet, walks, zero, unit))

    return Row(height, draw, zero=height / 2, unit=unit)


def walks_of(sheet: Sheet) -> list[Walk]:
    """Return the walk of each persona that feels anything, the one in focus last."""
    theme = sheet.theme
    people: list[Persona | None] = [*sheet.personas, None]
    walks = []
    for i, persona in enumerate(people):
        colour = theme.personas[i % len(theme.personas)]
        dim = bool(sheet.focus and persona and persona.id != sheet.focus)
        shift = _shift(i, len(sheet.personas)) if persona else 0.0
        points = _points(sheet, persona.id if persona else None, shift)
        walk = Walk(persona, mix(colour, theme.lane, 0.7) if dim else colour, dim, points)
        if walk.felt:
            walks.append(walk)
    return sorted(walks, key=lambda w: not w.dim)


def _shift(index: int, count: int) -> float:
    return (index - (count - 1) / 2) * _APART


def _points(
    sheet: Sheet, persona: str | None, shift: float
) -> tuple[tuple[float, Feeling] | None, ...]:
    """Walk over the columns; a column whose touchpoints have no feeling breaks the curve."""
    points: list[tuple[float, Feeling] | None] = []
    for column in sheet.columns:
        touchpoints = sheet.touchpoints.get(column.step, ())
        found = []
        for touchpoint, x in zip(touchpoints, spread(column, len(touchpoints)), strict=True):
            for feeling in sheet.snapshot.of(Feeling, "touchpoint", touchpoint):
                if feeling.persona == persona:
                    found.append((x + shift, feeling))
        points += found if found or not touchpoints else [None]
    return tuple(points)


def _ground(sheet: Sheet, rect: Rect, zero: float) -> tuple[Shape, ...]:
    line = ((rect.x + RAIL, zero), (rect.right - 12, zero))
    return (Line(line, sheet.theme.divider, 1.0, dash=(4.0, 4.0)),)


def _curve(sheet: Sheet, walk: Walk, zero: float, unit: float, tinted: bool) -> Figure:
    theme = sheet.theme
    shapes: list[Shape] = []
    line: list[Shape] = []
    for run in _runs(walk, zero, unit):
        cubics = monotone(run)
        if tinted:
            for cubic in cubics:
                shapes += (_tint(part, zero, theme.above, theme.below) for part in cut(cubic, zero))
        if cubics:
            points = (cubics[0][0], *(p for cubic in cubics for p in cubic[1:]))
            line.append(Curve(points, walk.colour, 1.2 if walk.dim else 2.2))
    xs = [x for x, _ in walk.felt]
    rect = Rect(min(xs), zero - unit, max(xs) - min(xs), 2 * unit).grown(2.0)
    return Figure("", "curve", walk.persona.name if walk.persona else "", rect, (*shapes, *line))


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


def _faces(sheet: Sheet, walk: Walk, zero: float, unit: float) -> list[Figure]:
    ring = walk.colour if len(sheet.personas) > 1 else ""
    figures = []
    for x, feeling in walk.felt:
        y = zero - feeling.valence * unit
        inputs = (x, y, feeling.valence, walk.dim, walk.colour, ring)

        def make(x: float = x, y: float = y, feeling: Feeling = feeling) -> Figure:
            return _face(sheet, walk, feeling, (x, y), ring)

        figures.append(sheet.memo(("face", feeling.id), inputs, make))
    return figures


def _face(sheet: Sheet, walk: Walk, feeling: Feeling, at: Point, ring: str) -> Figure:
    x, y = at
    name = feeling.word or f"{feeling.valence * 2:+g}"
    r = 4.0 if walk.dim else _FACE + 2
    rect = Rect(x - r, y - r, 2 * r, 2 * r)
    shapes = (
        (disc(x, y, 3.5, walk.colour),)
        if walk.dim
        else face(x, y, _FACE, feeling.valence, sheet.theme, ring)
    )
    return Figure(feeling.id, "feeling", name, rect, shapes, sheet.theme.feeling(feeling.valence))


def _marks(sheet: Sheet, walks: list[Walk], zero: float, unit: float) -> list[Figure]:
    """Name the peak and the end of each walk that is not dimmed, where there is room.

    The peak is the strongest feeling, the earliest of equals (peak-end rule, Fredrickson
    and Kahneman 1993).
    """
    taken = [Rect(x - 15, zero - f.valence * unit - 15, 30, 30) for w in walks for x, f in w.felt]
    figures: list[Figure] = []
    for walk in walks:
        felt = walk.felt
        if walk.dim or len(felt) < 2:
            continue
        peak = max(felt, key=lambda p: (abs(p[1].valence), -p[0]))
        named = [(felt[-1], tr("end"))]
        if peak[1].valence:
            named.insert(0, (peak, tr("peak pain") if peak[1].valence < 0 else tr("peak joy")))
        for (x, feeling), words in named:
            at = (x, zero - feeling.valence * unit)
            figures += _mark(sheet, feeling, at, words, taken)
    return figures


def _mark(sheet: Sheet, feeling: Feeling, at: Point, words: str, taken: list[Rect]) -> list[Figure]:
    """Write words at a face, outside the curve's bend where there is room, else not at all."""
    (x, y), good = at, feeling.valence >= 0
    wide = sheet.measure.width(words, SMALL_STRONG)
    above, below = (x - wide / 2, y - _FACE - 19), (x - wide / 2, y + _FACE + 4)
    left, top = above if good else below
    rect = Rect(left, top, wide, 14)
    if any(rect.meets(other) for other in taken):
        return []
    taken.append(rect)
    ink = sheet.theme.joy_ink if good else sheet.theme.pain_ink
    return [Figure("", "mark", words, rect, (Text(left, top + 11, words, SMALL_STRONG, ink),))]

"""A band of feelings: the curves of personas with their faces, what was promised, and marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from journeymap.analysis.emotion import felt, marks
from journeymap.drawing.colours import strong_on
from journeymap.drawing.faces import disc, face
from journeymap.drawing.monotone import Cubic
from journeymap.drawing.persona_signs import badge
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect, Shape, Text
from journeymap.drawing.theme import EMOTION, SMALL, SMALL_STRONG, Theme, mix
from journeymap.lanes import LaneContext, LaneRow, ValueScale
from journeymap.lanes.parts import promise
from journeymap.lanes.parts.feeling_rail import feeling_rail, scale
from journeymap.lanes.parts.felt_before import (
    before_words,
    curve_before,
    felt_before,
    felt_now,
    main_of,
    one_of,
    points_before,
)
from journeymap.lanes.parts.room import crossing, free
from journeymap.lanes.parts.walks import CurveStop, Walk, curve, segments, walks_of
from journeymap.language import tr
from journeymap.model.names import levels_of, scale_words
from journeymap.model.records import Feeling, Lane, Persona, Project

_BESIDE = 4.0
"""How much broader than a face is what stands round it: its ring, its marker and air."""

_SHARE = 0.12
"""How much of the band is left over the best and under the worst."""

_EDGE = 18.0
_BROAD, _GROWTH, _MOST = 2400.0, 0.02, 60.0
"""From which width on a band grows, by how much of what is more, and how far at the most."""

_DOT = 3.5
_PIECE = 800.0
_NAME = 150.0
_LINE = 14.0


@dataclass(frozen=True, slots=True)
class FeltBand:
    """Where the curves of a lane are drawn, and whose: the first of them, or in focus, is main."""

    context: LaneContext
    rect: Rect
    zero: float
    unit: float
    walks: Sequence[Walk]
    promised: bool
    before: Sequence[Walk] = ()
    """The walks through what was felt before, where two journeys are shown at once."""

    @property
    def main(self) -> Walk | None:
        if not self.walks:
            return None
        return self.walks[-1] if self.context.focus else self.walks[0]

    def y(self, value: float) -> float:
        """Return the height of a value from −1 to 1 on the page."""
        return self.zero - value * self.unit


def inputs(context: LaneContext, lane: Lane) -> tuple[object, ...]:
    """Return what a band of feelings depends on."""
    return (
        lane,
        context.snapshot.all(Feeling),
        promise.promised_at(context),
        context.columns,
        context.touchpoints,
        tuple(context.shown.folds.values()),
        context.personas,
        context.focus,
        context.view.detail,
        context.shown.lanes,
        context.snapshot.all(Project),
        context.path,
        context.goes_on,
        context.view.differs,
    )


def reach(context: LaneContext) -> float:
    """Return half the width of a face with its ring, its marker and the air beside it."""
    return context.sizes.face + _BESIDE


def felt_row(
    context: LaneContext,
    lane: Lane,
    among: Collection[Persona | None] | None,
    promising: bool = True,
) -> LaneRow:
    """Measure a band of the feelings of some personas, or of all and of nobody in particular."""
    compares = context.view.differs is not None
    if compares:
        among = one_of(context, among)
    people = [one for one in context.personas if among is None or one in among]
    words = scale_words(context.snapshot)
    promised = promising and not compares and bool(promise.promised_at(context))
    best, neutral, worst = (word.height / 2 for word in scale(context, words))
    height = max(_height(context), lane.height or 0.0)
    edge = max(height * _SHARE, _EDGE, best + 2, worst + 2)
    height = max(height, 2 * (edge + max(best, worst) + neutral))
    unit = height / 2 - edge
    now = felt_now(context)
    walks = walks_of(now, reach(context), unit, among=among)
    before = felt_before(context, reach(context), unit, among)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        band = FeltBand(context, rect, rect.y + height / 2, unit, walks, promised, before)
        return _compared(band) if compares else _drawn(band)

    place = ValueScale(height / 2, unit)
    grey = before_words(context) if before else ""
    rail = feeling_rail(context, place, words, people, promised, grey)
    return LaneRow(height, draw, scale=place, rail=rail)


def _height(context: LaneContext) -> float:
    """Return how tall a band is: more levels and a broad page need more."""
    columns, levels = context.columns, levels_of(context.snapshot)
    broad = columns[-1].x + columns[-1].w if columns else 0.0
    more = min(_MOST, max(0.0, (broad - _BROAD) * _GROWTH))
    # Two curves over one another need the room that one has on a page that is not dense.
    band = EMOTION if context.view.differs else context.sizes.band
    return band + max(0, levels - 5) * context.sizes.level + more


def _drawn(band: FeltBand) -> tuple[Figure, ...]:
    context, main = band.context, band.main
    faces = [_face(band, walk, stop) for walk in band.walks for stop in walk.felt]
    around = [figure.rect for figure in faces]
    runs = promise.promises(context, band.zero, band.unit, around) if band.promised else []
    curves: list[Figure] = []
    for walk in sorted(band.walks, key=lambda w: w is not main):
        curves += curve(context, walk, band.zero, band.unit, walk is main)
        if walk is main:
            curves += _gap(band, segments(walk, band.zero, band.unit), runs)
    # Tints lie under every curve, those of the gap over those of the feeling.
    curves.sort(key=lambda figure: figure.role != FigureRole.TINT)
    lines = promise.line(context.theme, runs)
    points = promise.points(context, runs)
    taken = [figure.rect for figure in (*faces, *points)]
    return (
        *grid(band),
        *curves,
        *lines,
        *points,
        *faces,
        *_marks(band, taken, [*curves, *lines]),
    )


def _compared(band: FeltBand) -> tuple[Figure, ...]:
    """Draw what is felt now over what was felt before, without what would hide either."""
    context, main = band.context, band.main
    walk = main_of(band.before, main)
    before = curve_before(context, walk, band.zero, band.unit) if walk else []
    faces = [_face(band, one, stop) for one in band.walks for stop in one.felt]
    curves = [
        figure
        for one in sorted(band.walks, key=lambda w: w is not main)
        for figure in curve(context, one, band.zero, band.unit, False)
    ]
    face = context.sizes.face
    points = points_before(context, walk, main, band.zero, band.unit, face) if walk else []
    return (*grid(band), *before, *curves, *points, *faces)


def _gap(
    band: FeltBand, felt: list[list[Cubic]], runs: list[list[promise.Promised]]
) -> list[Figure]:
    """Tint the gap anew where the curve that stands out or the promise has changed."""
    theme = band.context.theme
    key = ("gap", band.rect.y)
    return band.context.memo(key, (felt, runs), lambda: promise.gap(theme, felt, runs))


def grid(band: FeltBand) -> list[Figure]:
    """Draw the neutral line, and fainter ones for the other levels, in pieces a dash fills."""
    context = band.context
    theme, levels = context.theme, levels_of(context.snapshot)
    faint = mix(theme.divider, theme.lane, 0.65)
    values = [2 * i / (levels - 1) - 1 for i in range(levels)]
    figures, x, end = [], band.rect.x + context.sizes.rail, band.rect.right - 12
    while x < end:
        right = min(x + _PIECE, end)
        for value in (v for v in values if abs(v) > 0.01):
            y = band.y(value)
            rule = Line(((x, y), (right, y)), faint, 0.8)
            figures.append(Figure("", FigureRole.LEVEL, "", Rect(x, y - 1, right - x, 2), (rule,)))
        line = Line(((x, band.zero), (right, band.zero)), theme.divider, 1.0, dash=(4.0, 4.0))
        place = Rect(x, band.zero - 1, right - x, 2)
        figures.append(Figure("", FigureRole.NEUTRAL, "", place, (line,)))
        x = right
    # All of a level come together, so that a writer can join them.
    return sorted(figures, key=lambda figure: (figure.role == FigureRole.NEUTRAL, figure.rect.y))


def _face(band: FeltBand, walk: Walk, stop: CurveStop) -> Figure:
    context, feeling = band.context, stop.feeling
    ring = walk.colour if len(context.personas) > 1 else ""
    y = band.y(stop.value)

    def make() -> Figure:
        full = context.sizes.face
        r = min(full, stop.reach - _BESIDE)
        r = max(r, min(_DOT, stop.reach - 1.0))
        name = feeling.word or f"{feeling.valence * 2:+g}"
        shapes: tuple[Shape, ...]
        if walk.dim:
            r = min(r, _DOT)
            shapes, edge = (disc(stop.x, y, r, walk.colour),), 0.5
        else:
            scale = r / full
            at = 0.74 * r
            marker = badge(stop.x + at, y + at, walk.sign, context.theme, scale) if ring else ()
            shapes = (*face(stop.x, y, r, feeling.valence, context.theme, ring), *marker)
            edge = 3.0 * scale
        rect = Rect(stop.x - r, y - r, 2 * r, 2 * r).grown(edge)
        tone = context.theme.feeling(feeling.valence)
        return Figure(feeling.id, FigureRole.FEELING, name, rect, shapes, tone)

    inputs = (stop, y, walk.dim, walk.sign, ring)
    key = feeling.id or (stop.x, walk.persona)
    return context.memo(("face", key), inputs, make)


def _marks(band: FeltBand, taken: list[Rect], lines: Sequence[Figure]) -> list[Figure]:
    """Name peak and end of each walk that is not dimmed, and at full detail what was felt."""
    context = band.context
    several = len(context.personas) > 1
    found: list[Figure] = []
    for walk in band.walks:
        here = {} if walk.dim else {stop.feeling.id: stop for stop in walk.felt}
        who = walk.persona.id if walk.persona else None
        for feeling, words in marks(felt(context.snapshot, context.path, who)):
            if feeling.id in here:
                names = _whose(context, words, walk.persona) if several else [words]
                ink = _ink(context.theme, walk, feeling.valence, several)
                found += _mark(band, here[feeling.id], names, taken, lines, ink)
    if context.view.detail == "full":
        for walk in band.walks:
            for stop in () if walk.dim else walk.felt:
                if stop.feeling.word.strip():
                    words = stop.feeling.word.strip().replace("\n", " ")
                    found += _mark(band, stop, [words], taken, lines)
    return found


def _ink(theme: Theme, walk: Walk, valence: float, several: bool) -> str:
    """Return the colour of the words at a peak or an end: that of its curve, of one its own."""
    if not several:
        return theme.joy_ink if valence >= 0 else theme.pain_ink
    papers = (theme.page, theme.lane, theme.lane_alt, theme.above, theme.below)
    return strong_on(walk.colour, papers, theme.ink)


def _whose(context: LaneContext, words: str, persona: Persona | None) -> list[str]:
    """Return what is said of a persona's peak or end, shorter where the name is long."""
    name = " ".join(persona.name.split()) if persona else tr("the customer")
    short = name.split(" ")[0].rstrip(",;")
    wide = context.measure.width
    names = [one for one in dict.fromkeys((name, short)) if wide(one, SMALL_STRONG) <= _NAME]
    return [tr("{mark} · {persona}", mark=words, persona=one) for one in names if one] or [words]


def _mark(
    band: FeltBand,
    stop: CurveStop,
    names: Sequence[str],
    taken: list[Rect],
    lines: Sequence[Figure],
    ink: str = "",
) -> list[Figure]:
    """Write words at a face, outside the curve's bend where there is room, else not at all.

    With an ``ink`` they are in strong letters.
    """
    context, y, good = band.context, band.y(stop.value), stop.value >= 0
    style = SMALL_STRONG if ink else SMALL
    rail = context.sizes.rail
    bounds = Rect(band.rect.x + rail, band.rect.y + 1, band.rect.w - rail - 2, band.rect.h - 2)
    for words in names:
        wide = context.measure.width(words, style)
        far = wide + reach(context) + 6.0
        near = Rect(stop.x - far, bounds.y, 2 * far, bounds.h)
        there = [place for place in taken if place.meets(near)]
        rect = free(
            _places(stop, y, wide, good, reach(context)), bounds, [*there, *crossing(lines, near)]
        )
        if rect is None:
            continue
        taken.append(rect)
        text = Text(rect.x, rect.y + 11, words, style, ink or context.theme.ink_soft)
        return [Figure("", FigureRole.MARK, words, rect, (text,))]
    return []


def _places(stop: CurveStop, y: float, wide: float, good: bool, most: float) -> list[Rect]:
    """Return where words may stand at a face, the likeliest first: outside the bend."""
    x, r = stop.x, min(stop.reach, most)
    right, left, over, under = x + r + 1, x - r - wide - 1, y - r - _LINE, y + r
    outside, inside = (over, under) if good else (under, over)
    tops = (y - _LINE - 2, y + 2) if good else (y + 2, y - _LINE - 2)
    beside = [(side, top) for top in (*tops, y - _LINE / 2) for side in (right, left)]
    places = [(x - wide / 2, outside), *beside, (x - wide / 2, inside)]
    aslant = [(side, top) for top in (outside, inside) for side in (x + 4, x - wide - 4)]
    return [Rect(left, top, wide, _LINE) for left, top in (*places, *aslant)]

"""The emotion curve of a slide: big faces, a labelled neutral line, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from journeymap.drawing.faces import disc, face
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.persona_signs import badge
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect, Shape, TextStyle
from journeymap.drawing.theme import Theme
from journeymap.lanes import Column
from journeymap.lanes.parts.promise import DASH, gap, line, promises
from journeymap.lanes.parts.promise import points as promise_points
from journeymap.lanes.parts.room import along
from journeymap.lanes.parts.walks import CurveStop, Walk, curve, segments
from journeymap.language import tr
from journeymap.layout.slides.band import DOT, KEY, CurvePlace
from journeymap.layout.slides.labels import marks, quotes
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.signs import signs
from journeymap.layout.slides.slide import EMOTION, Piece
from journeymap.model.names import scale_words
from journeymap.model.records import Feeling

_RING = 4.0
_LINE = 6.0
_LARGER = 2.2
_POINT = 10.0
_SIGN = 48.0
_MARKED = 36.0
_NEUTRAL = TextStyle(24, 400)


def band(
    show: ShowContext,
    place: Rect,
    columns: Sequence[Column],
    touchpoints: Mapping[str, tuple[str, ...]],
    *,
    said: bool = False,
    marked: bool = False,
    legend: bool = False,
    only: Collection[str] | None = None,
    foot: float | None = None,
) -> list[Piece]:
    """Draw what everybody feels in a place; nothing where nobody feels anything.

    What was ``said`` stands at its face where there is room; ``marked`` names the peak and
    the end; faces are drawn ``only`` at some touchpoints where these are given. The key to
    several personas stands under the place, or under ``foot``, beside it perhaps the ``legend``.
    """
    it = CurvePlace(show, place, columns, touchpoints, only, foot, _MARKED if marked else 0.0)
    if not it.walks:
        return [Piece(signs(show, it.key))] if legend else []
    drawn = _curves(it)
    pieces, radii = [_neutral(it), *drawn.pieces], drawn.radii
    key = _key(it, drawn.promised)
    if legend:
        start = key[-1].rect.right + KEY if key else it.key.x
        key += signs(show, it.key._replace(x=start, w=it.key.right - start))
    it.taken += [figure.rect.grown(4.0) for figure in key]
    # The few words that are always said take their room first.
    named = marks(it, radii) if marked else []
    pieces.append(Piece((_label(it), *key), EMOTION))
    pieces += named
    if said:
        pieces += quotes(it, radii)
    return pieces


class _Drawn(NamedTuple):
    """The curves and faces of a band, how large each face is, and whether anything was promised."""

    pieces: list[Piece]
    radii: dict[str, float]
    promised: bool


def _curves(it: CurvePlace) -> _Drawn:
    """Draw the curves, over them what was promised, and the faces above all."""
    radii: dict[str, float] = {}
    faces: list[Piece] = []
    for walk in sorted(it.walks, key=lambda w: w is it.main):
        sizes = it.radii(walk)
        radii |= sizes
        drawn = (_face(it, walk, stop, sizes[stop.feeling.id]) for stop in walk.felt)
        seen = tuple(figure for figure in drawn if figure.rect.w)
        faces.append(Piece(seen, EMOTION, it.number(walk)))
    around = [figure.rect for piece in faces for figure in piece.figures]
    runs = promises(it.context, it.zero, it.unit, around, _POINT) if it.only is None else []
    pieces: list[Piece] = []
    for walk in sorted(it.walks, key=lambda w: w is not it.main):
        figures = curve(it.context, walk, it.zero, it.unit, walk is it.main, _LINE)
        if walk is it.main:
            tints = gap(it.show.theme, segments(walk, it.zero, it.unit), runs)
            figures = sorted([*tints, *figures], key=_under)
        pieces.append(Piece(tuple(figures), EMOTION, it.number(walk)))
        it.lines += along(figures, 8.0)
    lines = line(it.show.theme, runs, _LARGER)
    points = promise_points(it.context, runs, _LARGER)
    if lines:
        pieces.append(Piece((*lines, *points), EMOTION, it.number(it.main)))
    it.lines += along(lines, 6.0)
    it.taken += [rect.grown(6.0) for rect in (*around, *(figure.rect for figure in points))]
    return _Drawn(pieces + faces, radii, bool(runs))


def _under(figure: Figure) -> int:
    """Sort tints under lines, those of the gap to a promise over those of the feeling."""
    return 2 if figure.role != FigureRole.TINT else 1 if figure.name else 0


def felt(show: ShowContext, touchpoints: Collection[str]) -> bool:
    """Tell whether anybody feels anything at some touchpoints."""
    walkers = {None, *(persona.id for persona in show.context.personas)}
    return any(
        feeling.persona in walkers
        for id in touchpoints
        for feeling in show.snapshot.of(Feeling, "touchpoint", id)
    )


def _neutral(it: CurvePlace) -> Piece:
    place, theme = it.curve, it.show.theme
    ends = ((place.x, it.zero), (place.right, it.zero))
    line = Line(ends, theme.divider, 2.0, dash=(10.0, 8.0))
    rect = Rect(place.x, it.zero - 1, place.w, 2)
    return Piece((Figure("", FigureRole.NEUTRAL, "", rect, (line,)),), EMOTION)


def _label(it: CurvePlace) -> Figure:
    """Name the neutral line where the curve leaves room, at its ends first."""
    measure, place = it.show.measure, it.curve
    neutral = scale_words(it.show.snapshot)[1]
    set_ = paragraph(neutral, _NEUTRAL, 260.0, measure)
    wide, high = widest(set_, measure), set_.height
    last = place.right - wide
    steps = [place.x, last, *(place.x + i * 40.0 for i in range(1, int((last - place.x) / 40.0)))]
    spots = [Rect(x, y, wide, high) for x in steps for y in (it.zero - high - 4, it.zero + 4)]
    rect = it.room(spots) or spots[0]
    it.taken.append(rect.grown(4.0))
    words = set_.shapes(rect.x, rect.y, it.show.theme.ink_soft, measure)
    shapes = (*it.ground(rect), *words)
    return Figure("", FigureRole.NEUTRAL_LABEL, neutral, rect, shapes)


def _key(it: CurvePlace, promised: bool) -> tuple[Figure, ...]:
    """Draw whose curve is whose, where there are several, and what the promise line is."""
    walks = sorted(it.walks, key=it.number) if len(it.walks) > 1 else []
    count = len(walks) + promised
    if not count:
        return ()
    show, each, x = it.show, it.key.w / count, it.key.x
    figures = []
    for walk in walks:
        name = walk.persona.name if walk.persona else tr("the customer")
        ink = show.theme.ink_soft if walk.dim else show.theme.ink
        drawn = partial(_sign, walk, show.theme)
        id = walk.persona.id if walk.persona else ""
        figures.append(_entry(it, x, each, id, name, ink, drawn))
        x = figures[-1].rect.right + 44.0
    if promised:
        theme = show.theme
        figures.append(
            _entry(it, x, each, "", tr("promised"), theme.ink_soft, partial(_dots, theme))
        )
    return tuple(figures)


def _entry(
    it: CurvePlace,
    x: float,
    each: float,
    id: str,
    name: str,
    ink: str,
    drawn: Callable[[float, float], tuple[Shape, ...]],
) -> Figure:
    """Return a sign and what it means, no wider than each has room for."""
    measure = it.show.measure
    room = max(10.0, each - _SIGN - 66.0)
    set_ = fitted(flat(name), (TextStyle(24, 500),), room, KEY, measure)
    wide = widest(set_, measure)
    high, middle = max(KEY, set_.height), it.key.y + KEY / 2
    rect = Rect(x, middle - high / 2, _SIGN + 10.0 + wide, high)
    top = middle - set_.height / 2
    words = set_._replace(width=wide).shapes(x + _SIGN + 10.0, top, ink, measure)
    shapes = (*drawn(x, middle), *words)
    return Figure(id, FigureRole.PERSONA if id else FigureRole.PROMISE, name, rect, shapes)


def _sign(walk: Walk, theme: Theme, x: float, y: float) -> tuple[Shape, ...]:
    dash = walk.sign.dashed(1.6)
    rule = Line(((x, y), (x + _SIGN, y)), walk.colour, _LINE * 0.8, dash=dash)
    middle = x + _SIGN / 2
    return (
        rule,
        *(badge(middle, y, walk.sign, theme, 2.2) or (disc(middle, y, 11.0, walk.colour),)),
    )


def _dots(theme: Theme, x: float, y: float) -> tuple[Shape, ...]:
    dash = tuple(part * _LARGER for part in DASH)
    return (Line(((x, y), (x + _SIGN, y)), theme.ink_soft, 3.5, dash=dash),)


def _face(it: CurvePlace, walk: Walk, stop: CurveStop, r: float) -> Figure:
    feeling, x, y, theme = stop.feeling, stop.x, it.y(stop.value), it.show.theme
    several = len(it.walks) > 1
    shapes: tuple[Shape, ...]
    if r > DOT:
        ring = walk.colour if several else theme.lane
        marker = badge(x + 0.76 * r, y + 0.76 * r, walk.sign, theme, r / 14.0) if several else ()
        shapes = (disc(x, y, r + _RING, ring), *face(x, y, r, feeling.valence, theme), *marker)
    else:
        shapes = (disc(x, y, r, walk.colour),)
    edge = r + (_RING if r > DOT else 0.0)
    rect = Rect(x - edge, y - edge, 2 * edge, 2 * edge)
    name = feeling.word or f"{feeling.valence * 2:+g}"
    return Figure(
        feeling.id, FigureRole.FEELING, name, rect, shapes, theme.feeling(feeling.valence)
    )

"""The emotion curve of a slide: big faces, a labelled neutral line, and what was said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from journeymap.drawing.faces import disc, face
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Rect, Shape, TextStyle
from journeymap.lanes import Column
from journeymap.lanes.parts.walks import Walk, curve
from journeymap.language import tr
from journeymap.layout.slides.band import DOT, KEY, CurvePlace
from journeymap.layout.slides.labels import marks, quotes
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.room import along
from journeymap.layout.slides.show import ShowContext
from journeymap.layout.slides.signs import signs
from journeymap.layout.slides.slide import EMOTION, Piece
from journeymap.model.records import Feeling

_RING = 4.0
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
    pieces = [_neutral(it)]
    for walk in sorted(it.walks, key=lambda w: w is not it.main):
        figures = curve(it.context, walk, it.zero, it.unit, walk is it.main, 6.0)
        pieces.append(Piece(tuple(figures), EMOTION, it.number(walk)))
        it.lines += along(figures, 8.0)
    radii: dict[str, float] = {}
    for walk in sorted(it.walks, key=lambda w: w is it.main):
        sizes = it.radii(walk)
        radii |= sizes
        faces = tuple(_face(it, walk, x, f, sizes[f.id]) for x, f in walk.felt if sizes[f.id])
        pieces.append(Piece(faces, EMOTION, it.number(walk)))
        it.taken += [figure.rect.grown(6.0) for figure in faces]
    key = _key(it)
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
    set_ = paragraph(tr("neutral"), _NEUTRAL, 260.0, measure)
    wide, high = widest(set_, measure), set_.height
    last = place.right - wide
    steps = [place.x, last, *(place.x + i * 40.0 for i in range(1, int((last - place.x) / 40.0)))]
    spots = [Rect(x, y, wide, high) for x in steps for y in (it.zero - high - 4, it.zero + 4)]
    rect = it.room(spots) or spots[0]
    it.taken.append(rect.grown(4.0))
    words = set_.shapes(rect.x, rect.y, it.show.theme.ink_soft, measure)
    shapes = (*it.ground(rect), *words)
    return Figure("", FigureRole.NEUTRAL_LABEL, tr("neutral"), rect, shapes)


def _key(it: CurvePlace) -> tuple[Figure, ...]:
    """Draw whose curve is whose, where there are several."""
    if len(it.walks) < 2:
        return ()
    show, each = it.show, it.key.w / len(it.walks)
    figures, x = [], it.key.x
    for walk in sorted(it.walks, key=it.number):
        name = walk.persona.name if walk.persona else tr("the customer")
        set_ = fitted(flat(name), (TextStyle(24, 500),), each - 90.0, KEY, show.measure)
        rect = Rect(x, it.key.y, 34.0 + widest(set_, show.measure), KEY)
        ink = show.theme.ink_soft if walk.dim else show.theme.ink
        top = rect.y + (KEY - set_.height) / 2
        words = set_._replace(width=rect.w - 34.0).shapes(x + 34.0, top, ink, show.measure)
        shapes = (disc(x + 12.0, rect.y + KEY / 2, 11.0, walk.colour), *words)
        figures.append(
            Figure(walk.persona.id if walk.persona else "", FigureRole.PERSONA, name, rect, shapes)
        )
        x += rect.w + 44.0
    return tuple(figures)


def _face(it: CurvePlace, walk: Walk, x: float, feeling: Feeling, r: float) -> Figure:
    y, theme = it.y(feeling.valence), it.show.theme
    several = len(it.walks) > 1
    shapes: tuple[Shape, ...]
    if r > DOT:
        ring = walk.colour if several else theme.lane
        shapes = (disc(x, y, r + _RING, ring), *face(x, y, r, feeling.valence, theme))
    else:
        shapes = (disc(x, y, r, walk.colour),)
    edge = r + (_RING if r > DOT else 0.0)
    rect = Rect(x - edge, y - edge, 2 * edge, 2 * edge)
    name = feeling.word or f"{feeling.valence * 2:+g}"
    return Figure(
        feeling.id, FigureRole.FEELING, name, rect, shapes, theme.feeling(feeling.valence)
    )

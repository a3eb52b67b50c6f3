"""The emotion curve of a slide: big faces, a labelled neutral line, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from journeymap.drawing.faces import disc, face
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.scene import Column, Figure
from journeymap.drawing.shapes import Box, Line, Rect, Shape, Text, TextStyle
from journeymap.kinds.walks import Walk, curve, walks_of
from journeymap.language import tr
from journeymap.layout.slides.letters import fitted, flat, widest
from journeymap.layout.slides.room import along, around, free
from journeymap.layout.slides.show import Show
from journeymap.layout.slides.slide import EMOTION, Piece
from journeymap.model.records import Feeling, Quote

FACE = 32.0
"""The radius of a face, in page units."""

_KEY = 44.0
_NEUTRAL = TextStyle(24, 400)
_MARK = TextStyle(26, 700)
_QUOTE = TextStyle(26, 400, True)
_WIDEST = 430.0


class Band:
    """The place of the curve: its columns, which touchpoints stand in them, and its scale."""

    def __init__(
        self,
        show: Show,
        place: Rect,
        columns: Sequence[Column],
        touchpoints: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.show, self.place = show, place
        self.sheet = replace(show.sheet, columns=tuple(columns), touchpoints=touchpoints)
        self.walks = walks_of(self.sheet, _apart(show, columns, touchpoints))
        several = len(self.walks) > 1
        self.r = _radius(self.walks)
        height = place.h - (_KEY if several else 0.0)
        self.zero = place.y + height / 2
        self.unit = max(1.0, height / 2 - FACE - 8.0)
        self.curve = Rect(place.x, place.y, place.w, height)
        self.key = Rect(place.x, place.y + height, place.w, _KEY) if several else None

    def y(self, valence: float) -> float:
        """Return where a feeling stands."""
        return self.zero - valence * self.unit


def band(
    show: Show,
    place: Rect,
    columns: Sequence[Column],
    touchpoints: Mapping[str, tuple[str, ...]],
    *,
    quotes: bool = False,
    marks: bool = False,
) -> list[Piece]:
    """Draw what everybody feels in a place; nothing where nobody feels anything.

    ``quotes`` stand at their faces where there is room, ``marks`` name the peak and the end.
    """
    it = Band(show, place, columns, touchpoints)
    if not it.walks:
        return []
    pieces, taken = [_ground(it)], []
    main = it.walks[0] if not show.sheet.focus else it.walks[-1]
    for walk in sorted(it.walks, key=lambda w: w is not main):
        figures = curve(it.sheet, walk, it.zero, it.unit, walk is main, 6.0)
        pieces.append(Piece(tuple(figures), EMOTION, _number(show, walk)))
        taken += along(figures, 8.0)
    for walk in it.walks:
        faces = tuple(_face(it, walk, x, feeling) for x, feeling in walk.felt)
        pieces.append(Piece(faces, EMOTION, _number(show, walk)))
        taken += [figure.rect.grown(6.0) for figure in faces]
    taken += [figure.rect for figure in pieces[0].figures if figure.role != "neutral"]
    if marks:
        pieces += _marks(it, taken)
    if quotes:
        pieces += _quotes(it, taken)
    return pieces


def felt(show: Show, touchpoints: Sequence[str]) -> bool:
    """Tell whether anybody feels anything at some touchpoints."""
    walkers = {None, *(persona.id for persona in show.sheet.personas)}
    return any(
        feeling.persona in walkers
        for id in touchpoints
        for feeling in show.snapshot.of(Feeling, "touchpoint", id)
    )


def _apart(
    show: Show, columns: Sequence[Column], touchpoints: Mapping[str, tuple[str, ...]]
) -> float:
    """Return how far personas stand apart, so that those of neighbours do not mix."""
    count = len(show.sheet.personas)
    least = min(
        (c.w / (len(touchpoints.get(c.step, ())) + 1) for c in columns), default=2 * FACE
    )
    return min(2 * FACE + 14.0, least / max(1, count))


def _radius(walks: Sequence[Walk]) -> float:
    """Return the radius of faces that do not lie on one another."""
    spots = sorted({x for walk in walks for x, _ in walk.felt if not walk.dim})
    nearest = min((b - a for a, b in pairwise(spots)), default=4 * FACE)
    return min(FACE, max(5.0, nearest / 2 - 6.0))


def _number(show: Show, walk: Walk) -> int:
    """Return where a persona stands among those of the journey; nobody comes last."""
    people = show.sheet.personas
    return people.index(walk.persona) if walk.persona else len(people)


def _ground(it: Band) -> Piece:
    theme, measure, place = it.show.theme, it.show.measure, it.curve
    word = paragraph(tr("neutral"), _NEUTRAL, 200.0, measure)
    ends = ((place.x, it.zero), (place.right, it.zero))
    line = Line(ends, theme.divider, 2.0, dash=(10.0, 8.0))
    figures = [Figure("", "neutral", "", Rect(place.x, it.zero - 1, place.w, 2), (line,))]
    rect = Rect(place.x, it.zero - word.height - 4, widest(word, measure), word.height)
    figures.append(
        Figure("", "neutral label", tr("neutral"), rect,
               word.shapes(rect.x, rect.y, theme.ink_soft, measure))
    )
    return Piece((*figures, *_key(it)), EMOTION)


def _key(it: Band) -> tuple[Figure, ...]:
    """Draw whose curve is whose, where there are several."""
    if it.key is None:
        return ()
    show, each = it.show, it.key.w / len(it.walks)
    walks = sorted(it.walks, key=lambda walk: _number(show, walk))
    figures, x = [], it.key.x
    for walk in walks:
        name = walk.persona.name if walk.persona else tr("the customer")
        set_ = fitted(flat(name), (TextStyle(24, 500),), each - 60.0, 36.0, show.measure)
        rect = Rect(x, it.key.y + 6.0, 36.0 + widest(set_, show.measure), 36.0)
        ink = show.theme.ink_soft if walk.dim else show.theme.ink
        top = rect.y + (36.0 - set_.height) / 2
        shapes: tuple[Shape, ...] = (
            disc(x + 12.0, rect.y + 18.0, 11.0, walk.colour),
            *set_.shapes(x + 36.0, top, ink, show.measure),
        )
        who = walk.persona.id if walk.persona else ""
        figures.append(Figure(who, "persona", name, rect, shapes))
        x += rect.w + 44.0
    return tuple(figures)


def _face(it: Band, walk: Walk, x: float, feeling: Feeling) -> Figure:
    y, theme = it.y(feeling.valence), it.show.theme
    r = 7.0 if walk.dim else it.r
    shapes: tuple[Shape, ...]
    if walk.dim or r < 9.0:
        shapes = (disc(x, y, min(r, 7.0), walk.colour),)
    else:
        ring = walk.colour if len(it.walks) > 1 else theme.lane
        shapes = (disc(x, y, r + 4.0, ring), *face(x, y, r, feeling.valence, theme))
    edge = r + 4.0
    rect = Rect(x - edge, y - edge, 2 * edge, 2 * edge)
    name = feeling.word or f"{feeling.valence * 2:+g}"
    return Figure(feeling.id, "feeling", name, rect, shapes, theme.feeling(feeling.valence))


def _marks(it: Band, taken: list[Rect]) -> list[Piece]:
    """Name the peak and the end of each walk that stands out (peak-end rule)."""
    pieces = []
    for walk in it.walks:
        felt = walk.felt
        if walk.dim or len(felt) < 2:
            continue
        peak = max(felt, key=lambda p: (abs(p[1].valence), -p[0]))
        named = [(felt[-1], tr("end"))]
        if peak[1].valence:
            named.insert(0, (peak, tr("peak pain") if peak[1].valence < 0 else tr("peak joy")))
        for (x, feeling), words in named:
            good, theme = feeling.valence >= 0, it.show.theme
            wide = it.show.measure.width(words, _MARK)
            spots = around(x, it.y(feeling.valence), it.r + 12.0, wide, 30.0, good)
            rect = free(spots, it.curve, taken)
            if rect:
                taken.append(rect.grown(4.0))
                ink = theme.joy_ink if good else theme.pain_ink
                text = Text(rect.x, rect.y + 24.0, words, _MARK, ink)
                figure = Figure("", "mark", words, rect, (text,))
                pieces.append(Piece((figure,), EMOTION, _number(it.show, walk)))
    return pieces


def _quotes(it: Band, taken: list[Rect]) -> list[Piece]:
    """Set what was said beside the face of its touchpoint, the lowest feeling first."""
    main = next((walk for walk in reversed(it.walks) if not walk.dim), None)
    points = sorted(main.felt if main else (), key=lambda p: (p[1].valence, p[0]))
    pieces = []
    for x, feeling in points:
        for quote in it.show.snapshot.of(Quote, "touchpoint", feeling.touchpoint)[:1]:
            figure = _quote(it, x, feeling, quote, taken)
            if figure:
                taken.append(figure.rect.grown(10.0))
                pieces.append(Piece((figure,), EMOTION))
    return pieces


def _quote(it: Band, x: float, feeling: Feeling, quote: Quote, taken: list[Rect]) -> Figure | None:
    measure, theme = it.show.measure, it.show.theme
    said = tr("“{said}”", said=flat(quote.said))
    for width in (_WIDEST, 320.0, 560.0):
        set_ = paragraph(said, _QUOTE, width, measure)
        if set_.height > it.curve.h:
            continue
        wide, high = widest(set_, measure) + 40.0, set_.height + 22.0
        spots = around(x, it.y(feeling.valence), it.r + 16.0, wide, high, feeling.valence >= 0)
        rect = free(spots, it.curve, taken)
        if rect:
            shapes = (
                Box(rect, theme.quote, radius=12.0),
                *set_._replace(width=wide - 40.0).shapes(
                    rect.x + 20.0, rect.y + 11.0, theme.quote_ink, measure
                ),
            )
            return Figure(quote.id, "quote", quote.said, rect, shapes)
    return None

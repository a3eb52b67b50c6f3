"""Words at the faces of a curve: what was said, and which is the peak; never on anything else."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from journeymap.analysis import emotion
from journeymap.analysis.emotion import felt
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Text, TextStyle
from journeymap.lanes.parts.room import around, free
from journeymap.language import tr
from journeymap.layout.slides.band import CurvePlace
from journeymap.layout.slides.letters import flat, widest
from journeymap.layout.slides.slide import EMOTION, Piece
from journeymap.model.records import Feeling, Persona, Quote

_MARK = TextStyle(26, 700)
_NAMED = 420.0
_QUOTES = tuple(TextStyle(size, 400, True) for size in (30.0, 26.0, 22.0))
_WIDTHS = (430.0, 320.0, 560.0, 760.0)


def marks(it: CurvePlace, radii: Mapping[str, float]) -> list[Piece]:
    """Name the peak and the end of the whole journey for the walk that stands out, if seen here."""
    who = it.main.persona.id if it.main.persona else None
    path = felt(it.show.snapshot, it.show.cards, who)
    named = {feeling.id: words for feeling, words in emotion.marks(path)}
    pieces = []
    for x, feeling, *_ in it.main.felt:
        if feeling.id not in named:
            continue
        words, good, theme = named[feeling.id], feeling.valence >= 0, it.show.theme
        if len(it.walks) > 1 and it.main.persona:
            words = whose(it, words, it.main.persona)
        wide, r = it.show.measure.width(words, _MARK), radii[feeling.id] + 12.0
        spots = around(x, it.y(feeling.valence), r, wide, 30.0, good)
        # Words a little away from a face seem to belong to the one beside it.
        touching = Rect(x, it.y(feeling.valence), 0.0, 0.0).grown(r + 1.0)
        rect = it.room([spot for spot in spots if spot.meets(touching)]) or it.room(spots)
        if rect:
            it.taken.append(rect.grown(4.0))
            ink = theme.joy_ink if good else theme.pain_ink
            text = Text(rect.x, rect.y + 24.0, words, _MARK, ink)
            figure = Figure("", FigureRole.MARK, words, rect, (*it.ground(rect), text))
            pieces.append(Piece((figure,), EMOTION, it.number(it.main)))
    return pieces


def whose(it: CurvePlace, words: str, persona: Persona) -> str:
    """Return what is said of somebody's peak or end, without a name too long to stand there."""
    name = flat(persona.name)
    told = tr("{mark} · {persona}", mark=words, persona=name)
    return told if name and it.show.measure.width(told, _MARK) <= _NAMED else words


def quotes(it: CurvePlace, radii: Mapping[str, float]) -> list[Piece]:
    """Set what was said beside the face of its touchpoint, the lowest feeling first."""
    points = sorted(it.main.felt, key=lambda stop: (stop.value, stop.x))
    pieces = []
    for x, feeling, *_ in points:
        quote = it.show.quote(feeling.touchpoint)
        at = (x, radii[feeling.id] + 16.0)
        figure = _quote(it, at, feeling, quote) if quote else None
        if figure:
            it.taken.append(figure.rect.grown(10.0))
            pieces.append(Piece((figure,), EMOTION, it.number(it.main)))
    return pieces


def _quote(
    it: CurvePlace, at: tuple[float, float], feeling: Feeling, quote: Quote
) -> Figure | None:
    """Return a quote at a face, ``at`` its x and clear of it by a radius, where it has room."""
    (x, r), measure, theme = at, it.show.measure, it.show.theme
    for style, width in product(_QUOTES, _WIDTHS):
        set_ = paragraph(it.show.said(quote), style, width, measure)
        wide, high = widest(set_, measure) + 40.0, set_.height + 22.0
        spots = around(x, it.y(feeling.valence), r, wide, high, feeling.valence >= 0)
        rect = free(spots, it.bounds, [*it.lines, *it.taken])
        if rect:
            words = set_._replace(width=wide - 40.0).shapes(
                rect.x + 20.0, rect.y + 11.0, theme.quote_ink, measure
            )
            shapes = (Box(rect, theme.quote, radius=12.0), *words)
            return Figure(quote.id, FigureRole.QUOTE, quote.said, rect, shapes)
    return None

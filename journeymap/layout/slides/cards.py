"""A touchpoint as a card large enough to be read from the other end of a room."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.drawing.faces import diamond, triangle
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.kinds.card import pill_text, reading_of
from journeymap.kinds.frictions import worst_first, worst_severity
from journeymap.language import tr
from journeymap.layout.slides import rows
from journeymap.layout.slides.letters import letters, unbroken
from journeymap.layout.slides.packing import Block, Look, Measured, scale_of
from journeymap.layout.slides.rows import Row
from journeymap.layout.slides.show import Show, dotted
from journeymap.layout.slides.slide import Piece
from journeymap.model.fields import specs
from journeymap.model.records import Friction, Score, Touchpoint

SMALL = 24.0
"""The least size of letters on a card with a title of 40, in page units."""

_PAD = 34.0
_TIGHT = 26.0
_RADIUS = 16.0
_BAR = 9.0
_SHRINK = 0.9
_LEAST = 4.0


class Telling(NamedTuple):
    """What a card tells besides its title: its stage, what was said at it; or it is ``brief``."""

    stage: bool = False
    quotes: bool = False
    brief: bool = False


class _Card(NamedTuple):
    touchpoint: Touchpoint
    rows: tuple[Row, ...]
    foot: tuple[Row, ...]
    signed: bool
    severity: int | None
    scale: float
    pad: float

    @property
    def height(self) -> float:
        return rows.height(self.rows) + rows.height(self.foot) + 2 * self.pad


def cards(show: Show, telling: Telling) -> Measured:
    """Return what measures the cards of touchpoints; each is measured once a width and look."""
    found: dict[tuple[str, float, Look], Block] = {}

    def measured(id: str, width: float, look: Look) -> Block:
        look = look._replace(told=min(look.told, _most(show, id, telling)))
        key = (id, round(width, 3), look)
        if key not in found:
            found[key] = _block(show, id, width, look, telling)
        return found[key]

    return measured


def _most(show: Show, id: str, telling: Telling) -> int:
    """Return the least look in which all that can be told of a touchpoint is told."""
    if telling.brief:
        return 0
    frictions = sum(1 for f in show.snapshot.of(Friction, "touchpoint", id) if f.title)
    return 2 if telling.quotes and show.quotes(id) else min(2, frictions)


def _block(show: Show, id: str, width: float, look: Look, telling: Telling) -> Block:
    card = _card(show, id, width, look, telling)

    def draw(rect: Rect) -> tuple[Piece, ...]:
        now, size = card, look.title
        while now.height > rect.h + 0.01 and size > _LEAST:
            size *= _SHRINK
            now = _card(show, id, rect.w, Look(size, 0), telling)
        return (_drawn(show, now, rect),)

    inner, title = width - 2 * card.pad, letters(look.title, 700)
    whole = unbroken(card.touchpoint.title, title, inner, show.measure)
    return Block(card.height, whole, draw)


def _card(show: Show, id: str, width: float, look: Look, telling: Telling) -> _Card:
    snapshot, theme, touchpoint = show.snapshot, show.theme, show.cards[id]
    scale = scale_of(look)
    pad = (_TIGHT if telling.brief else _PAD) * scale
    small, inner = SMALL * scale, width - 2 * pad
    over = letters(small, 500)
    body: list[Row] = []
    overline, ink = _overline(show, touchpoint, telling)
    if overline:
        body.append(rows.words(show, overline, over, ink, inner))
    called, ink = touchpoint.title, theme.ink
    if not called.strip():
        called, ink = tr("untitled touchpoint"), theme.ink_soft
    title = letters(look.title, 700)
    body.append(rows.words(show, called, title, ink, inner, 6.0 * scale))
    frictions = worst_first(snapshot.of(Friction, "touchpoint", id))
    told = [f for f in frictions if f.title][: look.told]
    body += [
        rows.friction(show, f, inner, 26.0 * scale, (18.0, 8.0)[i] * scale)
        for i, f in enumerate(told)
    ]
    if telling.quotes and look.told == 2:
        for quote in show.quotes(id)[:1]:
            said = tr("“{said}”", said=quote.said)
            body.append(rows.quote(show, quote, said, inner, 26.0 * scale, 18.0 * scale))
    signed = bool(frictions) and not (told or telling.brief)
    beside = 60.0 * scale if signed else 0.0
    foot = () if telling.brief else _foot(show, id, inner - beside, scale)
    if signed and not foot:
        foot = (Row(20.0 * scale, 40.0 * scale, lambda x, y: ((), ())),)
    return _Card(touchpoint, tuple(body), foot, signed, worst_severity(frictions), scale, pad)


def _overline(show: Show, touchpoint: Touchpoint, telling: Telling) -> tuple[str, str]:
    """Return what stands over a title, in the colour of its stage where that is named."""
    theme, ink, first = show.theme, show.theme.ink_soft, ""
    stage = show.stage_of(touchpoint.id) if telling.stage else None
    if stage:
        ink = theme.stage(stage.colour, show.stages.index(stage))[1]
        first = stage.title or tr("Untitled stage")
    if stage and telling.brief:
        return dotted(first), ink
    lane = show.lanes[touchpoint.lane][1].title
    moment = tr(dict(specs(Touchpoint)["moment"].options)[touchpoint.moment])
    return dotted(first, lane, moment if touchpoint.moment else ""), ink


def _foot(show: Show, id: str, width: float, scale: float) -> tuple[Row, ...]:
    """Return the first score that says anything, with how many answered."""
    for score in show.snapshot.of(Score, "touchpoint", id):
        reading = reading_of(show.sheet, score)
        if reading:
            said = pill_text(show.sheet, score)
            guess = tr("our own guess") if score.respondents == "team" else ""
            staff = tr("employees") if score.respondents == "employees" else ""
            sample = dotted(f"n = {reading[1].n}", guess or staff)
            return (rows.pill(show, score, said, sample, width, 28.0 * scale, 20.0 * scale),)
    return ()


def _drawn(show: Show, card: _Card, rect: Rect) -> Piece:
    theme, touchpoint, scale = show.theme, card.touchpoint, card.scale
    assumed, valence = touchpoint.evidence == "assumed", show.feeling(touchpoint.id)
    edge = theme.assumed_edge if assumed else theme.card_edge
    x, y, w, h = rect
    pad = card.pad
    shapes: list[Shape] = [
        Box(Rect(x, y + 3, w, h), theme.card_shadow, radius=_RADIUS),
        Box(rect, theme.card, edge, 2.0, _RADIUS, (10.0, 7.0) if assumed else ()),
    ]
    if valence is not None:
        # From the outer rim of the border on, whose dashes would show beside it.
        bar = Rect(x - 1, y + 20 * scale, _BAR, h - 40 * scale)
        shapes.append(Box(bar, theme.feeling(valence), radius=_BAR / 2))
    own, others = rows.drawn(card.rows, x + pad, y + pad)
    high = rows.height(card.foot)
    under, figures = rows.drawn(card.foot, x + pad, rect.bottom - pad - high)
    shapes += [*own, *under]
    if card.signed:
        middle = rect.bottom - pad - 20 * scale
        shapes += triangle(rect.right - pad - 22 * scale, middle, card.severity, theme, 2.4 * scale)
    if touchpoint.moment:
        shapes.append(diamond(rect.right - 40, y, 15, theme.accent, theme.card))
    tone = theme.card_edge if valence is None else theme.feeling(valence)
    figure = Figure(touchpoint.id, "card", touchpoint.title, rect, tuple(shapes), tone)
    lane = show.lanes[touchpoint.lane][0]
    return Piece((figure, *others, *figures), lane)

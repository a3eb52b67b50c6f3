"""Quotes: what customers said, as speech, with who said it, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from journeymap.dates import written
from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.persona_signs import badge, persona_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Line, Rect, Shape, Text, TextStyle
from journeymap.drawing.theme import SMALL, SMALL_ITALIC, SMALL_STRONG, Theme
from journeymap.lanes import LaneContext, LaneRow, LegendEntry, lane_kind
from journeymap.lanes.parts.boxes import Standing, columns_of, stacked_boxes, width_of
from journeymap.lanes.parts.hanging import hanging
from journeymap.lanes.parts.portrait import portrait
from journeymap.language import mark, plural, tr
from journeymap.model.fields import specs
from journeymap.model.records import Asset, Lane, Persona, Quote
from journeymap.view.look import FULL

MANY = 4
"""So many quotes of one touchpoint are told one by one; reviews bring hundreds (ours)."""

_TRUST = TextStyle(10, 600)
_TAIL = 8.0
_FACE = 18.0
_BESIDE = 24.0
_BADGE = 15.0
_TICK = ((-4.0, 0.0), (-1.5, 2.6), (3.5, -3.0))

_BOXES = hanging(
    Quote, "said", mark("New quote"), mark("What did the customer say?"), FigureRole.QUOTE
)


class _Speech(NamedTuple):
    """A quote measured: what was said, who, where and when under it, how far it is trusted."""

    quote: Quote
    said: Paragraph
    who: Persona | None
    source: Paragraph | None
    trust: str
    aside: bool
    pad: float
    sealed: bool
    """Whether a seal on the bubble says how far it is trusted, in place of a word under it."""

    @property
    def bubble(self) -> float:
        """How tall the bubble is, in page units."""
        return self.said.height + 2 * self.pad

    @property
    def under(self) -> float:
        """How tall is what stands under the bubble."""
        high = max(self.source.height if self.source else 0.0, _FACE if self.who else 0.0)
        if self.trust and (self.aside or self.sealed):
            return max(high, 0.0 if self.sealed else _BADGE)
        return high + (_BADGE + 2.0 if self.trust else 0.0)

    @property
    def height(self) -> float:
        """How tall it is with its tail."""
        return self.bubble + _TAIL + (self.under + 2.0 if self.under else 0.0)


def _legend(context: LaneContext) -> Iterable[LegendEntry]:
    """Explain the seals of a dense page."""
    snapshot, theme = context.snapshot, context.theme
    if not context.sizes.tight:
        return
    cards = context.shown.touchpoints
    there = {q.authenticity for card in cards for q in snapshot.of(Quote, "touchpoint", card.id)}
    for key, label in specs(Quote)["authenticity"].options:
        if key in there and key != "unverified":
            good = key == "verified"
            fill, ink = (theme.above, theme.joy_ink) if good else (theme.below, theme.pain_ink)
            yield LegendEntry(partial(_seal_sign, good, fill, ink), 16.0, tr(label))


def _seal_sign(good: bool, fill: str, ink: str, x: float, y: float) -> tuple[Shape, ...]:
    return (disc(x + 8.0, y, 8.0, fill), _sign(good, x + 8.0, y, ink))


@lane_kind(
    "quotes",
    mark("Quotes"),
    mark("What customers said"),
    icon="quote",
    order=50,
    boxes=_BOXES,
    legend=_legend,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the quotes of each column's touchpoints below one another.

    Of many at one touchpoint the first and the last stand there, and how many more there are;
    full detail has them all.
    """
    tables = tuple(context.snapshot.all(kind) for kind in (Quote, Persona, Asset))
    view = (context.view.assets, context.view.detail)
    shown = (context.columns, context.touchpoints, context.personas, *view)
    return context.memo(
        ("lane", lane.id), (lane, *tables, *shown), lambda: stacked_boxes(context, _all(context))
    )


def _all(context: LaneContext) -> list[Standing]:
    found = []
    for step, touchpoints in context.touchpoints.items():
        span = columns_of(context, (step,))
        for touchpoint in touchpoints if span else ():
            assert span
            every = context.snapshot.of(Quote, "touchpoint", touchpoint)
            kept = every if context.view.detail == FULL else few_of(every)
            found += [_standing(context, quote, span[0]) for quote in kept]
            if left := len(every) - len(kept):
                found.append(_rest(context, left, span[0]))
    return found


def few_of(quotes: Sequence[Quote]) -> Sequence[Quote]:
    """Return those of a touchpoint's quotes that are told: of many the first and the last.

    The last is what somebody has just written or brought here, and looks for. One that would
    be left out alone is told, too.
    """
    return quotes if len(quotes) <= MANY + 1 else (*quotes[: MANY - 1], quotes[-1])


def _rest(context: LaneContext, left: int, column: int) -> Standing:
    """Measure how many more there are."""
    told = plural("+{n} more quote", "+{n} more quotes", left)
    words = paragraph(told, SMALL_STRONG, width_of(context, column, column), context.measure)

    def draw(rect: Rect) -> Figure:
        shapes = words.shapes(rect.x, rect.y, context.theme.ink_soft, context.measure)
        return Figure("", FigureRole.QUOTE, told, rect, shapes)

    return Standing(column, column, words.height, draw)


def _standing(context: LaneContext, quote: Quote, column: int) -> Standing:
    speech = _speech(context, quote, width_of(context, column, column))
    return Standing(column, column, speech.height, lambda rect: _figure(context, speech, rect))


def _speech(context: LaneContext, quote: Quote, width: float) -> _Speech:
    measure, who = context.measure, context.snapshot.get(Persona, quote.persona)
    said = tr("“{said}”", said=quote.said)
    words = paragraph(said, SMALL_ITALIC, width - 2 * context.sizes.box, measure)
    room = width - (_BESIDE if who else 0.0)
    # On a dense page the portrait says who, where it is one of those at the head.
    named = who.name if who and not (context.sizes.tight and who in context.personas) else ""
    parts = (named, quote.source, written(quote.date).replace(" ", "\xa0"))
    told = [part.strip() for part in parts if part.strip()]
    tight = context.sizes.tight
    under = " · ".join(told) if tight else joined(told, SMALL, room, measure)
    source = paragraph(under, SMALL, room, measure) if under else None
    trust = tr(dict(specs(Quote)["authenticity"].options)[quote.authenticity])
    trust = "" if quote.authenticity == "unverified" else trust
    wide = max((measure.width(line, SMALL) for line in source.lines), default=0.0) if source else 0
    taken = wide + 8.0 if wide else 0.0
    aside = taken + _badge_width(context, trust) <= room
    air = context.sizes.air
    return _Speech(quote, words, who, source, trust, aside, air - 1.0, tight)


def _badge_width(context: LaneContext, trust: str) -> float:
    return context.measure.width(trust, _TRUST) + 24.0


def _figure(context: LaneContext, one: _Speech, rect: Rect) -> Figure:
    theme, measure = context.theme, context.measure
    bubble = Rect(rect.x, rect.y, rect.w, one.bubble)
    foot = bubble.bottom
    tail = ((rect.x + 14, foot - 1), (rect.x + 28, foot - 1), (rect.x + 12, foot + _TAIL - 1))
    shapes: list[Shape] = [
        Area(tail, theme.quote),
        Box(bubble, theme.quote, radius=10.0),
        *one.said.shapes(rect.x + context.sizes.box, rect.y + one.pad, theme.quote_ink, measure),
    ]
    x, y = rect.x, foot + _TAIL + 2.0
    if one.who:
        shapes += _face(context, one.who, Rect(x, y, _FACE, _FACE))
        x += _BESIDE
    right, row = x, y
    if one.source:
        top = y + max(0.0, ((_FACE if one.who else 0.0) - one.source.height) / 2)
        shapes += one.source.shapes(x, top, theme.ink_soft, measure)
        right = x + max(measure.width(line, SMALL) for line in one.source.lines) + 8.0
    if one.sealed and one.trust:
        shapes += _seal(theme, one, bubble)
    elif one.trust:
        wide = _badge_width(context, one.trust)
        if not one.aside:
            right, row = rect.x, rect.bottom - _BADGE
        elif one.who:
            row += (_FACE - _BADGE) / 2
        shapes += _trust(theme, one, Rect(right, row, wide, _BADGE))
    name = tr("“{said}”", said=one.quote.said)
    return Figure(one.quote.id, FigureRole.QUOTE, name, rect, tuple(shapes), theme.quote)


def _face(context: LaneContext, who: Persona, place: Rect) -> tuple[Shape, ...]:
    """Draw who said it, with the ring and the marker of their curve."""
    if who not in context.personas:
        return portrait(context.view, who, place)
    sign = persona_sign(context.theme, context.personas.index(who), who.colour)
    drawn = portrait(context.view, who, place, sign.colour)
    return (*drawn, *badge(place.right - 2, place.bottom - 3, sign, context.theme, 0.7))


def _seal(theme: Theme, one: _Speech, bubble: Rect) -> tuple[Shape, ...]:
    """Draw how far a quote is to be trusted as a seal on the edge of its bubble."""
    good = one.quote.authenticity == "verified"
    fill, ink = (theme.above, theme.joy_ink) if good else (theme.below, theme.pain_ink)
    x, y = bubble.right - 12.0, bubble.bottom
    return (disc(x, y, 8.0, fill, theme.lane, 1.5), _sign(good, x, y, ink))


def _sign(good: bool, x: float, y: float, ink: str) -> Shape:
    """Return a tick, or a mark of exclamation."""
    if good:
        return Line(tuple((x + dx, y + dy) for dx, dy in _TICK), ink, 1.6)
    return Text(x, y + 3.6, "!", TextStyle(10, 700), ink, "middle")


def _trust(theme: Theme, one: _Speech, place: Rect) -> tuple[Shape, ...]:
    """Draw how far a quote is to be trusted: a tick, or a mark of exclamation, and the word."""
    good = one.quote.authenticity == "verified"
    fill, ink = (theme.above, theme.joy_ink) if good else (theme.below, theme.pain_ink)
    x, y = place.x + 10.0, place.centre[1]
    sign = _sign(good, x, y, ink)
    words = Text(place.x + 17.0, y + 3.6, one.trust, _TRUST, ink)
    return (Box(place, fill, radius=_BADGE / 2), sign, words)

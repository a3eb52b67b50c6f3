"""The lens: whose journey it is, each persona on a card of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.analysis.personas import in_line, kind_word, preferred, share_line
from journeymap.drawing.density import PageSizes
from journeymap.drawing.measure import Measure
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.persona_signs import badge, persona_sign
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import BODY, HEADING, RADIUS, SMALL_STRONG
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.portrait import portrait
from journeymap.language import tr
from journeymap.model.records import Persona

_NAME = TextStyle(HEADING.size + 2, 600)
_QUOTE = TextStyle(13, 400, True)
_PORTRAIT, _SMALLER = 56.0, 44.0
_PAD = 16.0
_TIGHT = 10.0


def before_name(sizes: PageSizes) -> float:
    """Return how far right of a card's edge the name begins: the portrait stands before it."""
    return 2 * _pad(sizes) + _portrait_of(sizes)


def _pad(sizes: PageSizes) -> float:
    return _TIGHT if sizes.tight else _PAD


def _portrait_of(sizes: PageSizes) -> float:
    return _SMALLER if sizes.tight else _PORTRAIT


_AROUND = 0.36
"""How far from the middle of a portrait the marker of the curve stands, by its width."""

_GAP = 12.0
_LEAST = 340.0
_MOST = 760.0
_LETTERS = 84
_SHORT = 60
_LABEL = 8.0
_APART = 14.0
"""Between a name and what stands behind it."""


class _Said(NamedTuple):
    """A label and what it says, on a line of its own or beside another."""

    label: str
    words: Paragraph
    wide: float


class _Card(NamedTuple):
    """What stands on a card, set in lines."""

    persona: Persona
    name: Paragraph
    under: Paragraph
    beside: bool
    quote: Paragraph | None
    quote_behind: bool
    """Whether the quote stands behind the name and what is under that, on one line."""
    rows: tuple[tuple[_Said, ...], ...]
    height: float


def people(
    context: LaneContext, over: Sequence[Figure], x: float, width: float
) -> tuple[Figure, ...]:
    """Set the personas under what a head says, beside its facts where these leave them room."""
    *told, facts = over
    for even in (True, False):
        beside = _rows_of(context, x, _under(told), width, even)
        if all(card.rect.right + _GAP <= facts.rect.x for card in beside):
            return beside
    return _rows_of(context, x, _under(over), width)


def _under(figures: Sequence[Figure]) -> float:
    return max(figure.rect.bottom for figure in figures) + 14.0


def _rows_of(
    context: LaneContext, x: float, y: float, width: float, even: bool = True
) -> tuple[Figure, ...]:
    """Set the cards of the personas side by side, in rows when they are many.

    They are all as wide as the widest needs, or not ``even``, each as it needs itself.
    """
    count = len(context.personas)
    if not count:
        return ()
    most = max(1, int((width + _GAP) // (_LEAST + _GAP)))
    rows = -(-count // most)
    across = -(-count // rows)
    each = min(_MOST, (width - _GAP * (across - 1)) / across)
    needed = [_needed(context, _set(context, one, each)) for one in context.personas]
    widths = [min(each, max(_LEAST, max(needed) if even else one)) for one in needed]
    figures: list[Figure] = []
    for first in range(0, count, across):
        row = widths[first : first + across]
        people = context.personas[first : first + across]
        cards = [_set(context, p, wide) for p, wide in zip(people, row, strict=True)]
        height = max(card.height for card in cards)
        for i, card in enumerate(cards):
            place = Rect(x + sum(row[:i]) + i * _GAP, y, row[i], height)
            figures.append(_drawn(context, card, place, first + i))
        y += height + _GAP
    return tuple(figures)


def _set(context: LaneContext, persona: Persona, width: float) -> _Card:
    """Set what is told of a persona in lines that fit a card so wide."""
    measure, room = context.measure, width - before_name(context.sizes) - _pad(context.sizes)
    name = _tight(paragraph(persona.name, _NAME, room, measure), measure)
    facts = (kind_word(persona), share_line(persona))
    free = room - measure.width(name.lines[-1], _NAME) - _APART
    beside = len(name.lines) == 1 and measure.width(" · ".join(filter(None, facts)), BODY) <= free
    told = joined(facts, BODY, free if beside else room, measure)
    under = paragraph(told, BODY, free if beside else room, measure)
    said = in_line(persona.quote)
    reading = min(room, measure.width("n" * _LETTERS, _QUOTE))
    quoted = paragraph(tr("“{said}”", said=said), _QUOTE, reading, measure)
    quote = _tight(quoted, measure) if said else None
    rows = _rows(context, persona, room)
    before = name.width + _APART + (measure.width(told, BODY) + _APART if told else 0.0)
    quote_behind = bool(
        context.sizes.tight and quote and beside and len(quote.lines) == 1
        and before + quote.width <= room
    )  # fmt: skip
    height = name.height + (under.height + 2 if told and not beside else 0.0)
    height += quote.height + 4 if quote and not quote_behind else 0.0
    height += sum(max(one.words.height for one in row) + 5 for row in rows)
    return _Card(
        persona,
        name,
        under,
        beside,
        quote,
        quote_behind,
        rows,
        max(height, _portrait_of(context.sizes)) + 2 * (_pad(context.sizes) - 2),
    )


def _needed(context: LaneContext, card: _Card) -> float:
    """Return how wide a card is that has its lines and no more."""
    wide = [card.name.width]
    if any(card.under.lines):
        under = max(context.measure.width(line, BODY) for line in card.under.lines)
        wide.append(under + (card.name.width + _APART if card.beside else 0.0))
    if card.quote_behind:
        assert card.quote
        wide = [sum(wide[1:] or wide) + _APART + card.quote.width]
    elif card.quote:
        wide.append(card.quote.width)
    wide += [sum(one.wide for one in row) + 28.0 * (len(row) - 1) for row in card.rows]
    return max(wide) + before_name(context.sizes) + 2 * _pad(context.sizes)


def _tight(words: Paragraph, measure: Measure) -> Paragraph:
    """Return words no wider than they are: also what reads from the right begins at its circle."""
    return words._replace(width=max(measure.width(line, words.style) for line in words.lines))


def _rows(context: LaneContext, persona: Persona, room: float) -> tuple[tuple[_Said, ...], ...]:
    """Return goal, channels and needs, beside one another where there is room."""
    measure, needs = context.measure, in_line(persona.needs)
    wanted = [
        (tr("Goal"), in_line(persona.goals)),
        (tr("Prefers"), preferred(persona)),
        (tr("Needs"), needs if len(needs) <= _SHORT else ""),
    ]
    rows: list[list[_Said]] = []
    left = 0.0
    for label, words in wanted:
        if not words:
            continue
        before = measure.width(label, SMALL_STRONG) + _LABEL
        wide = before + measure.width(words, BODY) + 1.0
        if rows and left + 28.0 + wide <= room:
            rows[-1].append(_Said(label, paragraph(words, BODY, wide - before, measure), wide))
            left += 28.0 + wide
        else:
            set_ = paragraph(words, BODY, min(wide, room) - before, measure)
            rows.append([_Said(label, set_, min(wide, room))])
            left = min(wide, room)
    return tuple(map(tuple, rows))


def _drawn(context: LaneContext, card: _Card, at: Rect, index: int) -> Figure:
    theme, measure = context.theme, context.measure
    dim = bool(context.focus) and context.focus != card.persona.id
    ink = theme.ink_soft if dim else theme.ink
    shapes: list[Shape] = [Box(at, theme.lane, theme.edge, 1.0, RADIUS)]
    pad, side = _pad(context.sizes), _portrait_of(context.sizes)
    face = Rect(at.x + pad, at.y + pad - 2, side, side)
    shapes += _portrait(context, card.persona, face, index)
    x, y = at.x + before_name(context.sizes), at.y + pad - 2
    alone = not card.quote and not card.rows
    if alone:
        y = at.y + (at.h - card.name.height - (0 if card.beside else card.under.height + 2)) / 2
    shapes += card.name.shapes(x, y, ink, measure)
    if card.beside:
        left = x + measure.width(card.name.lines[0], _NAME) + _APART
        shapes += card.under.shapes(left, y + 5.0, theme.ink_soft, measure)
        if card.quote and card.quote_behind:
            told = max(measure.width(line, BODY) for line in card.under.lines)
            left += told + _APART if told else 0.0
            shapes += card.quote.shapes(left, y + 3.5, ink, measure)
        y += card.name.height
    else:
        y += card.name.height
        if any(card.under.lines):
            shapes += card.under.shapes(x, y + 2, theme.ink_soft, measure)
            y += card.under.height + 2
    if card.quote and not card.quote_behind:
        shapes += card.quote.shapes(x, y + 4, ink, measure)
        y += card.quote.height + 4
    for row in card.rows:
        shapes += _row(context, row, x, y + 5, ink)
        y += max(one.words.height for one in row) + 5
    return Figure(card.persona.id, FigureRole.PERSONA, card.persona.name, at, tuple(shapes))


def _row(context: LaneContext, row: tuple[_Said, ...], x: float, y: float, ink: str) -> list[Shape]:
    measure, shapes = context.measure, list[Shape]()
    for one in row:
        label = paragraph(one.label, SMALL_STRONG, one.wide, measure)
        shapes += label.shapes(x, y + 1, context.theme.ink_soft, measure)
        shapes += one.words.shapes(x + one.wide - one.words.width, y, ink, measure)
        x += one.wide + 28.0
    return shapes


def _portrait(context: LaneContext, persona: Persona, at: Rect, index: int) -> tuple[Shape, ...]:
    """Return the portrait of a persona in the ring of their curve."""
    theme = context.theme
    several = len(context.personas) > 1
    sign = persona_sign(theme, index, persona.colour)
    ring = sign.colour if several or persona.colour else ""
    drawn = portrait(context.view, persona, at, ring)
    if not several:
        return drawn
    x, y = at.centre
    return (*drawn, *badge(x + _AROUND * at.w, y + _AROUND * at.w, sign, theme, 1.5))

"""A touchpoint as a card large enough to be read from the other end of a room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journeymap.analysis.frictions import worst_first
from journeymap.drawing.faces import diamond
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.lanes.parts.card_cases import cases_on
from journeymap.lanes.parts.card_paper import evidence_of, outline
from journeymap.lanes.parts.told import ToldBox, told_on
from journeymap.language import tr
from journeymap.layout.slides import rows
from journeymap.layout.slides.letters import LEAST, letters, unbroken
from journeymap.layout.slides.packing import ALONE, TIGHT, CardLetters, Measured, SlideCard
from journeymap.layout.slides.rows import SlideRow
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Piece
from journeymap.metrics.scored import of_ours, scores_at
from journeymap.model.fields import specs
from journeymap.model.records import Friction, Quote, Touchpoint

SMALL = 24.0
"""The usual size of letters on a card with a title of 40, in page units."""

_PAD = 34.0
_TIGHT = 26.0
_CLOSE = 22.0
_RADIUS = 16.0
_BAR = 9.0
_SHRINK = 0.9
_LEAST = 4.0
_DASHES = 2.4

Item = Friction | Quote | ToldBox
"""What a card tells besides its title."""


class Telling(NamedTuple):
    """What cards tell besides titles and friction: the stage, quotes; or they are ``brief``.

    ``close`` are those that stand in rows with many others.
    """

    stage: bool = False
    quotes: bool = True
    brief: bool = False
    close: bool = False


class _Card(NamedTuple):
    touchpoint: Touchpoint
    rows: tuple[SlideRow, ...]
    foot: tuple[SlideRow, ...]
    scale: float
    pad: float

    @property
    def height(self) -> float:
        return rows.height(self.rows) + rows.height(self.foot) + 2 * self.pad


def items(show: ShowContext, id: str, telling: Telling) -> tuple[Item, ...]:
    """Return what a card tells: all friction, what was said, and what other lanes hold."""
    if telling.brief:
        return ()
    frictions = worst_first(show.snapshot.of(Friction, "touchpoint", id))
    quote = show.quote(id) if telling.quotes else None
    others = told_on(show.snapshot, show.context.shown.lanes, id)
    return (*frictions, *((quote,) if quote else ()), *others)


def cards(show: ShowContext, telling: Telling, told: Sequence[Item] | None = None) -> Measured:
    """Return what measures the cards of touchpoints; each is measured once a width and look.

    One that is shared out over slides tells only what is ``told``.
    """
    found: dict[tuple[str, float, CardLetters], SlideCard] = {}

    def measured(id: str, width: float, look: CardLetters) -> SlideCard:
        key = (id, round(width, 3), look)
        if key not in found:
            here = items(show, id, telling) if told is None else told
            found[key] = _block(show, id, width, look, telling, here)
        return found[key]

    return measured


def portions(
    show: ShowContext, id: str, width: float, height: float, telling: Telling
) -> list[tuple[Item, ...]]:
    """Share what a card tells out over slides of its own, on which its title comes again."""

    def fit(told: tuple[Item, ...], look: CardLetters) -> bool:
        return _card(show, id, width, look, telling, told).height <= height

    left = items(show, id, telling)
    looks = (TIGHT[-1], *ALONE)
    look = next((look for look in looks if fit(left[:1], look)), ALONE[-1])
    found: list[tuple[Item, ...]] = []
    while left:
        count = next((n for n in range(len(left), 1, -1) if fit(left[:n], look)), 1)
        found.append(left[:count])
        left = left[count:]
    return found or [()]


def _block(
    show: ShowContext,
    id: str,
    width: float,
    look: CardLetters,
    telling: Telling,
    told: Sequence[Item],
) -> SlideCard:
    card = _card(show, id, width, look, telling, told)

    def draw(rect: Rect) -> tuple[Piece, ...]:
        now, size = card, look.title
        while now.height > rect.h + 0.01 and size > _LEAST:
            size *= _SHRINK
            smaller = CardLetters(size, look.scale * size / look.title)
            now = _card(show, id, rect.w, smaller, telling, told)
        return (_drawn(show, now, rect),)

    inner, title = width - 2 * card.pad, letters(look.title, 700)
    whole = unbroken(card.touchpoint.title, title, inner, show.measure)
    return SlideCard(card.height, whole, draw)


def _card(
    show: ShowContext,
    id: str,
    width: float,
    look: CardLetters,
    telling: Telling,
    told: Sequence[Item],
) -> _Card:
    theme, touchpoint = show.theme, show.cards[id]
    scale, least = look.scale, min(LEAST, look.title)
    # Where room is short, the white goes first.
    space = min(scale, scale**2.5)
    pad = (_CLOSE if telling.close else _TIGHT if telling.brief else _PAD) * space
    inner = width - 2 * pad
    over = letters(max(least, SMALL * scale), 500)
    body: list[SlideRow] = []
    overline, ink = _overline(show, touchpoint, telling)
    if overline:
        body.append(rows.words(show, overline, over, ink, inner))
    called, ink = touchpoint.title, theme.ink
    if not called.strip():
        called, ink = tr("untitled touchpoint"), theme.ink_soft
    title = letters(look.title, 700)
    body.append(rows.words(show, called, title, ink, inner, 6.0 * space))
    size = max(least, 26.0 * scale)
    if not telling.brief and (said := cases_words(show, id)):
        body.append(
            rows.words(show, said, letters(size, 600), theme.accent_ink, inner, 8.0 * space)
        )
    before: type[Item] | None = None
    for item in told:
        above = (8.0 if type(item) is before else 18.0) * space
        if isinstance(item, Friction):
            body.append(rows.friction(show, item, inner, size, above))
        elif isinstance(item, Quote):
            body.append(rows.quote(show, item, inner, size, above))
        else:
            body.append(rows.other(show, item, inner, size, above))
        before = type(item)
    foot = () if telling.brief else _foot(show, id, inner, look, space)
    return _Card(touchpoint, tuple(body), foot, scale, pad)


def cases_words(show: ShowContext, id: str) -> str:
    """Return how many of the cases laid over came to a touchpoint, and who leaves the model there."""
    told = cases_on(show.snapshot, show.context.shown.laid, id, show.theme)
    if told is None:
        return ""
    steps = ", ".join(map(str, told.numbers))
    came = tr("step {numbers}", numbers=steps) if steps else told.words
    return dotted(came, *(one.words for one in told.leaving))


def _overline(show: ShowContext, touchpoint: Touchpoint, telling: Telling) -> tuple[str, str]:
    """Return what stands over a title, in the colour of its stage where that is named."""
    theme, ink, first = show.theme, show.theme.ink_soft, ""
    stage = show.stage_of(touchpoint.id) if telling.stage else None
    if stage:
        ink = theme.tones(stage.colour, show.palette[stage.id]).strong
        first = stage.title or tr("Untitled stage")
    if stage and telling.brief:
        return dotted(first), ink
    lane = show.lanes[touchpoint.lane][1].title
    moment = tr(dict(specs(Touchpoint)["moment"].options)[touchpoint.moment])
    return dotted(first, lane, moment if touchpoint.moment else ""), ink


def _foot(
    show: ShowContext, id: str, width: float, look: CardLetters, space: float
) -> tuple[SlideRow, ...]:
    """Return the score that counts, with its interval, how many answered, and how many more."""
    there = [*of_ours(scores_at(show.snapshot, "touchpoint", id))]
    for scored in there[:1]:
        size = max(min(LEAST, look.title), 28.0 * look.scale)
        tight = look.scale < 1.0
        more = len(there) - 1
        said = rows.pill(show, scored, width, size, 20.0 * space, tight=tight, more=more)
        apart = scored.own and not tight
        return (rows.views(show, scored, width, size, 16.0 * space), said) if apart else (said,)
    return ()


def _drawn(show: ShowContext, card: _Card, rect: Rect) -> Piece:
    theme, touchpoint, scale = show.theme, card.touchpoint, card.scale
    valence = show.feeling(touchpoint.id)
    rests = evidence_of(show.context.shown, touchpoint)
    edge, dash = outline(rests, theme, _DASHES)
    x, y, w, h = rect
    pad = card.pad
    shapes: list[Shape] = [
        Box(Rect(x, y + 3, w, h), theme.card_shadow, radius=_RADIUS),
        Box(rect, theme.card, edge, 2.0, _RADIUS, dash),
    ]
    if valence is not None:
        # From the outer rim of the border on, whose dashes would show beside it.
        bar = Rect(x - 1, y + 20 * scale, _BAR, h - 40 * scale)
        shapes.append(Box(bar, theme.feeling(valence), radius=_BAR / 2))
    own, others = rows.drawn(card.rows, x + pad, y + pad)
    high = rows.height(card.foot)
    under, figures = rows.drawn(card.foot, x + pad, rect.bottom - pad - high)
    shapes += [*own, *under]
    if touchpoint.moment:
        shapes.append(diamond(rect.right - 40, y, 15, theme.accent, theme.card))
    tone = theme.card_edge if valence is None else theme.feeling(valence)
    figure = Figure(touchpoint.id, FigureRole.CARD, touchpoint.title, rect, tuple(shapes), tone)
    lane = show.lanes[touchpoint.lane][0]
    return Piece((figure, *others, *figures), lane)

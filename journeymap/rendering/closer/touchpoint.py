"""All that is known of a touchpoint, in blocks that can be read across a room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from journeymap.analysis.frictions import worst_first
from journeymap.drawing.faces import face
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape
from journeymap.lanes.parts.pictures import picture, proportion
from journeymap.lanes.parts.told import told_on
from journeymap.lanes.parts.told_notes import ToldNote, noted
from journeymap.language import tr
from journeymap.layout.slides import rows
from journeymap.layout.slides.letters import letters
from journeymap.layout.slides.rows import SlideRow
from journeymap.layout.slides.show import ShowContext
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import heading, told
from journeymap.model.fields import specs
from journeymap.model.records import Connection, Friction, Idea, Quote, Touchpoint
from journeymap.rendering.closer.flow import ToldBlock, lines
from journeymap.rendering.facts import Felt, facts, feelings, title_of

_APART = 14.0
_NEAR = 2.0
_PICTURE = 320.0
_TOLD = ("step", "lane", "happened", "reading", "moment", "evidence")
"""Fields that stand over the blocks, or in one of their own."""

Pair = tuple[str, str]

T = TypeVar("T")


def blocks(show: ShowContext, card: Touchpoint) -> Iterator[ToldBlock]:
    """Yield what is felt, hurts and was said before what else is known."""
    snapshot = show.snapshot
    felt = feelings(snapshot, card.id)
    frictions = worst_first(snapshot.of(Friction, "touchpoint", card.id))
    quotes = snapshot.of(Quote, "touchpoint", card.id)
    scored = [*scores_at(snapshot, "touchpoint", card.id)]
    ideas = [i for i in snapshot.of(Idea, "journey", show.journey.id) if card.id in i.touchpoints]
    if felt:
        yield ToldBlock(FigureRole.FEELING, tr("Feelings"), partial(_feelings, show, felt))
    if frictions:
        yield ToldBlock(FigureRole.FRICTION, tr("Friction"), partial(_frictions, show, frictions))
    if quotes:
        yield ToldBlock(FigureRole.QUOTE, tr("Quotes"), partial(_quotes, show, quotes))
    if scored:
        said = [(heading(one), " · ".join(told(snapshot, one))) for one in scored]
        yield ToldBlock(FigureRole.SCORE, tr("Scores"), partial(_pairs, show, said))
    for name in ("happened", "reading"):
        words = getattr(card, name)
        if words.strip():
            label = tr(specs(Touchpoint)[name].label)
            yield ToldBlock(FigureRole.SUBTITLE, label, partial(_words, show, words))
    if ideas:
        said = [(title_of(one), _facts(show, one, "journey", "touchpoints")) for one in ideas]
        yield ToldBlock(FigureRole.IDEA, tr("Ideas"), partial(_pairs, show, said))
    yield from _in_lanes(show, card)
    yield from _about(show, card)


def _in_lanes(show: ShowContext, card: Touchpoint) -> Iterator[ToldBlock]:
    """Yield what other lanes hold of a touchpoint or say at its step: senses, notes, pictures."""
    snapshot, lanes = show.snapshot, show.context.shown.lanes
    boxes = told_on(snapshot, lanes, card.id)
    for label, group in groupby(boxes, key=lambda box: box.label):
        words = "\n".join(box.words for box in group)
        yield ToldBlock(FigureRole.NOTE, label, partial(_words, show, words))
    notes = [
        one
        for one in noted(snapshot, show.journey.id, lanes)
        if one.note.touchpoint == card.id or (not one.note.touchpoint and one.step == card.step)
    ]
    for label, group_ in groupby(notes, key=lambda one: one.label):
        yield ToldBlock(FigureRole.NOTE, label, partial(_notes, show, tuple(group_)))


def _about(show: ShowContext, card: Touchpoint) -> Iterator[ToldBlock]:
    """Yield who looks after a touchpoint, how long it takes, and where it leads."""
    known = [*facts(show.snapshot, card, _TOLD)]
    if known:
        yield ToldBlock(FigureRole.SUBTITLE, tr("About it"), partial(_facts_of, show, known))
    ways = []
    for arrow in show.snapshot.of(Connection, "source", card.id):
        if arrow.target in show.cards:
            name = title_of(show.cards[arrow.target])
            ways.append((name, arrow.label.strip()))
    if ways:
        yield ToldBlock(FigureRole.ARROW, tr("Leads to"), partial(_pairs, show, ways))


def _facts(show: ShowContext, record: Idea | Quote | Friction, *without: str) -> str:
    return " · ".join(f"{label}: {said}" for label, said in facts(show.snapshot, record, without))


def _words(show: ShowContext, words: str, width: float, size: float) -> list[SlideRow]:
    return lines(show, words, show.theme.ink, width, letters(size), above=_NEAR)


def _pairs(show: ShowContext, pairs: Sequence[Pair], width: float, size: float) -> list[SlideRow]:
    """Return what something is, bold, and below it what more there is to say."""
    found: list[SlideRow] = []
    for first, (name, more) in _numbered(pairs):
        over = _NEAR if first else _APART
        found += lines(show, name, show.theme.ink, width, letters(size, 600), above=over)
        found += lines(show, more, show.theme.ink_soft, width, letters(_small(size)))
    return found


def _facts_of(
    show: ShowContext, pairs: Sequence[Pair], width: float, size: float
) -> list[SlideRow]:
    found: list[SlideRow] = []
    for label, said in pairs:
        words = f"{label}: {said}" if label else said
        found += lines(show, words, show.theme.ink, width, letters(size), above=_NEAR)
    return found


def _feelings(show: ShowContext, felt: Sequence[Felt], width: float, size: float) -> list[SlideRow]:
    found: list[SlideRow] = []
    r = size * 0.7
    left = 2 * r + 16.0
    for one in felt:
        name = f"{one.who}: {one.words}" if one.who else one.words
        words = lines(show, name, show.theme.ink, width - left, letters(size, 500))
        high = max(rows.height(words), 2 * r + 4.0)
        draw = partial(_felt, show, (one.valence, r, left, high), words)
        found.append(SlideRow(_NEAR * 3, high, draw))
    return found


def _felt(
    show: ShowContext,
    how: tuple[float, float, float, float],
    words: Sequence[SlideRow],
    x: float,
    y: float,
) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
    """Draw a face of a radius, and who feels so from ``left`` on in the middle of the height."""
    valence, r, left, high = how
    said, _ = rows.drawn(words, x + left, y + (high - rows.height(words)) / 2)
    return (*face(x + r, y + high / 2, r, valence, show.theme), *said), ()


def _frictions(
    show: ShowContext, frictions: Sequence[Friction], width: float, size: float
) -> list[SlideRow]:
    found: list[SlideRow] = []
    for first, one in _numbered(frictions):
        found.append(rows.friction(show, one, width, size, _NEAR if first else _APART))
        more = _facts(show, one, "touchpoint", "title", "severity", "share")
        found += lines(show, more, show.theme.ink_soft, width, letters(_small(size)))
    return found


def _quotes(
    show: ShowContext, quotes: Sequence[Quote], width: float, size: float
) -> list[SlideRow]:
    theme, found = show.theme, []
    for first, one in _numbered(quotes):
        said = tr("“{said}”", said=" ".join(one.said.split()))
        style, over = letters(size, 400, True), _NEAR * 3 if first else _APART
        found += lines(show, said, theme.quote_ink, width, style, above=over, tint=theme.quote)
        more = " · ".join(v for _, v in facts(show.snapshot, one, ("touchpoint", "said")))
        found += lines(show, more, theme.ink_soft, width, letters(_small(size)), above=_NEAR)
    return found


def _notes(
    show: ShowContext, notes: Sequence[ToldNote], width: float, size: float
) -> list[SlideRow]:
    found: list[SlideRow] = []
    for one in notes:
        if one.picture:
            share = proportion(show.context.view, one.picture.id)
            high = min(_PICTURE, width / share)
            found.append(
                SlideRow(_NEAR * 3, high, partial(_picture, show, one.picture.id, width, high))
            )
        said = " · ".join(filter(None, (one.words, one.note.author.strip())))
        found += lines(show, said, show.theme.ink, width, letters(size), above=_NEAR * 3)
    return found


def _picture(
    show: ShowContext, id: str, width: float, high: float, x: float, y: float
) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
    wide = min(width, high * proportion(show.context.view, id))
    return picture(show.context.view, id, Rect(x, y, wide, high), whole=True, radius=10.0), ()


def _small(size: float) -> float:
    """Return the size of what stands below something: never too small to be read."""
    return max(28.0, size * 0.86)


def _numbered(things: Sequence[T]) -> Iterator[tuple[bool, T]]:
    """Yield each with whether it is the first."""
    return ((i == 0, one) for i, one in enumerate(things))

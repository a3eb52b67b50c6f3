"""Slides of ideas: what to do, who does it, and what it would bring."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.analysis.benefits import benefit_told, benefits
from journeymap.analysis.evidence import backing
from journeymap.analysis.evidence_words import backing_line
from journeymap.dates import written
from journeymap.drawing.faces import disc
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape, TextStyle
from journeymap.language import plural, tr
from journeymap.layout.slides import rows
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import LEAST, flat, letters, unbroken, widest
from journeymap.layout.slides.packing import MOST, CardLetters, Columns, SlideCard, pack, place
from journeymap.layout.slides.rows import SlideRow
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.fields import specs
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Idea

_PAD = 34.0
_MANY = 99
_SHRINK = 0.9
_LEAST = 4.0
_HIGHEST = 5


class _Card(NamedTuple):
    idea: Idea
    rows: tuple[SlideRow, ...]
    scale: float

    @property
    def height(self) -> float:
        return rows.height(self.rows) + 2 * _PAD * self.scale


@frame_kind("ideas")
def of_ideas(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of the ideas of a journey, or of those on the frame's touchpoints."""
    wanted = set(frame.touchpoints)
    ideas = {
        idea.id: idea
        for idea in show.snapshot.of(Idea, "journey", show.journey.id)
        if not wanted or wanted & set(idea.touchpoints)
    }
    counted = plural("{n} idea", "{n} ideas", len(ideas))
    together = (one.told for one in benefits(ideas.values()) if one.ideas > 1)
    told = dotted(counted, *together, show.lens())
    heading = SlideHeading(frame.id, frame_title(show.snapshot, frame), told)
    room = panel_of(show, heading, _MANY).grown(-INSET)
    found: dict[tuple[str, float, CardLetters], SlideCard] = {}
    whole = len(ideas) <= MOST  # more of them stand over one another

    def measured(id: str, width: float, look: CardLetters) -> SlideCard:
        key = (id, round(width, 3), look)
        if key not in found:
            found[key] = _block(show, ideas[id], width, look, whole)
        return found[key]

    ids = tuple(ideas)
    most = 1 if whole else 2
    groups = [ids[i : i + most] for i in range(0, len(ids), most)]
    pages = pack(groups, room.w, room.h, measured)
    room = panel_of(show, heading, len(pages)).grown(-INSET)

    def content(columns: Columns) -> Content:
        placed = place(columns, room, measured)
        pieces = [
            piece._replace(lane=i)
            for i, (id, at) in enumerate(placed.places.items())
            for piece in placed.blocks[id].draw(at)
        ]
        return Content(tuple(pieces), ())

    return heading, [content(columns) for columns in pages] or [Content((), ())]


def _block(
    show: ShowContext, idea: Idea, width: float, look: CardLetters, whole: bool
) -> SlideCard:
    card = _card(show, idea, width, look, whole)

    def draw(rect: Rect) -> tuple[Piece, ...]:
        now, size = card, look.title
        while now.height > rect.h + 0.01 and size > _LEAST:
            size *= _SHRINK
            now = _card(
                show, idea, rect.w, CardLetters(size, look.scale * size / look.title), whole
            )
        return (_drawn(show, now, rect),)

    inner, title = width - 2 * _PAD * card.scale, letters(look.title, 700)
    return SlideCard(card.height, unbroken(idea.title, title, inner, show.measure), draw)


def _card(show: ShowContext, idea: Idea, width: float, look: CardLetters, whole: bool) -> _Card:
    """Return the card of an idea; a ``whole`` one also says what stands behind the idea."""
    theme = show.theme
    scale, least = look.scale, min(LEAST, look.title)
    inner = width - 2 * _PAD * scale
    small, strong = letters(max(least, 26 * scale)), letters(max(least, 24 * scale), 600)
    status = tr(dict(specs(Idea)["status"].options)[idea.status]).capitalize()
    body = [_chip(show, status, strong, inner)]
    called, ink = idea.title, theme.ink
    if not called.strip():
        called, ink = tr("untitled idea"), theme.ink_soft
    title = letters(look.title, 700)
    body.append(rows.words(show, called, title, ink, inner, 14.0 * scale))
    worth = benefit_told(idea.benefit, idea.benefit_unit).replace(" ", "\xa0")
    under = dotted(idea.owner, written(idea.due).replace(" ", "\xa0"), "" if whole else worth)
    if under:
        body.append(rows.words(show, under, small, theme.ink_soft, inner, 12.0 * scale))
    places = dotted(*(show.cards[id].title for id in idea.touchpoints if id in show.cards))
    if places:
        body.append(rows.words(show, f"→ {places}", small, theme.idea_ink, inner, 12.0 * scale))
    if worth and whole:
        bold = letters(max(least, 26 * scale), 600)
        body.append(rows.words(show, worth, bold, theme.ink, inner, 12.0 * scale))
    behind = backing_line(backing(show.snapshot, idea)) if whole else ""
    if behind:
        body.append(rows.words(show, behind, small, theme.ink_soft, inner, 12.0 * scale))
    values = ((tr("Impact"), idea.impact), (tr("Effort"), idea.effort))
    for i, (name, value) in enumerate((n, v) for n, v in values if v is not None):
        body.append(_dots(show, name, value, inner, look, 20.0 if i == 0 else 6.0))
    return _Card(idea, tuple(body), scale)


def _chip(show: ShowContext, text: str, style: TextStyle, width: float) -> SlideRow:
    theme, measure, size = show.theme, show.measure, style.size
    set_ = paragraph(text, style, width - size * 1.4, measure)
    wide, high = widest(set_, measure) + size * 1.4, set_.height + size * 0.5

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        box = Box(Rect(x, y, wide, high), theme.idea, radius=high / 2)
        told = set_.shapes(x + size * 0.7, y + size * 0.25, theme.idea_ink, measure)
        return (box, *told), ()

    return SlideRow(0.0, high, draw)


def _dots(
    show: ShowContext, name: str, value: int, width: float, look: CardLetters, above: float
) -> SlideRow:
    """Return a number from 1 to 5 as dots, beside what it is the number of."""
    theme, measure, scale = show.theme, show.measure, look.scale
    size = max(min(LEAST, look.title), 26.0 * scale)
    set_ = paragraph(flat(name), letters(size, 500), width * 0.5, measure)

    def draw(x: float, y: float) -> tuple[tuple[Shape, ...], tuple[Figure, ...]]:
        shapes = list(set_.shapes(x, y, theme.ink_soft, measure))
        left, middle = x + max(110.0 * scale, widest(set_, measure) + 20.0 * scale), y + size * 0.65
        for i in range(_HIGHEST):
            fill = theme.idea_ink if i < value else theme.track
            shapes.append(disc(left + (i * 30.0 + 10.0) * scale, middle, 10.0 * scale, fill))
        return tuple(shapes), ()

    return SlideRow(above * scale, set_.height, draw)


def _drawn(show: ShowContext, card: _Card, rect: Rect) -> Piece:
    theme = show.theme
    x, y, w, h = rect
    shapes: list[Shape] = [
        Box(Rect(x, y + 3, w, h), theme.card_shadow, radius=16.0),
        Box(rect, theme.card, theme.card_edge, 2.0, 16.0),
        Box(Rect(x, y + 20, 9.0, h - 40), theme.idea_ink, radius=4.5),
    ]
    own, _ = rows.drawn(card.rows, x + _PAD * card.scale, y + _PAD * card.scale)
    figure = Figure(
        card.idea.id, FigureRole.IDEA, card.idea.title, rect, (*shapes, *own), theme.idea
    )
    return Piece((figure,))

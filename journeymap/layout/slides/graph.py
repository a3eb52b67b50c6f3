"""The journey as a graph on the wall: as much at once as can be read, else stage after stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from journeymap.analysis.frictions import worst_severity
from journeymap.drawing.faces import face, triangle
from journeymap.drawing.measure import line_height
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scaled import scaled_figure
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Area, Box, Rect, Shape, TextStyle
from journeymap.drawing.theme import mix
from journeymap.lanes.parts.card_paper import evidence_of, outline
from journeymap.language import plural, tr
from journeymap.layout.graph.arrows import ArrowDrawing
from journeymap.layout.graph.colouring import CardColour, colouring_of
from journeymap.layout.graph.legend import shows
from journeymap.layout.graph.numbers import GraphNumbers, numbers
from journeymap.layout.graph.outlined import graph_shape
from journeymap.layout.graph.placing import placed
from journeymap.layout.graph.shape import GraphNode, Placement
from journeymap.layout.slides.kinds import frame_kind
from journeymap.layout.slides.letters import flat
from journeymap.layout.slides.show import ShowContext, dotted
from journeymap.layout.slides.slide import Content, Piece
from journeymap.layout.slides.surround import INSET, SlideHeading, panel_of
from journeymap.model.names import frame_title
from journeymap.model.records import Frame, Friction, Stage
from journeymap.view import DETAILS, Shown, shown

_LETTERS = (34.0, 30.0, 28.0, 26.0, 24.0, 22.0)
_SMALLER = (20.0, 18.0, 16.0, 14.0, 12.0)
_WIDE = 8.4
"""How wide a card is, by the size of its letters."""
_PAD = 14.0
_POINT = 16.0
_APART = 6.0
_REGION = 0.5
_MANY = 99
_ASPECTS = (3.2, 100.0, 1.6, 0.5)
"""How broad a graph may be to its height before cards are stacked, as they are tried."""
_CARD = 26.0
"""The size of letters beside which signs on cards are as large as they are drawn."""


class _Card(NamedTuple):
    """What stands on a card of the wall, measured."""

    id: str
    title: Paragraph
    valence: float | None
    frictions: bool
    severity: int | None
    visits: str
    height: float


class _Part(NamedTuple):
    """Some stages placed in letters of a size."""

    here: Shown
    size: float
    cards: dict[str, _Card]
    placement: Placement
    names: tuple[Paragraph, ...]
    over: float

    def fits(self, room: Rect) -> bool:
        """Tell whether it has room on a slide."""
        return self.placement.width <= room.w and self.over + self.placement.height <= room.h


@frame_kind("graph")
def of_graph(show: ShowContext, frame: Frame) -> tuple[SlideHeading, list[Content]]:
    """Return the slides of a journey as a graph; one that is too large goes over several."""
    here = _unfolded(show, ())
    known = numbers(here, show.context.memo)
    heading = SlideHeading(frame.id, frame_title(show.snapshot, frame), _told(show, known))
    room = panel_of(show, heading).grown(-INSET)
    wall = _Wall(show, known)
    filled = tuple(stage for stage in here.stages if here.by_stage[stage.id]) or here.stages
    whole = wall.largest(filled, room, _LETTERS)
    if whole is not None:
        return heading, [Content((wall.piece(whole, room),), tuple(whole.cards))]
    room = panel_of(show, heading, _MANY).grown(-INSET)
    parts = list(wall.parts(filled, room))
    return heading, [Content((wall.piece(part, room),), tuple(part.cards)) for part in parts]


def _told(show: ShowContext, known: GraphNumbers) -> str:
    counted = known.flow.starts.counted
    n = plural("n = {n} journey", "n = {n} journeys", counted) if counted else ""
    rare = shows(known) if show.context.view.rare > 0.0 else ""
    return dotted(show.lens(), n, rare)


def _unfolded(show: ShowContext, stages: tuple[str, ...]) -> Shown:
    """Return what is shown of some stages, each touchpoint by itself."""
    return shown(show.context.view.but(stages=stages, folded=frozenset(), detail=DETAILS[1]))


def _pad(size: float) -> float:
    """Return how far what stands on a card is from its edge, beside letters of a size."""
    return min(_PAD, _PAD * size / 22.0)


class _Wall:
    """Places stages of a journey in letters of a size, and draws them on a slide."""

    def __init__(self, show: ShowContext, known: GraphNumbers) -> None:
        self.show, self.numbers = show, known
        context = show.context
        way = colouring_of(context.view.coloured)
        self.colours, self.tints = way.colours(context, context.shown.touchpoints), way.tints

    def parts(self, stages: Sequence[Stage], room: Rect) -> Iterator[_Part]:
        """Yield stages in as few parts as can be read, each in the largest letters."""
        left = list(stages)
        while left:
            count = 1
            while count < len(left) and self.largest(left[: count + 1], room, _LETTERS[-1:]):
                count += 1
            group, left = left[:count], left[count:]
            found = self.largest(group, room, (*_LETTERS, *_SMALLER))
            yield found or self._part(group, _SMALLER[-1], _ASPECTS[0])

    def largest(self, stages: Sequence[Stage], room: Rect, sizes: Sequence[float]) -> _Part | None:
        """Return stages in the largest letters in which they fit, ``None`` for in none."""
        found = (self._part(stages, size, how) for size in sizes for how in _ASPECTS)
        return next((part for part in found if part.fits(room)), None)

    def _part(self, stages: Sequence[Stage], size: float, aspect: float) -> _Part:
        show, wide = self.show, size * _WIDE
        here = _unfolded(show, tuple(stage.id for stage in stages))
        cards = {card.id: self._card(card.id, size, wide) for card in here.touchpoints}
        nodes = [GraphNode(card.id, 0, wide, card.height) for card in cards.values()]
        style = TextStyle(size - 4.0 if size > 26.0 else min(size, 22.0), 600)
        shape = graph_shape(here, self.numbers, nodes, show.measure, style, size / 13.0)
        placement = placed(replace(shape, aspect=aspect))
        name = TextStyle(min(size + 4.0, 32.0), 600)
        names = tuple(
            paragraph(
                flat(stage.title) or tr("Untitled stage"),
                name,
                max(60.0, w - 3 * _POINT),
                show.measure,
            )
            for stage, (_, w) in zip(stages, placement.regions, strict=False)
        )
        over = max((one.height for one in names), default=0.0) + 22.0
        return _Part(here, size, cards, placement, names, over)

    def _card(self, id: str, size: float, wide: float) -> _Card:
        show = self.show
        title = flat(show.cards[id].title)
        pad = _pad(size)
        set_ = paragraph(title, TextStyle(size, 600), wide - 2 * pad - 4.0, show.measure)
        frictions = show.snapshot.of(Friction, "touchpoint", id)
        visits, valence = self.numbers.visits(id), show.feeling(id)
        foot = visits or frictions or valence is not None
        height = 2 * pad + set_.height + (line_height(TextStyle(size)) + 8.0 if foot else 0.0)
        worst = worst_severity(frictions)
        return _Card(id, set_, valence, bool(frictions), worst, visits, height)

    def piece(self, part: _Part, room: Rect) -> Piece:
        """Draw a part in the middle of its room, smaller where even small letters have none."""
        placement = part.placement
        wide, high = placement.width, part.over + placement.height
        share = min(1.0, room.w / wide, room.h / high)
        at = (room.x + (room.w - wide * share) / 2, room.y + (room.h - high * share) / 2)
        figures = tuple(self._figures(part))
        return Piece(tuple(scaled_figure(figure, share, *at) for figure in figures))

    def _figures(self, part: _Part) -> Iterator[Figure]:
        yield from self._stages(part)
        show, placement = self.show, part.placement
        style = TextStyle(part.size - 4.0 if part.size > 26.0 else min(part.size, 22.0), 600)
        drawing = ArrowDrawing(
            placement,
            self.numbers,
            frozenset(),
            (0.0, part.over),
            show.theme,
            show.measure,
            part.size / 13.0,
            style,
        )
        yield from drawing.figures(show.cards)
        for id, rect in placement.cards.items():
            yield self._drawn(part, id, rect._replace(y=rect.y + part.over))

    def _stages(self, part: _Part) -> Iterator[Figure]:
        """Draw the names of the stages over their regions."""
        show, placement, theme = self.show, part.placement, self.show.theme
        bottom = part.over + placement.height
        ends = [x - _APART for x, _ in placement.regions[1:]] + [placement.width]
        rows = zip(part.here.stages, placement.regions, ends, part.names, strict=False)
        for i, (stage, (x, _), end, name) in enumerate(rows):
            tint, ink = theme.stage(stage.colour, show.palette[stage.id])
            ground = Rect(x, part.over, end - x, bottom - part.over)
            fill = mix(theme.page, tint, _REGION)
            yield Figure("", FigureRole.REGION, "", ground, (Box(ground, fill),), fill)
            last = i == len(placement.regions) - 1
            right = end - (_POINT if last else 0.0)
            middle, low = part.over / 2, part.over - 2.0
            notch = ((x + _POINT, middle),) if i else ()
            corners = ((x, 0.0), (right, 0.0), (right + _POINT, middle), (right, low), (x, low))
            words = name.shapes(x + 2 * _POINT, (low - name.height) / 2, ink, show.measure)
            rect = Rect(x, 0.0, right + _POINT - x, low)
            shapes = (Area((*corners, *notch), tint), *words)
            yield Figure(stage.id, FigureRole.STAGE, stage.title, rect, shapes, tint)

    def _drawn(self, part: _Part, id: str, rect: Rect) -> Figure:
        show, theme, card = self.show, self.show.theme, part.cards[id]
        touchpoint, scale, pad = show.cards[id], part.size / _CARD, _pad(part.size)
        colour = self.colours.get(id, CardColour())
        edge, dash = outline(evidence_of(show.context.shown, touchpoint), theme, 2.0)
        ground = mix(theme.card, colour.tone, 0.12) if self.tints and colour.tone else theme.card
        shapes: list[Shape] = [Box(rect, ground, edge, 2.0, 12.0, dash)]
        if colour.tone:
            shapes.append(
                Box(Rect(rect.x - 1.0, rect.y + 12, 8.0, rect.h - 24), colour.tone, radius=4)
            )
        shapes += card.title.shapes(rect.x + pad + 4, rect.y + pad, theme.ink, show.measure)
        x, y = rect.x + pad + 4, rect.bottom - pad - 13 * scale
        if card.valence is not None:
            shapes += face(x + 13 * scale, y, 13 * scale, card.valence, theme)
            x += 36 * scale
        style = TextStyle(min(part.size, 22.0), 600)
        if card.visits:
            number = paragraph(card.visits, style, rect.w, show.measure)
            shapes += number.shapes(x, y - number.height / 2, theme.accent_ink, show.measure)
        if card.frictions:
            # As large as its number must be to be read as well as the letters.
            large = max(1.7 * scale, min(part.size, 22.0) / 11.0)
            right = rect.right - pad - 10 * large
            shapes += triangle(right, y, card.severity, theme, large)
        return Figure(id, FigureRole.CARD, touchpoint.title, rect, tuple(shapes), colour.tone)

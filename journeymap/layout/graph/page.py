"""The graph: one journey becomes a page of cards in regions, and of the ways between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from journeymap.analysis.handovers import handovers
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.paragraph import paragraph
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Box, Rect
from journeymap.drawing.theme import COLUMN, HEADING, MARGIN, mix
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card import CardText, figure
from journeymap.language import tr
from journeymap.layout.graph.arrows import ArrowDrawing
from journeymap.layout.graph.cards import card_colours, card_texts, fold_texts, placed_fold
from journeymap.layout.graph.legend import graph_legend
from journeymap.layout.graph.numbers import GraphNumbers, numbers
from journeymap.layout.graph.outlined import graph_shape
from journeymap.layout.graph.placing import snaps_of
from journeymap.layout.graph.remembered import PlacementHistory
from journeymap.layout.graph.scene import GraphScene
from journeymap.layout.graph.shape import GraphNode, GraphShape, Placement
from journeymap.layout.laid_legend import laid_legend
from journeymap.layout.map.head import head
from journeymap.layout.map.legend import legend
from journeymap.layout.map.page_stats import page_stats
from journeymap.layout.map.people import people
from journeymap.layout.map.stages import Placed, chevrons, header_height, phases
from journeymap.metrics.scored import scores_over
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.view import Shown, View, shown

CARDS = "cards"
"""The name of the layer of the cards."""

_LEAST_PAGE = 1000.0
_EDGE = 12.0
_APART = 5.0
_POINT = 13.0
_REGION = 0.5
"""How much of its stage's colour a region has, beside that of the page."""


def lay_out(view: View, measure: Measure, memo: Memo) -> GraphScene:
    """Return the graph of a journey; without one an empty page."""
    here = shown(view)
    if here.journey is None:
        return GraphScene(_LEAST_PAGE, 600.0, ())
    return _GraphPage(here, here.journey, measure, memo).scene()


def _bottom(figures: Iterable[Figure]) -> float:
    return max(figure.rect.bottom for figure in figures)


class _GraphPage:
    """One page on its way, from the numbers to the scene."""

    def __init__(self, here: Shown, journey: Journey, measure: Measure, memo: Memo) -> None:
        self.shown, self.measure, self.memo = here, measure, memo
        view = here.view
        self.snapshot, self.theme = view.snapshot, view.theme
        self.numbers = numbers(here, memo)
        self.handed = memo(
            "hand-overs",
            (self.snapshot.all(Connection), self.snapshot.all(Touchpoint)),
            partial(handovers, self.snapshot),
        )
        arrows = memo("arrows drawn", (self.numbers,), lambda: _by_id(self.numbers))
        stops = frozenset(card.id for card in here.standing).union(here.folds)
        own = self.numbers.laid.of_records(arrows)
        self.page_stats = page_stats(here, own, stops, self.handed, memo)
        self.context = LaneContext(
            view=view,
            shown=here,
            journey=journey,
            measure=measure,
            path=tuple(card.id for card in here.touchpoints),
            memo=memo,
            scores=scores_over(self.snapshot, journey.id, memo),
        )
        self.colours = card_colours(self.context)
        self.texts = card_texts(self.context, self.numbers, self.colours)
        self.folds = fold_texts(self.context)
        self.shape = self._shape()
        self.history = self.memo("placements", (), PlacementHistory)
        self.placement = self._placement()
        self.width = max(self.placement.width, _LEAST_PAGE - 2 * MARGIN)

    def scene(self) -> GraphScene:
        """Set everything from the title down to the legend."""
        context, x = self.context, MARGIN
        top: list[Figure] = [*head(context, self.page_stats, x, MARGIN, self.width)]
        top += people(context, top, x, self.width)
        y = _bottom(top) + _EDGE
        stages = self._stages()
        bands = phases(context, stages, y + 2)
        y = _bottom(bands) + 6 if bands else y
        top += bands
        high = header_height(context, self.page_stats, stages)
        top += chevrons(context, self.page_stats, stages, y, high)
        field = y + high
        bottom = field + max(self.placement.height, 240.0)
        if not self.texts and not self.folds:
            top.append(self._hint(Rect(x, field, self.width, bottom - field)))
        more = (*laid_legend(context), *graph_legend(context, self.numbers, self.colours))
        place = (x + 4, bottom + 14, self.width - 8)
        key = legend(context, self.page_stats, *place, more, self.shown.channels)
        end = (key.rect.bottom if key else bottom) + MARGIN * 0.75
        layers = (
            self._layer(LayerName.PAPER, self._regions(stages, field, bottom)),
            self._layer(LayerName.ARROWS, self._arrows((x, field))),
            self._layer(CARDS, self._cards((x, field))),
            self._layer(LayerName.FRAME, (*top, *((key,) if key else ()))),
        )
        places = tuple((f.id, f.rect) for f in top if f.role == FigureRole.STAGE)
        under = field + self.placement.top
        regions = tuple(
            (stage.id, Rect(left, under, wide, bottom - under)) for stage, left, wide in stages
        )
        snaps = snaps_of(self.placement, [stage.id for stage in self.shown.stages], MARGIN)
        wide = self.width + 2 * MARGIN
        kept = (self.shape, self.history)
        return GraphScene(wide, end, layers, places, regions, snaps, *kept)

    def _placement(self) -> Placement:
        """Place cards and arrows; as before while nothing that is to be placed is another.

        After a small change what was there stays, as long as the page is not closed.
        """
        shape, history = self.shape, self.history
        return self.memo("placement", (shape, history.revision), lambda: history.placed(shape))

    def _shape(self) -> GraphShape:
        nodes = [
            GraphNode(t.touchpoint.id, 0, t.width, t.height, _pin(t)) for t in self.texts.values()
        ]
        nodes += [GraphNode(id, 0, COLUMN, one.height) for id, one in self.folds.items()]
        return graph_shape(self.shown, self.numbers, nodes, self.measure)

    def _stages(self) -> list[Placed]:
        """Return each stage with its x and width; the last one ends where the page does."""
        lefts = [MARGIN + x for x, _ in self.placement.regions]
        ends = [left - _APART for left in lefts[1:]] + [MARGIN + self.width - _POINT]
        rows = zip(self.shown.stages, lefts, ends, strict=False)
        return [(stage, left, end - left) for stage, left, end in rows]

    def _regions(self, stages: list[Placed], top: float, bottom: float) -> tuple[Figure, ...]:
        """Tint the column under each stage."""
        every = {stage.id: i for i, stage in enumerate(self.shown.every_stage)}
        found = []
        for stage, left, wide in stages:
            tint, _ = self.theme.stage(stage.colour, every[stage.id])
            rect = Rect(left, top, wide, bottom - top)
            box = Box(rect, mix(self.theme.page, tint, _REGION))
            make = partial(Figure, "", FigureRole.REGION, "", rect, (box,), box.fill)
            found.append(self.memo(("region", stage.id), (rect, tint), make))
        return tuple(found)

    def _cards(self, at: tuple[float, float]) -> tuple[Figure, ...]:
        found = []
        for id, rect in self.placement.cards.items():
            place = rect._replace(x=rect.x + at[0], y=rect.y + at[1])
            if id in self.folds:
                found.append(placed_fold(self.context, self.folds[id], place))
                continue
            text: CardText = self.texts[id]
            if text.height != rect.h:
                text = text._replace(height=rect.h)
            found.append(figure(self.context, text, place.x, place.y))
        return tuple(found)

    def _arrows(self, at: tuple[float, float]) -> tuple[Figure, ...]:
        drawing = ArrowDrawing(
            self.placement, self.numbers, self.handed, at, self.theme, self.measure
        )
        cards = self.snapshot.all(Touchpoint)
        inputs = (self.placement, self.numbers, self.handed, at, cards)
        return self.memo("arrows", inputs, lambda: tuple(self._kept(drawing.figures(cards))))

    def _kept(self, figures: Iterable[Figure]) -> Iterator[Figure]:
        """Yield figures, those of before where they are drawn alike: they are not painted again."""
        count = Counter[tuple[str, str]]()
        for one in figures:
            key = (one.id, one.role)
            count[key] += 1
            inputs = (one.rect, one.name, one.shapes)
            yield self.memo((*key, count[key]), inputs, partial(_itself, one))

    def _hint(self, at: Rect) -> Figure:
        """Say in an empty field how to begin."""
        said = tr("Press T for the first touchpoint. Then Tab brings the next, already connected.")
        words = paragraph(said, HEADING, at.w - 80.0, self.measure)
        x, y = at.centre
        top = y - words.height / 2
        shapes = words.shapes(x, top, self.theme.ink_soft, self.measure, "middle")
        rect = Rect(at.x + 40.0, top, at.w - 80.0, words.height)
        return Figure("", FigureRole.HINT, said, rect, shapes)

    def _layer(self, name: str, figures: tuple[Figure, ...]) -> Layer:
        """Return the layer of before when it holds the same figures."""
        return self.memo(("layer", name), (figures,), lambda: Layer(name, figures))


def _by_id(known: GraphNumbers) -> dict[str, Connection]:
    return {arrow.id: arrow for arrow in known.arrows}


def _itself(figure: Figure) -> Figure:
    return figure


def _pin(text: CardText) -> tuple[float, float] | None:
    """Return where a card was put by hand, ``None`` for nowhere."""
    x, y = text.touchpoint.x, text.touchpoint.y
    return None if x is None or y is None else (x, y)

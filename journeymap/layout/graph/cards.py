"""The cards of the graph: those of the map, with their channel and how often one comes there.

A folded stage has one that stands for all of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect
from journeymap.drawing.theme import COLUMN
from journeymap.lanes import Column, LaneContext
from journeymap.lanes.parts.card import CardText, block
from journeymap.lanes.parts.card_head import CardHead
from journeymap.lanes.parts.fold import FoldText, fold_figure, fold_text
from journeymap.layout.graph.colouring import (
    CardColour,
    Colouring,
    colouring_of,
    feeling_of,
    lane_words,
)
from journeymap.layout.graph.numbers import GraphNumbers
from journeymap.model.records import Lane, Touchpoint


def card_colours(context: LaneContext) -> Mapping[str, CardColour]:
    """Return what colours each card of a page, by its id."""
    return colouring_of(context.view.coloured).colours(context, context.shown.standing)


def card_texts(
    context: LaneContext, numbers: GraphNumbers, colours: Mapping[str, CardColour]
) -> dict[str, CardText]:
    """Measure every card of a page, by its id."""
    way = colouring_of(context.view.coloured)
    return {
        card.id: block(context, card, COLUMN, _head(context, card, numbers, colours, way))
        for card in context.shown.standing
    }


def _head(
    context: LaneContext,
    card: Touchpoint,
    numbers: GraphNumbers,
    colours: Mapping[str, CardColour],
    way: Colouring,
) -> CardHead:
    lane = context.snapshot.get(Lane, card.lane)
    colour = colours.get(card.id, CardColour())
    words = (lane_words(lane) if lane else "", colour.adds)
    return CardHead(
        words=" · ".join(filter(None, words)),
        pill=numbers.visits(card.id),
        valence=feeling_of(context, card),
        tone=colour.tone,
        tinted=way.tints,
    )


def fold_texts(context: LaneContext) -> dict[str, FoldText]:
    """Measure what stands for each folded stage of a page, by the id of the stage."""
    return {
        id: fold_text(context, Column("", id, 0.0, COLUMN, True), fold)
        for id, fold in context.shown.folds.items()
    }


def placed_fold(context: LaneContext, one: FoldText, at: Rect) -> Figure:
    """Draw what stands for a folded stage in its place."""
    column = Column("", one.fold.stage, at.x, at.w, True)
    made = partial(fold_figure, context, one._replace(column=column, height=at.h), at.y)
    return context.memo(("fold", one.fold.stage), (one.fold, one.words, one.worst, at), made)

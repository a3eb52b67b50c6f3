"""The cards of the graph: those of the map, with their channel and how often one comes there."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.drawing.theme import COLUMN
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.card import CardText, block
from journeymap.lanes.parts.card_head import CardHead
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
    return colouring_of(context.view.coloured).colours(context, context.shown.touchpoints)


def card_texts(
    context: LaneContext, numbers: GraphNumbers, colours: Mapping[str, CardColour]
) -> dict[str, CardText]:
    """Measure every card of a page, by its id."""
    way = colouring_of(context.view.coloured)
    return {
        card.id: block(context, card, COLUMN, _head(context, card, numbers, colours, way))
        for card in context.shown.touchpoints
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

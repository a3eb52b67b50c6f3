"""Columns of cards and lanes: what has an order from above to below before it has heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from journeymap.layout.graph.shape import GraphLink, GraphShape
from journeymap.layout.graph.stacks import FEW, Stack, standing_on

LinkWay = Literal["through", "back", "over", "beside", "drop"]
"""How an arrow runs: through columns to the right or to the left, over the top, beside cards of
one column, or straight down or up between two that stand on one another."""

MAIN = 8.0
"""How much an arrow of the likeliest path counts, where others count one."""


@dataclass(slots=True)
class Layers:
    """Items by number: a card (or two that stand on one another), or a lane of a long arrow.

    ``columns`` are the items of each column from above; ``cards`` those of an item, none for a
    lane; ``lane`` is the arrow of a lane; ``chains`` are the items of each arrow that runs
    through columns, from left to right; ``left`` and ``right`` the neighbours of each item, each
    with how much it counts; ``main`` are the arrows of the likeliest path.
    """

    columns: list[list[int]]
    cards: list[tuple[str, ...]] = field(default_factory=list)
    lane: list[GraphLink | None] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    item_of: dict[str, int] = field(default_factory=dict)
    ways: dict[str, LinkWay] = field(default_factory=dict)
    chains: dict[str, list[int]] = field(default_factory=dict)
    left: list[list[tuple[int, float]]] = field(default_factory=list)
    right: list[list[tuple[int, float]]] = field(default_factory=list)
    main: set[str] = field(default_factory=set)

    def add(self, column: int, cards: tuple[str, ...], lane: GraphLink | None = None) -> int:
        """Add an item at the end of a column and return its number."""
        item = len(self.cards)
        self.cards.append(cards)
        self.lane.append(lane)
        self.column.append(column)
        self.left.append([])
        self.right.append([])
        self.columns[column].append(item)
        return item


def layers(
    shape: GraphShape, column_of: Mapping[str, int], count: int, stacks: Sequence[Stack]
) -> Layers:
    """Return the items of all columns; the cards of a stack are one item."""
    found = Layers([[] for _ in range(count)])
    stack_of = {id: stack for stack in stacks for id in stack}
    for node in shape.nodes:
        if node.id not in found.item_of:
            cards = stack_of.get(node.id, (node.id,))
            item = found.add(column_of[node.id], cards)
            found.item_of |= dict.fromkeys(cards, item)
    found.main = {
        link.id for link in shape.links if (link.source, link.target) in set(pairwise(shape.main))
    }
    beside = standing_on(stacks)
    few = len(shape.nodes) <= FEW
    joined: set[frozenset[str]] = set()
    for link in shape.links:
        way = _way(link, column_of, beside, few)
        if way == "drop":
            pair = frozenset((link.source, link.target))
            way = "beside" if pair in joined else "drop"
            joined.add(pair)
        found.ways[link.id] = way
        if way in ("through", "back"):
            _chain(found, link, column_of, link.id in found.main)
    return found


def _way(
    link: GraphLink,
    column_of: Mapping[str, int],
    beside: Mapping[str, frozenset[str]],
    few: bool,
) -> LinkWay:
    first, last = column_of[link.source], column_of[link.target]
    if link.source == link.target:
        return "beside"
    if link.over:
        return "over"
    if link.target in beside.get(link.source, ()):
        return "drop"
    if first == last:
        return "beside"
    if first < last:
        return "through"
    return "over" if few else "back"


def _chain(found: Layers, link: GraphLink, column_of: Mapping[str, int], main: bool) -> None:
    """Let an arrow pass every column between its cards in a lane of its own."""
    ends = sorted((link.source, link.target), key=lambda id: column_of[id])
    first, last = (found.item_of[id] for id in ends)
    chain = [first]
    for column in range(column_of[ends[0]] + 1, column_of[ends[1]]):
        chain.append(found.add(column, (), link))
    chain.append(last)
    found.chains[link.id] = chain
    much = MAIN if main else 1.0
    for a, b in pairwise(chain):
        found.right[a].append((b, much))
        found.left[b].append((a, much))


def places(columns: Sequence[Sequence[int]], items: int) -> list[int]:
    """Return how many items stand above each one in its column."""
    found = [0] * items
    for column in columns:
        for place, item in enumerate(column):
            found[item] = place
    return found

"""From the shape of a journey to the places of its cards, arrows, labels and tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, isnan

from journeymap.layout.graph.columns import INSET, STEP, Columns, columns_of
from journeymap.layout.graph.crossing import ordered
from journeymap.layout.graph.drawn import Drawn, drawn
from journeymap.layout.graph.heights import Sizes, heights, pairs_of
from journeymap.layout.graph.layers import Layers, layers
from journeymap.layout.graph.ports import Sides
from journeymap.layout.graph.room import with_room
from journeymap.layout.graph.shape import GraphNode, GraphShape, Placement
from journeymap.layout.graph.stacks import stacks_of

SNAP = 6.0
"""Heights to which what is put by hand snaps, in page units."""
_LITTLE = 3
"""How many cards may have come or gone so that the others stay where they are."""
_TAG_GAP, _DROP_GAP, _DROP_HEAD = 16.0, 36.0, 14.0


def placed(shape: GraphShape, before: Placement | None = None) -> Placement:
    """Return where everything of a journey stands; the same shape always gives the same.

    Pinned cards stand in the column nearest to their x, and exactly at their y; others make room.
    After a small change to what was ``before`` all that was there stays at its height.
    """
    known = prepared(shape)
    wish = _wish_of_before(known.shape, known.layers, before)
    if wish is None:
        return finished(known, ordered(known.layers))
    tops, much = wish
    return _drawn(known, known.layers.columns, tops, much, everywhere=True)


@dataclass(slots=True)
class Prepared:
    """What is known of a journey before the items of its columns have an order."""

    shape: GraphShape
    columns: Columns
    layers: Layers
    sides: Sides
    sizes: Sizes
    tall: dict[str, float]
    offsets: dict[str, float]


def prepared(shape: GraphShape) -> Prepared:
    """Return the columns and sizes of a journey."""
    shape = _sound(shape)
    stacks = stacks_of(shape)
    columns = columns_of(shape, stacks)
    found = layers(shape, columns.of, sum(columns.count), stacks)
    sides = Sides(shape, found)
    tall = {node.id: max(node.height, sides.least_height(node.id)) for node in shape.nodes}
    sizes, offsets = _sizes(shape, found, tall)
    return Prepared(shape, columns, found, sides, sizes, tall, offsets)


def finished(known: Prepared, order: Sequence[Sequence[int]], engine: str = "") -> Placement:
    """Return the placement with the items of all columns in an order, whoever found it."""
    found, sizes = known.layers, known.sizes
    ends = {
        link.id: (link.target, link.source)
        if found.ways[link.id] == "back"
        else (link.source, link.target)
        for link in known.shape.links
    }
    tops = heights(found, order, sizes, pairs_of(found, sizes, ends))
    return _drawn(known, order, tops, [1.0] * len(tops), engine=engine)


def _drawn(
    known: Prepared,
    order: Sequence[Sequence[int]],
    tops: list[float],
    much: Sequence[float],
    everywhere: bool = False,
    engine: str = "",
) -> Placement:
    shape, found, sizes = known.shape, known.layers, known.sizes
    order, tops = _pinned(shape, found, order, tops, much, sizes, everywhere)
    return drawn(
        Drawn(
            shape, known.columns, found, order, tops, sizes, known.offsets, known.tall, known.sides
        ),
        engine,
    )


def _sound(shape: GraphShape) -> GraphShape:
    """Return the shape without what cannot be placed: stages and ends that are not there."""
    stages = max(shape.stages, 1)
    limit = sum(node.height + 60.0 for node in shape.nodes) + 600.0
    nodes = {
        node.id: node._replace(
            stage=min(max(node.stage, 0), stages - 1), pin=_sound_pin(node, limit)
        )
        for node in shape.nodes
    }
    links = {k.id: k for k in shape.links if k.source in nodes and k.target in nodes}
    main = tuple(id for id in shape.main if id in nodes)
    drops = {id: size for id, size in shape.drops.items() if id in nodes}
    kept = tuple(nodes.values()), tuple(links.values())
    return GraphShape(*kept, stages, main, drops, shape.aspect)


def _sound_pin(node: GraphNode, limit: float) -> tuple[float, float] | None:
    if node.pin is None or isnan(node.pin[0]) or isnan(node.pin[1]):
        return None
    return (node.pin[0], min(max(node.pin[1], 0.0), limit))


def _sizes(
    shape: GraphShape, found: Layers, tall: Mapping[str, float]
) -> tuple[Sizes, dict[str, float]]:
    """Return the sizes of all items, and how far below its top each card of an item stands."""
    labels = {
        frozenset((k.source, k.target)): k.label[1]
        for k in shape.links
        if found.ways[k.id] == "drop"
    }
    sizes = Sizes([], {}, [])
    offsets: dict[str, float] = {}
    for item, cards in enumerate(found.cards):
        lane, y = found.lane[item], 0.0
        for i, card in enumerate(cards):
            offsets[card] = y
            sizes.middle[card] = y + tall[card] / 2
            tag = shape.drops.get(card, (0.0, 0.0))[1]
            y += tall[card] + (tag + _TAG_GAP if tag else 0.0)
            if i + 1 < len(cards):
                label = labels.get(frozenset((card, cards[i + 1])), 0.0)
                y += max(label + 2 * _DROP_HEAD, _DROP_GAP - (_TAG_GAP if tag else 0.0))
        sizes.high.append(y)
        sizes.thick.append(lane.thick if lane is not None else 0.0)
    return sizes, offsets


def _wish_of_before(
    shape: GraphShape, found: Layers, before: Placement | None
) -> tuple[list[float], list[float]] | None:
    """Return where each item stood, and how much it counts to leave it there.

    ``None`` when there was nothing, or something quite different.
    """
    if before is None or not before.cards:
        return None
    here = {node.id for node in shape.nodes}
    if len(here ^ before.cards.keys()) > _LITTLE:
        return None
    tops: list[float | None] = [None] * len(found.cards)
    for item, cards in enumerate(found.cards):
        if cards and cards[0] in before.cards:
            tops[item] = before.cards[cards[0]].y - before.top
    for id, chain in found.chains.items():
        lanes = before.lanes.get(id, ())
        for i, item in enumerate(chain[1:-1]):
            if len(lanes) == len(chain) - 2:
                tops[item] = lanes[i] - before.top
    much = [0.02 if top is None else 1.0 for top in tops]
    return _all_known(found, tops), much


def _all_known(found: Layers, tops: Sequence[float | None]) -> list[float]:
    """Let what is new wish to stand between its neighbours; what has none comes last."""
    known = list(tops)
    last = max((top for top in tops if top is not None), default=0.0) + 100.0
    for _ in range(len(known)):
        news = [item for item, top in enumerate(known) if top is None]
        if not news:
            break
        met = {}
        for item in news:
            around = [known[o] for o, _ in (*found.left[item], *found.right[item])]
            sure = [top for top in around if top is not None]
            if sure:
                met[item] = sum(sure) / len(sure)
        for item in met or news:
            known[item] = met.get(item, last)
    return [top if top is not None else last for top in known]


def _pinned(
    shape: GraphShape,
    found: Layers,
    order: Sequence[Sequence[int]],
    tops: list[float],
    much: Sequence[float],
    sizes: Sizes,
    everywhere: bool,
) -> tuple[list[list[int]], list[float]]:
    """Make room in the columns where a card is pinned, or in all."""
    pins: list[dict[int, float]] = [{} for _ in order]
    for node in shape.nodes:
        if node.pin is not None:
            item = found.item_of[node.id]
            pins[found.column[item]][item] = node.pin[1]
    result = [list(column) for column in order]
    for number, column in enumerate(order):
        if pins[number] or everywhere:
            result[number], here = with_room(column, tops, much, pins[number], sizes)
            for item, top in here.items():
                tops[item] = top
    return result, tops


def pin_at(placement: Placement, stage: int, x: float, y: float) -> tuple[float, float]:
    """Return the pin of a card whose left upper corner was put there, snapped to a column."""
    lefts = placement.columns[stage]
    near = min(range(len(lefts)), key=lambda i: abs(lefts[i] - x))
    beyond = max(round((x - lefts[-1]) / STEP), 0) if near == len(lefts) - 1 else 0
    snapped = round(max(y - placement.top, 0.0) / SNAP) * SNAP if isfinite(y) else 0.0
    return (INSET + STEP * (near + beyond), snapped)


def snaps_of(
    placement: Placement, stages: Sequence[str], left: float
) -> dict[str, tuple[tuple[float, float], ...]]:
    """Return for each stage the left edges of its columns, and the x of a card pinned there.

    The field begins at ``left`` on the page. Behind the last column there is room for one more.
    """
    found = {}
    for id, lefts in zip(stages, placement.columns, strict=False):
        edges = [left + x for x in lefts]
        edges += [edges[-1] + STEP] if edges else [left + INSET]
        found[id] = tuple((x, INSET + STEP * i) for i, x in enumerate(edges))
    return found

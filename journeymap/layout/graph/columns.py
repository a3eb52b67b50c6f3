"""In which column each card of a graph stands: its stage, and its depth inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, isfinite, sqrt

from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape

STEP = 240.0
"""How far apart columns are thought to be where a pin says in which one it stands."""
INSET = 32.0
"""How far from the left of its region the first column is thought to be."""


@dataclass(slots=True)
class Columns:
    """The column of each card, and the first column and the number of columns of each stage."""

    of: dict[str, int]
    first: list[int]
    count: list[int]


def columns_of(shape: GraphShape, stacks: Sequence[Sequence[str]] = ()) -> Columns:
    """Return the columns of all cards; those of one stack share a column."""
    stages: list[list[GraphNode]] = [[] for _ in range(shape.stages)]
    for node in shape.nodes:
        stages[node.stage].append(node)
    linked = {e for link in shape.links if not link.aside for e in (link.source, link.target)}
    inside = within(shape)
    group = {id: stack[0] for stack in stacks for id in stack}
    pull = _pulls(shape)
    found = Columns({}, [], [])
    base = 0
    for stage, nodes in enumerate(stages):
        depths = depths_in(nodes, inside[stage], shape.main, group, pull)
        alone = [node for node in nodes if node.id not in linked]
        deep = max((depths[n.id] + 1 for n in nodes if n.id in linked), default=0)
        _spread(alone, depths, deep, len(nodes))
        for node in nodes:
            if node.pin is not None and isfinite(node.pin[0]):
                column = min(max((node.pin[0] - INSET) / STEP, 0.0), len(nodes) - 1.0)
                depths[node.id] = round(column)
        count = max((depths[node.id] + 1 for node in nodes), default=1)
        found.of |= {node.id: base + depths[node.id] for node in nodes}
        found.first.append(base)
        found.count.append(count)
        base += count
    return found


def within(shape: GraphShape) -> list[list[GraphLink]]:
    """Return for each stage the arrows that do not leave it, and say where its cards stand."""
    stage_of = {node.id: node.stage for node in shape.nodes}
    found: list[list[GraphLink]] = [[] for _ in range(shape.stages)]
    for link in shape.links:
        stage = stage_of[link.source]
        if link.source == link.target or link.over or link.aside:
            continue
        if stage == stage_of[link.target]:
            found[stage].append(link)
    return found


def _spread(alone: Sequence[GraphNode], depths: dict[str, int], deep: int, cards: int) -> None:
    """Spread cards that nothing leads to over the columns, so that the stage is no tower."""
    wide = max(deep, ceil(sqrt(len(alone) / 2)), 1)
    filled = [0] * wide
    single = {node.id for node in alone}
    for id, depth in depths.items():
        if id not in single:
            filled[depth] += 1
    level = ceil(cards / wide)
    column = 0
    for node in alone:
        while column < wide - 1 and filled[column] >= level:
            column += 1
        depths[node.id] = column
        filled[column] += 1


def _pulls(shape: GraphShape) -> Mapping[str, int]:
    """Return how many arrows more leave each card than come to it, loops left out."""
    found: dict[str, int] = defaultdict(int)
    stage_of = {node.id: node.stage for node in shape.nodes}
    for link in shape.links:
        if not (link.over or link.aside) and stage_of[link.source] <= stage_of[link.target]:
            found[link.source] += 1
            found[link.target] -= 1
    return found


def depths_in(
    nodes: Sequence[GraphNode],
    links: Sequence[GraphLink],
    main: Sequence[str],
    group: Mapping[str, str],
    pull: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """Return how deep each card of a stage stands: the longest way to it, loops broken.

    Cards of one ``group`` stand equally deep. What leads on more than it is led to, as ``pull``
    says, is drawn to the right as far as what it leads to leaves room.
    """
    after: dict[str, list[tuple[str, int]]] = defaultdict(list)
    before: dict[str, int] = dict.fromkeys((node.id for node in nodes), 0)
    ahead = set(pairwise(main))
    ordered = sorted(links, key=lambda k: ((k.source, k.target) not in ahead, -k.weight))
    for link in ordered:
        one = group.get(link.source, link.source) == group.get(link.target, link.target)
        after[link.source].append((link.target, 0 if one else 1))
        before[link.target] += 1
    rank = {id: i for i, id in enumerate(main)}
    roots = sorted(
        (node.id for node in nodes), key=lambda id: (before[id] > 0, rank.get(id, len(main)))
    )
    order = _finished_last_first(roots, after)
    place = {id: i for i, id in enumerate(order)}
    depths = dict.fromkeys(order, 0)
    for id in order:
        for target, step in after[id]:
            if place[target] > place[id]:
                depths[target] = max(depths[target], depths[id] + step)
    for id in reversed(order):
        ahead_of = [depths[t] - step for t, step in after[id] if place[t] > place[id]]
        if ahead_of and id not in group and pull is not None and pull[id] > 0:
            depths[id] = max(depths[id], min(ahead_of))
    return {node.id: depths[node.id] for node in nodes}


def _finished_last_first(
    roots: Sequence[str], after: Mapping[str, Sequence[tuple[str, int]]]
) -> list[str]:
    """Return an order in which only the arrows that close a loop run backwards."""
    seen: set[str] = set()
    finished: list[str] = []
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        way = [(root, iter(after.get(root, ())))]
        while way:
            id, rest = way[-1]
            following = next((target for target, _ in rest if target not in seen), None)
            if following is None:
                way.pop()
                finished.append(id)
            else:
                seen.add(following)
                way.append((following, iter(after.get(following, ()))))
    finished.reverse()
    return finished

"""What must hold of every placement of a graph, and shapes to try it on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

from journeymap.drawing.shapes import Point, Rect
from journeymap.layout.graph.shape import GraphLink, GraphNode, GraphShape, Placement

Run = tuple[Point, Point]


def journey_of(cards: int, seed: int, label: tuple[float, float] = (44.0, 18.0)) -> GraphShape:
    """Return a journey as they grow: mostly forwards, some branches, one arrow of eight back."""
    draw = Random(seed)
    stages = 5 if cards < 50 else 10 if cards < 1000 else 12
    nodes = tuple(GraphNode(f"t{i}", i * stages // cards, 168.0, 72.0) for i in range(cards))
    links: list[GraphLink] = []
    far = max(cards // 130, 3)
    for i in range(cards - 1):
        to = min(cards - 1, i + 1 + int(draw.expovariate(1 / far)))
        links.append(GraphLink(f"l{i}", f"t{i}", f"t{to}", 1.0, False, label))
    while len(links) < cards * 1.28:
        i = draw.randrange(cards)
        to = (
            i + draw.randrange(2, 4 * far)
            if draw.random() > 0.12
            else i - draw.randrange(1, 5 * far)
        )
        to = max(0, min(cards - 1, to))
        links.append(GraphLink(f"l{len(links)}", f"t{i}", f"t{to}", 0.3, False, label))
    drops = {f"t{i}": (50.0, 18.0) for i in range(0, cards, 5)}
    return GraphShape(nodes, tuple(links), stages, (), drops)


def runs_of(route: tuple[Point, ...]) -> Iterator[Run]:
    """Yield the straight runs of an arrow that have a length."""
    return (run for run in pairwise(route) if run[0] != run[1])


def faults(shape: GraphShape, placement: Placement) -> list[str]:
    """Return a sentence for whatever is not valid in a placement."""
    found = [*_of_cards(shape, placement), *_of_routes(shape, placement)]
    return [*found, *_of_labels(placement), *_of_page(placement)]


def _of_cards(shape: GraphShape, placement: Placement) -> Iterator[str]:
    cards = placement.cards
    if set(cards) != {node.id for node in shape.nodes}:
        yield "a card is missing"
    solid = [*cards.items(), *((f"tag of {id}", rect) for id, (_, rect) in placement.drops.items())]
    for (a, one), (b, other) in combinations(solid, 2):
        if one.meets(other):
            yield f"{a} and {b} overlap"
    for node in shape.nodes:
        left, width = placement.regions[node.stage]
        rect = cards[node.id]
        if not (left <= rect.x and rect.right <= left + width):
            yield f"{node.id} leaves its stage"
        if rect.w != node.width or rect.h < node.height:
            yield f"{node.id} is smaller than it asks for"
    x = 0.0
    for left, width in placement.regions:
        if abs(left - x) > 1e-6 or width < 40:
            yield "stages are not side by side"
        x = left + width


def _of_routes(shape: GraphShape, placement: Placement) -> Iterator[str]:
    lines: list[tuple[str, Run]] = []
    for link in shape.links:
        route = placement.routes[link.id]
        ends = placement.cards[link.source], placement.cards[link.target]
        for point, card in zip((route[0], route[-1]), ends, strict=True):
            if not _on_edge(point, card):
                yield f"{link.id} does not touch its card"
        lines += ((link.id, run) for run in runs_of(route))
    for id, ((x0, y0), (x1, y1)) in lines:
        if x0 != x1 and y0 != y1:
            yield f"{id} is slanted"
        rect = Rect.around(((x0, y0), (x1, y1)))
        for name, card in placement.cards.items():
            if _cuts(rect, card):
                yield f"{id} runs through {name}"
        for name, (_, tag) in placement.drops.items():
            if _cuts(rect, tag):
                yield f"{id} runs through the tag of {name}"
    yield from _one_on_another(lines)


def _on_edge(point: Point, card: Rect) -> bool:
    x, y = point
    upright = (abs(x - card.x) < 1e-6 or abs(x - card.right) < 1e-6) and card.y < y < card.bottom
    level = (abs(y - card.y) < 1e-6 or abs(y - card.bottom) < 1e-6) and card.x < x < card.right
    return upright or level


def _cuts(run: Rect, card: Rect) -> bool:
    inside = card.grown(-0.01)
    return (
        run.x < inside.right
        and inside.x < run.right
        and run.y <= inside.bottom
        and inside.y <= run.bottom
    ) or (
        run.x <= inside.right
        and inside.x <= run.right
        and run.y < inside.bottom
        and inside.y < run.bottom
    )


def _one_on_another(lines: list[tuple[str, Run]]) -> Iterator[str]:
    for (a, (p, q)), (b, (r, s)) in combinations(lines, 2):
        if a == b:
            continue
        for along, across in ((0, 1), (1, 0)):
            if p[across] == q[across] and r[across] == s[across]:
                near = abs(p[across] - r[across]) < 0.4
                low = max(min(p[along], q[along]), min(r[along], s[along]))
                high = min(max(p[along], q[along]), max(r[along], s[along]))
                if near and low < high - 1e-6:
                    yield f"{a} and {b} lie on one another"


def _of_labels(placement: Placement) -> Iterator[str]:
    labels = [*placement.labels.items()]
    for (a, one), (b, other) in combinations(labels, 2):
        if one.meets(other):
            yield f"the labels of {a} and {b} overlap"
    for id, label in labels:
        for name, card in placement.cards.items():
            if label.meets(card):
                yield f"the label of {id} lies on {name}"
        for name, (_, tag) in placement.drops.items():
            if label.meets(tag):
                yield f"the label of {id} lies on the tag of {name}"
        if not any(_cuts(Rect.around(run), label) for run in runs_of(placement.routes[id])):
            yield f"the label of {id} is not on its arrow"


def _of_page(placement: Placement) -> Iterator[str]:
    rects = [*placement.cards.values(), *placement.labels.values()]
    rects += [rect for _, rect in placement.drops.values()]
    rects += [Rect.around(run) for route in placement.routes.values() for run in runs_of(route)]
    for rect in rects:
        if not (rect.x >= 0 and rect.right <= placement.width):
            yield f"{rect} leaves the page at a side"
        if not (rect.y >= 0 and rect.bottom <= placement.height):
            yield f"{rect} leaves the page above or below"


def crossings_of(placement: Placement) -> int:
    """Return how many pairs of runs of two arrows cross, as they are drawn."""
    levels: list[tuple[float, float, float, str]] = []
    uprights: list[tuple[float, float, float, str]] = []
    for id, route in placement.routes.items():
        for (x0, y0), (x1, y1) in runs_of(route):
            if y0 == y1:
                levels.append((y0, min(x0, x1), max(x0, x1), id))
            else:
                uprights.append((x0, min(y0, y1), max(y0, y1), id))
    return sum(
        1
        for y, left, right, a in levels
        for x, top, bottom, b in uprights
        if left < x < right and top < y < bottom and a != b
    )

"""From columns, orders and heights to rectangles and routes on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeymap.drawing.shapes import Point, Rect
from journeymap.layout.graph.columns import Columns
from journeymap.layout.graph.gutters import Gutter, gutters_of, levels_of
from journeymap.layout.graph.heights import Sizes
from journeymap.layout.graph.layers import Layers
from journeymap.layout.graph.ports import Ports, Sides, ports, says_at
from journeymap.layout.graph.roof import Roof, doors, label_over, roof_of
from journeymap.layout.graph.shape import GraphLink, GraphShape, Placement

_LEAST = 168.0
"""How wide a column without cards is."""
_FIELD = 12.0
"""Room over the first card and under the last."""
_TAG_LINE = 14.0
_TAG_INSET = 8.0


@dataclass(slots=True)
class Drawn:
    """All that was found out before anything is drawn."""

    shape: GraphShape
    columns: Columns
    layers: Layers
    order: Sequence[Sequence[int]]
    tops: Sequence[float]
    sizes: Sizes
    offsets: dict[str, float]
    tall: dict[str, float]
    sides: Sides


def drawn(known: Drawn, engine: str = "") -> Placement:
    """Return the placement; ``engine`` is who found the order."""
    return _Page(known).placement(engine)


class _Page:
    """A page on its way: heights first, then widths, then lines."""

    def __init__(self, known: Drawn) -> None:
        self.known = known
        self.links = {link.id: link for link in known.shape.links}
        flat = self._cards([0.0] * len(known.order), 0.0)
        self.ports: Ports = ports(
            known.layers, known.order, known.sides, flat, known.tops, known.sizes
        )
        borders = frozenset(known.columns.first[1:])
        self.gutters = gutters_of(known.layers, self.ports, self.links, borders)
        self.roof: Roof = roof_of(known.layers, self.ports, known.shape.links)
        self.wide = self._widths()
        self.lefts, self.gutter_x, self.width = self._across()
        self.top = self.roof.height + _FIELD
        self.cards = self._cards(self.lefts, self.top)
        self.doors = doors(self.ports, self.links, self.cards)

    def placement(self, engine: str) -> Placement:
        """Return all places."""
        columns = self.known.columns
        routes = {id: self._route(link) for id, link in self.links.items()}
        drops = self._drops()
        bottoms = [rect.bottom for rect in self.cards.values()]
        bottoms += [rect.bottom for _, rect in drops.values()]
        bottoms += [y for route in routes.values() for _, y in route]
        lanes = {
            id: tuple(y + self.top for y in lanes)
            for id, lanes in self.ports.lanes.items()
            if lanes
        }
        return Placement(
            cards=self.cards,
            regions=self._regions(),
            routes=routes,
            labels=self._labels(routes),
            drops=drops,
            top=self.top,
            width=self.width,
            height=max(bottoms, default=self.top + 120.0) + _FIELD * 2,
            lanes=lanes,
            columns=tuple(
                tuple(self.lefts[first : first + count])
                for first, count in zip(columns.first, columns.count, strict=True)
            ),
            engine=engine,
        )

    def _cards(self, lefts: Sequence[float], top: float) -> dict[str, Rect]:
        known = self.known
        found = {}
        for node in known.shape.nodes:
            item = known.layers.item_of[node.id]
            y = known.tops[item] + known.offsets[node.id] + top
            x = lefts[known.layers.column[item]]
            found[node.id] = Rect(x, y, node.width, known.tall[node.id])
        return found

    def _widths(self) -> list[float]:
        wide = [0.0] * len(self.known.order)
        for node in self.known.shape.nodes:
            column = self.known.columns.of[node.id]
            wide[column] = max(wide[column], node.width)
        return [width or _LEAST for width in wide]

    def _across(self) -> tuple[list[float], list[float], float]:
        """Return the left edges of all columns and gutters, and the width of the page."""
        x, lefts, gutters = 0.0, [], []
        for gutter, width in zip(self.gutters, [*self.wide, 0.0], strict=True):
            gutters.append(x)
            x += gutter.width
            lefts.append(x)
            x += width
        return lefts[:-1], gutters, x

    def _regions(self) -> tuple[tuple[float, float], ...]:
        edges = [0.0]
        for first in self.known.columns.first[1:]:
            edges.append(self.gutter_x[first] + self.gutters[first].width / 2)
        edges.append(self.width)
        return tuple((a, b - a) for a, b in pairwise(edges))

    def _track(self, gutter: int, link: GraphLink, part: int) -> float:
        return self.gutter_x[gutter] + self.gutters[gutter].tracks[link.id, part]

    def _route(self, link: GraphLink) -> tuple[Point, ...]:
        way, layers = self.known.layers.ways[link.id], self.known.layers
        source, target = self.cards[link.source], self.cards[link.target]
        if way == "over":
            return self._over(link, source, target)
        if way == "drop":
            return self._drop(source, target)
        out, into = (self.top + y[link.id] for y in (self.ports.out, self.ports.into))
        if way == "beside":
            x = self._track(layers.column[layers.item_of[link.source]] + 1, link, 0)
            return ((source.right, out), (x, out), (x, into), (target.right, into))
        heights = [self.top + y for y in levels_of(layers, self.ports, link)]
        left, right = (target, source) if way == "back" else (source, target)
        first = layers.column[layers.chains[link.id][0]] + 1
        points = [(left.right, heights[0])]
        for part, (a, b) in enumerate(pairwise(heights)):
            if a != b:
                x = self._track(first + part, link, part)
                points += [(x, a), (x, b)]
        points.append((right.x, heights[-1]))
        return tuple(points[::-1] if way == "back" else points)

    def _over(self, link: GraphLink, source: Rect, target: Rect) -> tuple[Point, ...]:
        layers, level = self.known.layers, self.roof.levels[link.id]
        x = self.doors.get((link.id, True))
        start: tuple[Point, ...]
        if x is not None:
            start = ((x, source.y), (x, level))
        else:
            y = self.top + self.ports.out[link.id]
            x = self._track(layers.column[layers.item_of[link.source]] + 1, link, 0)
            start = ((source.right, y), (x, y), (x, level))
        x = self.doors.get((link.id, False))
        if x is not None:
            return (*start, (x, level), (x, target.y))
        y = self.top + self.ports.into[link.id]
        x = self._track(layers.column[layers.item_of[link.target]], link, 1)
        return (*start, (x, level), (x, y), (target.x, y))

    def _drop(self, source: Rect, target: Rect) -> tuple[Point, ...]:
        x = source.x + min(source.w, target.w) * 0.75
        if source.y < target.y:
            return ((x, source.bottom), (x, target.y))
        return ((x, source.y), (x, target.bottom))

    def _drops(self) -> dict[str, tuple[tuple[Point, Point], Rect]]:
        found = {}
        for id, (wide, high) in self.known.shape.drops.items():
            card = self.cards[id]
            rect = Rect(card.x + _TAG_INSET, card.bottom + _TAG_LINE, wide, high)
            x = rect.centre[0]
            found[id] = (((x, card.bottom), (x, rect.y)), rect)
        return found

    def _labels(self, routes: dict[str, tuple[Point, ...]]) -> dict[str, Rect]:
        found: dict[str, Rect] = {}
        over: list[GraphLink] = []
        for link in self.links.values():
            wide, high = link.label
            way, points = self.known.layers.ways[link.id], routes[link.id]
            if not wide:
                continue
            if way == "over":
                over.append(link)
            elif way == "drop":
                (x, y0), (_, y1) = points
                card = self.cards[link.source]
                tag = self._tag_under(link)
                x = max(min(x, card.right - wide / 2), card.x + wide / 2)
                y = (max(y0, y1) + min(y0, y1) + tag) / 2
                found[link.id] = Rect(x - wide / 2, y - high / 2, wide, high)
            else:
                begins = says_at(link, way, True)
                x, y = points[0] if begins else points[-1]
                column = self.known.layers.item_of[link.source if begins else link.target]
                x = self._label_x(self.known.layers.column[column] + 1)
                found[link.id] = Rect(x, y - high / 2, wide, high)
        self._labels_over(over, routes, found)
        return found

    def _tag_under(self, link: GraphLink) -> float:
        upper = min(link.source, link.target, key=lambda id: self.cards[id].y)
        tag = self.known.shape.drops.get(upper, (0.0, 0.0))[1]
        return tag + _TAG_LINE if tag else 0.0

    def _label_x(self, number: int) -> float:
        gutter: Gutter = self.gutters[number]
        return self.gutter_x[number] + gutter.label_x

    def _labels_over(
        self,
        over: Sequence[GraphLink],
        routes: dict[str, tuple[Point, ...]],
        found: dict[str, Rect],
    ) -> None:
        uprights: list[tuple[str, float, float, float]] = []
        for link in self.known.shape.links:
            if self.known.layers.ways[link.id] == "over":
                for (x, y), (x1, y1) in zip(routes[link.id], routes[link.id][1:], strict=False):
                    if x == x1:
                        uprights.append((link.id, x, min(y, y1), max(y, y1)))
        taken: list[Rect] = []
        for link in over:
            others = [(x, a, b) for id, x, a, b in uprights if id != link.id]
            place = label_over(link.label, routes[link.id], others, taken, self.width)
            taken.append(place)
            found[link.id] = place

"""Arrows drawn: ways become points once columns, lanes and cards have their places."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from journeymap.arrows import drawn_in, kind_of, thick
from journeymap.drawing.measure import Measure
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Line, Point, Rect
from journeymap.drawing.theme import Theme
from journeymap.layout.map.arrow_ends import ASSUMED, ArrowEnd, end_of, placed_marks
from journeymap.layout.map.arrow_labels import Way, arrow_labels
from journeymap.layout.map.arrow_signs import arrow_signs
from journeymap.layout.map.routing import Route, RoutingPlan
from journeymap.model.records import Connection

TRACK = 7.0
HEAD = 15.0
PORT = 22.0
_APART = 11.5
"""How far from one another arrows meet a card where there is room."""
_REACH = 120
_FALLING = tuple(3.0 * i for n in range(_REACH + 1) for i in ((n, -n) if n else (0,)))
_RISING = tuple(-away for away in _FALLING)
"""How far from the usual place an arrow may leave a card: the nearest first, the side it turns to
before the other. Found out once: an arrow's end tries them all, and pages have thousands."""

_FIRST = frozenset({"straight", "drop"})
"""The ways that have one place only: all else keeps off them."""
_ORDER = {"straight": 0, "drop": 1, "bend": 2, "detour": 3, "over": 4}


@dataclass(slots=True, kw_only=True)
class ArrowSpace:
    """The places arrows need: all in page units.

    ``gutters`` are (x, width), ``channels`` the y of the first track under a row's cards,
    ``over`` the y of the lowest track over the top; ``broad`` are places in gutters where
    something stands that no label may hide.
    """

    cards: Mapping[str, Rect]
    gutters: Sequence[tuple[float, float]]
    channels: Mapping[int, float]
    over: float
    broad: Sequence[Rect] = ()


class RowArrows(NamedTuple):
    """The arrows within a row of the page, and the ends of those that go on in another one."""

    figures: tuple[Figure, ...]
    ends: tuple[ArrowEnd, ...]


@dataclass(slots=True)
class _Wiring:
    """What is already laid, so that level runs keep apart in every gutter and column."""

    plan: RoutingPlan
    ground: ArrowSpace
    levels: dict[int, list[float]] = field(default_factory=dict)
    edges: dict[str, list[float]] = field(default_factory=dict)
    bends: dict[str, tuple[float, float]] = field(default_factory=dict)


def arrows(
    plan: RoutingPlan,
    ground: ArrowSpace,
    connections: Mapping[str, Connection],
    handed: Container[str],
    told: Mapping[str, str],
    theme: Theme,
    measure: Measure,
) -> RowArrows:
    """Draw every arrow of a plan; labels come after all lines, signs between them.

    ``handed`` are the ids of those along which a department hands the customer over,
    ``told`` what is said of some in place of their weight. Beside them are the ends of those that
    go on in another row.
    """
    wiring = _Wiring(plan, ground)
    drawn: list[Way] = []
    routes = sorted(plan.routes, key=lambda r: _ORDER[r.way])
    for route in (r for r in routes if r.way in _FIRST):
        connection = connections[route.edge.id]
        drawn.append(Way(route, connection, _points(wiring, route, connection)))
    marks = placed_marks(plan.marks, ground.cards, connections, wiring.levels)
    wiring.bends = _bends(wiring, connections)
    for route in (r for r in routes if r.way not in _FIRST):
        connection = connections[route.edge.id]
        drawn.append(Way(route, connection, _points(wiring, route, connection)))
    taken = [*ground.broad, *(mark.room for mark in marks)]
    cards = tuple(ground.cards.values())
    between = _between_marks(wiring)
    labels = arrow_labels(drawn, between, cards, taken, told, theme, measure)
    signs = arrow_signs(drawn, handed, cards, taken, theme)
    lines = (_line(way.connection, way.points, theme) for way in drawn)
    ends = [end_of(mark, connections[mark.mark.id], handed, told, theme, measure) for mark in marks]
    said = (figure for end in ends for figure in end.said)
    return RowArrows((*lines, *signs, *labels, *said), tuple(ends))


def _points(wiring: _Wiring, route: Route, connection: Connection) -> tuple[Point, ...]:
    source = wiring.ground.cards[connection.source]
    target = wiring.ground.cards[connection.target]
    if route.way == "over":
        return _over(wiring, route, connection)
    if route.way == "drop":
        return _drop(wiring, connection)
    if route.way == "straight":
        y = source.y + min(PORT, source.h / 2, target.h / 2)
        for cell in range(2 * route.out, 2 * route.into + 1):
            wiring.levels.setdefault(cell, []).append(y)
        return ((source.right, y), (target.x, y))
    if route.way == "bend":
        x = _track_x(wiring, route.out, route.out_track)
        start, end = wiring.bends[route.edge.id]
        side = target.right if route.around else target.x
        return ((source.right, start), (x, start), (x, end), (side, end))
    level = _channel_y(wiring, route)
    x1 = _track_x(wiring, route.out, route.out_track)
    x2 = _track_x(wiring, route.into, route.into_track)
    start = _port(wiring, source, _gutter(route.out), level < source.y)
    end = _port(wiring, target, _gutter(route.into), level < target.y)
    return (
        (source.right, start),
        (x1, start),
        (x1, level),
        (x2, level),
        (x2, end),
        (target.x, end),
    )


def _bends(
    wiring: _Wiring, connections: Mapping[str, Connection]
) -> dict[str, tuple[float, float]]:
    """Return the y at which each bend leaves its card and enters the next.

    At the side of a card the nearest upright has the outermost place, so that those that meet
    there do not cross.
    """
    routes = [r for r in wiring.plan.routes if r.way == "bend"]
    upright = {r.edge.id: _track_x(wiring, r.out, r.out_track) for r in routes}
    starts: dict[str, float] = {}
    found: dict[str, tuple[float, float]] = {}

    def cards_of(route: Route) -> tuple[Rect, Rect]:
        connection, cards = connections[route.edge.id], wiring.ground.cards
        return cards[connection.source], cards[connection.target]

    for route in sorted(routes, key=lambda r: -upright[r.edge.id]):
        source, target = cards_of(route)
        cells = range(2 * route.edge.source.column + 2, 2 * route.out + 1)
        starts[route.edge.id] = _port(wiring, source, cells, target.y < source.y)
    for route in sorted(routes, key=lambda r: upright[r.edge.id] * (-1 if r.around else 1)):
        (source, target), id = cards_of(route), route.edge.id
        column = route.edge.target.column
        if route.around:
            cells, wish = range(2 * column + 2, 2 * route.out + 1), None
        else:
            cells, wish = range(2 * route.out, 2 * column + 1), starts[id]
        found[id] = starts[id], _port(wiring, target, cells, target.y >= source.y, wish)
    return found


def _over(wiring: _Wiring, route: Route, connection: Connection) -> tuple[Point, ...]:
    source = wiring.ground.cards[connection.source]
    target = wiring.ground.cards[connection.target]
    heights = wiring.plan.over
    under = sum(heights[: route.level_track]) + heights[route.level_track] / 2
    level = wiring.ground.over - under
    start: tuple[Point, ...]
    end: tuple[Point, ...]
    if route.out < 0:
        x1 = _edge_x(wiring, (f"over {connection.source}", source))
        start = ((x1, source.y), (x1, level))
    else:
        x1 = _track_x(wiring, route.out, route.out_track)
        y = _port(wiring, source, _gutter(route.out), True)
        start = ((source.right, y), (x1, y), (x1, level))
    if route.into < 0:
        x2 = _edge_x(wiring, (f"over {connection.target}", target))
        end = ((x2, level), (x2, target.y))
    else:
        x2 = _track_x(wiring, route.into, route.into_track)
        y = _port(wiring, target, _gutter(route.into), True)
        end = ((x2, level), (x2, y), (target.x, y))
    return (*start, *end)


def _edge_x(wiring: _Wiring, *edges: tuple[str, Rect]) -> float:
    """Return a free x on upper or lower edges, from the middle outwards, left of the diamond.

    Each edge is named by its card and side, so that what touches it keeps apart.
    """
    card = edges[0][1]
    taken = [x for name, _ in edges for x in wiring.edges.get(name, ())]
    middle, low, high = card.x + card.w / 2, card.x + 12, card.right - 32
    x = middle
    for apart in (14.0, 7.0, 3.5):
        places = (
            middle + (i + 1) // 2 * apart * (-1 if i % 2 else 1) for i in range(int(card.w / apart))
        )
        free = (p for p in places if low <= p <= high and all(abs(p - o) >= apart for o in taken))
        found = next(free, None)
        if found is not None:
            x = found
            break
    for name, _ in edges:
        wiring.edges.setdefault(name, []).append(x)
    return x


def _drop(wiring: _Wiring, connection: Connection) -> tuple[Point, ...]:
    """Return the way straight down or up between two cards of one column."""
    ids = connection.source, connection.target
    source, target = (wiring.ground.cards[id] for id in ids)
    down = source.y < target.y
    upper, lower = ids if down else ids[::-1]
    x = _edge_x(
        wiring,
        (f"under {upper}", wiring.ground.cards[upper]),
        (f"over {lower}", wiring.ground.cards[lower]),
    )
    if down:
        return ((x, source.bottom), (x, target.y))
    return ((x, source.y), (x, target.bottom))


def _port(
    wiring: _Wiring, card: Rect, cells: range, rising: bool, wish: float | None = None
) -> float:
    """Return a free y on a card's side, free in every gutter and column the run passes.

    The wish comes first, then the usual place, then places on the side it turns to.
    """
    low, high = card.y + 10, card.bottom - 10
    levels = (y for cell in cells for y in wiring.levels.get(cell, ()))
    used = [y for y in levels if low - _APART < y < high + _APART]
    best = card.y + min(PORT, card.h / 2)
    first = () if wish is None else (wish,)
    away = _RISING if rising else _FALLING
    here = sum(low <= y <= high for y in used)
    # Few arrows keep their heads apart; many have the room that cards grow for each.
    for apart in (*((_APART,) if here < 2 else ()), 8.5, 5.5, 3.0):
        for y in chain(first, (best + by for by in away)):
            if low <= y <= high and all(abs(y - other) >= apart for other in used):
                break
        else:
            continue
        break
    else:
        y = best
    for cell in cells:
        wiring.levels.setdefault(cell, []).append(y)
    return y


def _gutter(number: int) -> range:
    """Return the one cell of a gutter; cells are gutters and columns in turn."""
    return range(2 * number, 2 * number + 1)


def gutter_width(plan: RoutingPlan, gutter: int, label: float, least: float) -> float:
    """Return how wide a gutter must be for its tracks, its marks and the widest label in it.

    ``least`` is how wide one is that needs nothing.

    Where arrows turn back in it, their heads need room on its left too.
    """
    tracks = plan.gutters.get(gutter, 0)
    bare = 21.0 + TRACK * (tracks - 1) + (HEAD if gutter in plan.around else 0.0)
    marks = plan.leaving.get(gutter, 0.0) + plan.coming.get(gutter, 0.0)
    if marks and not tracks and not label:
        return max(least, marks)
    return max(least, bare + marks, label + 22.0 + marks if label else 0.0)


def _between_marks(wiring: _Wiring) -> list[tuple[float, float]]:
    """Return what marks leave of the gutters."""
    plan = wiring.plan
    return [
        (x + plan.leaving.get(i, 0.0), w - plan.leaving.get(i, 0.0) - plan.coming.get(i, 0.0))
        for i, (x, w) in enumerate(wiring.ground.gutters)
    ]


def _track_x(wiring: _Wiring, gutter: int, track: int) -> float:
    x, width = wiring.ground.gutters[gutter]
    x += wiring.plan.leaving.get(gutter, 0.0)
    width -= wiring.plan.leaving.get(gutter, 0.0) + wiring.plan.coming.get(gutter, 0.0)
    spare = width - HEAD - TRACK * (wiring.plan.gutters.get(gutter, 1) - 1)
    least = HEAD + 3.0 if gutter in wiring.plan.around else 6.0
    return x + max(least, spare * 0.75) + TRACK * track


def _channel_y(wiring: _Wiring, route: Route) -> float:
    heights = wiring.plan.channels[route.channel]
    before = sum(heights[: route.level_track])
    return wiring.ground.channels[route.channel] + before + heights[route.level_track] / 2


_BACK = (6.0, 4.0)
"""Those of an arrow that runs back, where its kind has none of its own."""


def _line(connection: Connection, points: tuple[Point, ...], theme: Theme) -> Figure:
    back = points[-1][0] < points[0][0] - 40
    kind = kind_of(connection)
    dash = ASSUMED if connection.assumed else kind.dash or (_BACK if back else ())
    rect = Rect.around(points).grown(6.0)
    line = Line(points, drawn_in(connection, theme).line, thick(connection), 8.0, dash, True)
    return Figure(connection.id, FigureRole.ARROW, connection.label, rect, (line,))

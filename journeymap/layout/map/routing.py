"""Which way each arrow goes: gutters, channels and tracks, before anything has a size.

Columns are numbered from the left and gutter ``g`` lies left of column ``g``; rows are
numbered from above and channel ``h`` lies above row ``h``, in the room left under the
cards of the row before. Arrows run only in gutters, channels, empty cells and over the
top, so they cannot cross a card; each upright and each level run has a track of its own,
so no two lie on one another.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal, NamedTuple

from journeymap.layout.map.grid import Stop
from journeymap.layout.tracks import tracks_of

Way = Literal["straight", "drop", "bend", "detour", "over"]

CIRCLE = 9.0
STUB = 7.0
INTO = 17.0
SIGN = 19.0
"""Of an arrow that goes on in another row, in page units: how far its circle reaches from the
middle, how long its line is before that and behind it, and how much a sign on it takes."""


class Edge(NamedTuple):
    """A connection to be drawn; the label's size is (0, 0) without one."""

    id: str
    source: Stop
    target: Stop
    over: bool
    label: tuple[float, float]


class RowMark(NamedTuple):
    """The end of an arrow that goes on in another row of the page, at a number in a circle.

    It ``leaves`` a card at its right, or comes to one at its left. The size is that of what is
    said there, (0, 0) for nothing, and ``signs`` tells how many signs stand there.
    """

    id: str
    stop: Stop
    leaves: bool
    number: int
    label: tuple[float, float] = (0.0, 0.0)
    signs: int = 0

    @property
    def gutter(self) -> int:
        return self.stop.column + 1 if self.leaves else self.stop.column

    @property
    def half(self) -> float:
        """How far it reaches over and under its line, in page units."""
        return max(CIRCLE, self.label[1] / 2)

    @property
    def width(self) -> float:
        """How much of a gutter it takes, in page units."""
        if not self.leaves:
            return 2 * CIRCLE + INTO + 2.0
        said = self.label[0] + STUB if self.label[0] else 0.0
        return STUB + said + self.signs * SIGN + 2 * CIRCLE + 3.0


class Obstacles(NamedTuple):
    """What stands in the way: how many cards in each (row, column).

    With ``first_row`` nothing stands over the first row; below the rows in ``blocked`` lies a
    lane of another kind.
    """

    stacks: Mapping[tuple[int, int], int]
    first_row: bool
    blocked: frozenset[int]


@dataclass(slots=True)
class Route:
    """The way of one edge; tracks are filled in when all ways are known.

    ``out`` is the gutter beside the source and ``into`` the one beside the target; -1
    means that the arrow leaves or enters through the top of the card.
    """

    edge: Edge
    way: Way
    out: int
    into: int
    channel: int = 0
    out_track: int = 0
    into_track: int = 0
    level_track: int = 0
    around: bool = False


@dataclass(slots=True)
class RoutingPlan:
    """All ways, and how many tracks every gutter, channel and the top need."""

    routes: list[Route] = field(default_factory=list)
    gutters: dict[int, int] = field(default_factory=dict)
    channels: dict[int, list[float]] = field(default_factory=dict)
    over: list[float] = field(default_factory=list)
    around: set[int] = field(default_factory=set)
    ends: dict[tuple[int, int], int] = field(default_factory=dict)
    marks: tuple[RowMark, ...] = ()
    leaving: dict[int, float] = field(default_factory=dict)
    coming: dict[int, float] = field(default_factory=dict)
    """How much of each gutter marks take, at its left and at its right."""


_PLAIN = 9.0
_OVER = 13.0


_LEVEL = 9.0
"""How much taller a card grows for each arrow that meets its side."""


def plan(
    edges: Iterable[Edge], obstacles: Obstacles, marks: tuple[RowMark, ...] = ()
) -> RoutingPlan:
    """Return the ways of all edges, and the room for the ends of those that go on elsewhere."""
    found = RoutingPlan(marks=marks)
    for mark in marks:
        side = found.leaving if mark.leaves else found.coming
        side[mark.gutter] = max(side.get(mark.gutter, 0.0), mark.width)
    lines: set[tuple[int, int]] = set()
    for edge in sorted(edges, key=_shorter_first):
        found.routes.append(_way(edge, obstacles, lines))
    _count_ends(found)
    _channel_tracks(found)
    _over_tracks(found)
    _gutter_tracks(found)
    return found


def _shorter_first(edge: Edge) -> tuple[int, int, int, int, str]:
    a, b = edge.source, edge.target
    return (abs(a.column - b.column), abs(a.row - b.row), a.row, a.column, edge.id)


def _way(edge: Edge, obstacles: Obstacles, lines: set[tuple[int, int]]) -> Route:
    a, b, first_row, taken = edge.source, edge.target, obstacles.first_row, obstacles.stacks
    if edge.over or b.column < a.column:
        out = -1 if first_row and a.row == 0 and a.level == 0 else a.column + 1
        into = -1 if first_row and b.row == 0 and b.level == 0 else b.column
        return Route(edge, "over", out, into)
    if a.column == b.column:
        if _drops(edge, obstacles):
            return Route(edge, "drop", -1, -1)
        return Route(edge, "bend", a.column + 1, a.column + 1, around=True)
    between = range(a.column + 1, b.column)
    if a.row == b.row and not a.level and not b.level and _clear(taken, a.row, between):
        run = {(a.row, g) for g in range(a.column + 1, b.column + 1)}
        if not run & lines:
            lines |= run
            return Route(edge, "straight", a.column + 1, b.column)
    if _clear(taken, b.row, between) and (a.row != b.row or not between):
        return Route(edge, "bend", a.column + 1, a.column + 1)
    if _clear(taken, a.row, between) and a.row != b.row:
        return Route(edge, "bend", b.column, b.column)
    channel = a.row if b.row < a.row else a.row + 1
    return Route(edge, "detour", a.column + 1, b.column, channel)


def _drops(edge: Edge, obstacles: Obstacles) -> bool:
    """Tell whether nothing stands between two cards of one column: then it goes straight down."""
    upper, lower = sorted((edge.source, edge.target), key=lambda stop: stop.row)
    rows = range(upper.row, lower.row)
    between = ((row, upper.column) in obstacles.stacks for row in rows[1:])
    return (
        bool(rows)
        and not edge.label[0]
        and obstacles.blocked.isdisjoint(rows)
        and not any(between)
        and lower.level == 0
        and upper.level == obstacles.stacks[upper.row, upper.column] - 1
    )


def _clear(taken: Mapping[tuple[int, int], int], row: int, columns: range) -> bool:
    return not any((row, column) in taken for column in columns)


def _count_ends(found: RoutingPlan) -> None:
    """Count the ends at each row's edge of each gutter: cards grow to give them room."""
    for mark in found.marks:
        place = (mark.stop.row, mark.gutter)
        found.ends[place] = found.ends.get(place, 0) + ceil((2 * mark.half + 6.0) / _LEVEL)
    for route in found.routes:
        a, b = route.edge.source, route.edge.target
        first, last = a.column + 1, b.column + 1 if route.around else b.column
        sides = {(a.row, first)} if route.out >= 0 else set()
        if route.into >= 0:
            sides.add((b.row, last))
        if route.way == "straight":
            sides |= {(a.row, g) for g in range(first, last + 1)}
        elif route.way == "bend":
            sides |= {(a.row, g) for g in range(first, route.out + 1)}
            sides |= {(b.row, g) for g in range(route.out, last + 1)}
        for side in sides:
            found.ends[side] = found.ends.get(side, 0) + 1


def _channel_tracks(found: RoutingPlan) -> None:
    by_channel: dict[int, list[Route]] = {}
    for route in found.routes:
        if route.way == "detour":
            by_channel.setdefault(route.channel, []).append(route)
    for channel, routes in by_channel.items():
        routes.sort(key=lambda r: (r.into - r.out, r.out))
        tracks = tracks_of([_wide(r, r.out, r.into, 1) for r in routes])
        for route, track in zip(routes, tracks, strict=True):
            route.level_track = track
        found.channels[channel] = _heights(routes, tracks, _PLAIN)


def _over_tracks(found: RoutingPlan) -> None:
    routes = [r for r in found.routes if r.way == "over"]
    spans = []
    for route in routes:
        a, b = route.edge.source, route.edge.target
        ends = (
            2 * route.out if route.out >= 0 else 2 * a.column + 1,
            2 * route.into if route.into >= 0 else 2 * b.column + 1,
        )
        spans.append(_wide(route, min(ends), max(ends), 2))
    order = sorted(range(len(routes)), key=lambda i: (spans[i][1] - spans[i][0], spans[i]))
    tracks = tracks_of([spans[i] for i in order])
    for i, track in zip(order, tracks, strict=True):
        routes[i].level_track = track
    found.over = _heights([routes[i] for i in order], tracks, _OVER)


def _wide(route: Route, low: int, high: int, more: int) -> tuple[int, int]:
    """Return the span of a level run, with room for its label on either side."""
    return (low - more, high + more) if route.edge.label[0] else (low, high)


def _heights(routes: Sequence[Route], tracks: Sequence[int], plain: float) -> list[float]:
    """Return the height of each track: a label needs more than a bare line."""
    heights = [plain] * (max(tracks, default=-1) + 1)
    for route, track in zip(routes, tracks, strict=True):
        if route.edge.label[1]:
            heights[track] = max(heights[track], route.edge.label[1] + 6)
    return heights


def _gutter_tracks(found: RoutingPlan) -> None:
    uprights: dict[int, list[tuple[int, int, Route, bool]]] = {}
    for route in found.routes:
        a, b = 2 * route.edge.source.row + 1, 2 * route.edge.target.row + 1
        if route.around:
            found.around.add(route.out)
        if route.way == "bend":
            uprights.setdefault(route.out, []).append((a, b, route, True))
        elif route.way != "straight":
            level = -1 if route.way == "over" else 2 * route.channel
            if route.out >= 0:
                uprights.setdefault(route.out, []).append((a, level, route, True))
            if route.into >= 0:
                uprights.setdefault(route.into, []).append((level, b, route, False))
    for gutter, found_here in uprights.items():
        found_here.sort(key=_left_to_right)
        tracks = tracks_of([(min(u[:2]), max(u[:2])) for u in found_here], keep_order=True)
        for (_, _, route, out), track in zip(found_here, tracks, strict=True):
            if out:
                route.out_track = track
            if not out or route.way == "bend":
                route.into_track = track
        found.gutters[gutter] = max(tracks) + 1


def _left_to_right(upright: tuple[int, int, Route, bool]) -> tuple[int, int, int, str]:
    """Order uprights so that few cross: of those going down, the lower start is further left."""
    start, end, route, _ = upright
    down = end >= start
    return (int(down), -start if down else start, -end if down else end, route.edge.id)


_BROAD = 100.0
"""The widest label that stands beside its gutter: a column is wider."""


def has_room_beside(
    route: Route, taken: Container[tuple[int, int]], blocked: frozenset[int]
) -> bool:
    """Tell whether the label of a way can stand over empty cells, so that it widens no gutter.

    ``taken`` are the rows and columns of all cards; below the rows in ``blocked`` lies a lane of
    another kind.
    """
    if route.edge.label[0] > _BROAD:
        return False
    if route.way == "straight":
        return route.out < route.into
    a, b, gutter = route.edge.source.row, route.edge.target.row, route.out
    rows = range(min(a, b), max(a, b) + 1)
    right = (row != b and (row, gutter) not in taken for row in rows)
    left = (row != a and (row, gutter - 1) not in taken for row in rows)
    if not blocked.isdisjoint(range(min(a, b), max(a, b))):
        return False
    return a != b and not route.around and (any(right) or any(left))

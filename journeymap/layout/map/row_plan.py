"""One row of the page before anything has its height: its grid, its arrows' ways, its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import floor

from journeymap.arrows import runs_over
from journeymap.drawing.density import PageSizes, sizes_of
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.lanes import Column
from journeymap.lanes.parts.card import LEAST
from journeymap.layout.laid import LaidArrows
from journeymap.layout.map.arrow_ends import signs_of
from journeymap.layout.map.arrow_labels import label_of, label_size
from journeymap.layout.map.arrows import gutter_width
from journeymap.layout.map.folds import rows_of, width_of
from journeymap.layout.map.grid import Grid, Places, Stop, grid
from journeymap.layout.map.routing import (
    Edge,
    Obstacles,
    RoutingPlan,
    RowMark,
    has_room_beside,
    plan,
)
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Connection, Journey, Lane, Touchpoint
from journeymap.view import Shown, Slot

_BESIDE = 22.0
"""What a gutter needs besides a label where the sign of a hand-over stands on the line, too."""
_STRETCH = 0.45
"""By how much of its width a column grows at the most, so that rows end together."""

Gutters = list[tuple[float, float]]
"""The x and the width of every gutter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInputs:
    """What all rows of a page are made of.

    ``connections`` are the arrows as they are drawn, by id, ``handed`` the ids of those along
    which a department hands the customer over, ``told`` what is said of counted ones.
    """

    shown: Shown
    journey: Journey
    measure: Measure
    memo: Memo
    lanes: tuple[Lane, ...]
    every_lane: tuple[Lane, ...]
    laid: LaidArrows
    connections: Mapping[str, Connection]
    handed: frozenset[str]
    told: Mapping[str, str]

    @property
    def sizes(self) -> PageSizes:
        """The measures of the page, as closely as it is set."""
        return sizes_of(self.shown.view.density)


class RowGrid:
    """What stands where in a row: its columns, its lanes, its cards among them."""

    def __init__(self, page: PageInputs, slots: tuple[Slot, ...], number: int | None) -> None:
        """Take some of the columns; without a ``number`` the page is this row alone."""
        self.page, self.slots, self.number = page, slots, number
        self.alone = number is None
        self.shown = page.shown if self.alone else page.shown.part(slots)
        self.memo = page.memo if self.alone else page.memo.within(("row", number))
        self.channels = tuple(lane for lane in page.lanes if lane.kind == CHANNEL)
        if not self.alone:
            filled = {*self.shown.by_lane}
            filled |= {fold.lane for fold in self.shown.folds.values()}
            used = {*page.shown.by_lane, *(one.lane for one in page.shown.folds.values())}
            self.channels = tuple(
                lane for lane in self.channels if lane.id in filled or lane.id not in used
            )
        self.grid = self._grid()

    def _grid(self) -> Grid:
        """Return the grid; the one from before when no touchpoint has moved."""
        rows = [
            self.memo(("places", lane.id), (cards,), partial(_places, cards))
            for lane, cards in zip(self.channels, self._cards(), strict=True)
        ]
        inputs = (self.slots, tuple(rows), rows_of(self.shown.folds, self.channels))
        return self.memo("grid", inputs, lambda: grid(*inputs))

    def _cards(self) -> list[tuple[Touchpoint, ...]]:
        """Return the touchpoints of each channel in their order."""
        if not self.alone:
            by_lane = self.shown.by_lane
            return [by_lane.get(lane.id, ()) for lane in self.channels]
        snapshot = self.shown.view.snapshot
        every = [snapshot.of(Touchpoint, "lane", lane.id) for lane in self.channels]
        if self.shown.whole:
            return every
        some = frozenset(card.id for card in self.shown.standing)
        return [tuple(card for card in cards if card.id in some) for cards in every]


def _places(touchpoints: tuple[Touchpoint, ...]) -> Places:
    return tuple((touchpoint.id, touchpoint.step) for touchpoint in touchpoints)


@dataclass(frozen=True, slots=True)
class Crossing:
    """An arrow between two rows, the number at which it goes on, and where its ends are."""

    id: str
    number: int
    source: tuple[int, Stop]
    target: tuple[int, Stop]


def parted_arrows(
    rows: Sequence[RowGrid], connections: Mapping[str, Connection]
) -> tuple[list[dict[str, Connection]], list[Crossing]]:
    """Return the arrows within each row, and those between two, numbered as one reads them."""
    places = {id: (i, stop) for i, row in enumerate(rows) for id, stop in row.grid.stops.items()}
    within: list[dict[str, Connection]] = [{} for _ in rows]
    between: list[tuple[tuple[int, Stop], tuple[int, Stop], str]] = []
    for arrow in connections.values():
        source, target = places.get(arrow.source), places.get(arrow.target)
        if source is None or target is None:
            continue
        if source[0] == target[0]:
            within[source[0]][arrow.id] = arrow
        else:
            between.append((source, target, arrow.id))
    between.sort(key=lambda way: (_read(way[0]), _read(way[1]), way[2]))
    return within, [Crossing(id, i, a, b) for i, (a, b, id) in enumerate(between, 1)]


def _read(place: tuple[int, Stop]) -> tuple[int, int, int, int]:
    row, stop = place
    return row, stop.column, stop.row, stop.level


class RowPlan:
    """The ways of a row's arrows, and the columns between the gutters these need."""

    def __init__(
        self, row: RowGrid, connections: Mapping[str, Connection], crossings: Sequence[Crossing]
    ) -> None:
        """Route what runs within the row, and leave room for the ends of ``crossings``."""
        self.row, self.page, self.memo = row, row.page, row.memo
        self.connections = connections
        self.marks = tuple(self._marks(crossings))
        self.ways = self._ways()
        self._natural = self._columns()
        self.gutters, self.columns = self._natural

    @property
    def right(self) -> float:
        """The x at which its last gutter ends."""
        return self.gutters[-1][0] + self.gutters[-1][1]

    @property
    def usual_right(self) -> float:
        """The x at which it would end were no column as wide as a person made it."""
        made = (column.w for slot, column in self._sized() if slot.width is not None)
        return self.right - sum(wide - self.page.sizes.column for wide in made)

    def _sized(self) -> list[tuple[Slot, Column]]:
        """Return the columns that may have another width, folded ones may not."""
        pairs = zip(self.row.slots, self._natural[1], strict=True)
        return [(slot, column) for slot, column in pairs if not slot.folded]

    def _marks(self, crossings: Sequence[Crossing]) -> list[RowMark]:
        page, found = self.page, []
        for one in crossings:
            arrow = page.connections[one.id]
            if one.source[0] == self.row.number:
                label = label_of(arrow, page.measure, page.told.get(one.id))
                signs = len(signs_of(arrow, page.handed))
                size = label_size(label, page.measure)
                found.append(RowMark(one.id, one.source[1], True, one.number, size, signs))
            if one.target[0] == self.row.number:
                found.append(RowMark(one.id, one.target[1], False, one.number))
        return found

    def _ways(self) -> RoutingPlan:
        stops, page = self.row.grid.stops, self.page
        standing = {lane.id for lane in self.row.channels}
        lanes = [x for x in page.lanes if x.kind != CHANNEL or x.id in standing]
        rows = [i for i, lane in enumerate(lanes) if lane.kind == CHANNEL]
        first_row = bool(rows) and rows[0] == 0
        self.blocked = blocked = frozenset(
            r for r, (i, j) in enumerate(pairwise(rows)) if j > i + 1
        )

        def make() -> RoutingPlan:
            edges = [
                Edge(
                    c.id,
                    stops[c.source],
                    stops[c.target],
                    runs_over(c),
                    label_size(label_of(c, page.measure, page.told.get(c.id)), page.measure),
                )
                for c in self.connections.values()
                if c.source in stops and c.target in stops and c.source != c.target
            ]
            stacks = Counter((stop.row, stop.column) for stop in stops.values())
            return plan(edges, Obstacles(stacks, first_row, blocked), self.marks)

        inputs = (self.connections, stops, first_row, blocked, page.told, self.marks)
        return self.memo("plan", inputs, make)

    def _columns(self) -> tuple[Gutters, tuple[Column, ...]]:
        """Return the (x, width) of every gutter, and the columns between them."""
        slots, ways, detail = self.row.slots, self.ways, self.page.shown.view.detail
        sizes = self.page.sizes

        def make() -> tuple[Gutters, tuple[Column, ...]]:
            labels: dict[int, float] = {}
            handed = self.page.handed
            stacks = frozenset((stop.row, stop.column) for stop in self.row.grid.stops.values())
            for route in ways.routes:
                if route.way in ("straight", "bend") and not has_room_beside(
                    route, stacks, self.blocked
                ):
                    wide = route.edge.label[0]
                    signed = wide and route.way == "straight" and route.edge.id in handed
                    wide += _BESIDE if signed else 0.0
                    labels[route.out] = max(labels.get(route.out, 0.0), wide)
            x, gutters, columns = sizes.margin + sizes.rail, [], []
            for i, slot in enumerate(slots):
                wide = gutter_width(ways, i, labels.get(i, 0.0), sizes.gutter)
                gutters.append((x, wide))
                room = width_of(slot, detail, sizes)
                columns.append(Column(slot.step, slot.stage, x + wide, room, slot.folded))
                x += wide + room
            last = len(slots)
            gutters.append((x, gutter_width(ways, last, labels.get(last, 0.0), sizes.gutter)))
            return gutters, tuple(columns)

        return self.memo(
            "columns",
            (slots, ways, self.page.handed, detail, sizes, self.row.grid.stops, self.blocked),
            make,
        )

    def stretch(self, right: float) -> None:
        """Let the columns nobody gave a width grow, so that the row ends at an x of the page.

        They grow as though nobody had given any a width: so the edge of one that is dragged
        stays under the pointer, and what stands before it where it is.
        """
        gutters, columns = self._natural
        free = [slot.width is None and not slot.folded for slot in self.row.slots]
        spare = right - self.usual_right
        if spare < 1.0 or not any(free):
            return
        sized = len(self._sized())

        def make() -> tuple[Gutters, tuple[Column, ...]]:
            each, by = spare / sized, 0.0
            found: Gutters = []
            wider: list[Column] = []
            for (x, wide), column, grows in zip(gutters, columns, free, strict=False):
                # By whole quarters: sums of these are exact, and places stay comparable.
                more = floor(4 * min(each, _STRETCH * column.w)) / 4 if grows else 0.0
                found.append((x + by, wide))
                wider.append(
                    Column(column.step, column.stage, column.x + by, column.w + more, column.folded)
                )
                by += more
            found.append((gutters[-1][0] + by, gutters[-1][1]))
            return found, tuple(wider)

        self.gutters, self.columns = self.memo(
            "stretched", (self._natural, self.row.slots, right), make
        )

    def minimum_heights(self) -> Mapping[str, float]:
        """Return the height a card needs where many arrows meet its sides, by its id."""
        stops, ends = self.row.grid.stops, self.ways.ends

        def make() -> dict[str, float]:
            crowd = {
                id: max(ends.get((s.row, s.column), 0), ends.get((s.row, s.column + 1), 0))
                for id, s in stops.items()
            }
            return {id: 30.0 + 9.0 * n for id, n in crowd.items() if 30.0 + 9.0 * n > LEAST}

        return self.memo("minimum heights", (self.ways, stops), make)

    def channel_space(self) -> Mapping[str, float]:
        """Return the room a channel leaves under its cards for arrows, by its id."""
        rows = self.row.channels
        return {
            rows[h - 1].id: sum(heights) + 6.0
            for h, heights in self.ways.channels.items()
            if 0 < h <= len(rows)
        }

"""The map: one journey becomes a page of stages, lanes and arrows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import pairwise

from journeymap.analysis.handovers import handovers
from journeymap.arrows import runs_over
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Line, Rect
from journeymap.drawing.theme import LEAST_LANE, MARGIN, PAD, RAIL
from journeymap.lanes import LANES, Column, LaneContext, LaneRow, kind_of
from journeymap.lanes.parts.card import LEAST
from journeymap.lanes.parts.looks import LaneLook, groups_of, look_of
from journeymap.layout.laid import laid_arrows
from journeymap.layout.laid_legend import laid_legend
from journeymap.layout.map import rails
from journeymap.layout.map.arrow_labels import label_of, label_size
from journeymap.layout.map.arrows import ArrowSpace, arrows, gutter_width
from journeymap.layout.map.folds import drawn, rows_of, summed, told_of, width_of
from journeymap.layout.map.grid import Grid, Places, grid
from journeymap.layout.map.head import head
from journeymap.layout.map.legend import legend
from journeymap.layout.map.page_stats import page_stats
from journeymap.layout.map.people import people
from journeymap.layout.map.routing import Edge, Obstacles, RoutingPlan, plan
from journeymap.layout.map.scene import Band, MapScene
from journeymap.layout.map.stages import chevrons, header_height, phases, step_titles
from journeymap.metrics.scored import scores_over
from journeymap.model.grid import CHANNEL, lanes
from journeymap.model.records import (
    Asset,
    Connection,
    Journey,
    Lane,
    Project,
    Stage,
    Touchpoint,
)
from journeymap.view import Shown, View, shown

_LANE_GAP = 4.0
_LEAST_PAGE = 1000.0
_EDGE = 12.0
_BESIDE = 36.0
"""What a gutter needs besides a label where the sign of a hand-over stands on the line, too."""
_GROUND = frozenset({FigureRole.NEUTRAL, FigureRole.LEVEL, FigureRole.TINT, FigureRole.CURVE})


def lay_out(view: View, measure: Measure, memo: Memo) -> MapScene:
    """Return the map of a journey; without one an empty page."""
    here = shown(view)
    if here.journey is None:
        return MapScene(_LEAST_PAGE, 600.0, ())
    return _Page(here, here.journey, measure, memo).scene()


def _places(touchpoints: tuple[Touchpoint, ...]) -> Places:
    return tuple((touchpoint.id, touchpoint.step) for touchpoint in touchpoints)


def _bottom(figures: Iterable[Figure]) -> float:
    return max(figure.rect.bottom for figure in figures)


class _Page:
    """One page on its way, from the grid to the scene."""

    def __init__(self, here: Shown, journey: Journey, measure: Measure, memo: Memo) -> None:
        self.shown, self.memo, self.measure = here, memo, measure
        view = here.view
        self.snapshot, self.theme = view.snapshot, view.theme
        self.slots, self.lanes = here.slots, summed(here)
        self.every_lane = lanes(self.snapshot, journey.id)
        self.grid = self._grid()
        self.laid = laid_arrows(here, memo)
        self.connections = self._connections()
        self.handed = memo(
            "hand-overs",
            (self.snapshot.all(Connection), self.snapshot.all(Touchpoint)),
            partial(handovers, self.snapshot),
        )
        self.told = told_of(here, self.connections, self.laid, memo)
        stops = self.grid.stops
        own = self.laid.of_records(self.connections)
        self.page_stats = page_stats(here, own, stops, self.handed, memo)
        self.plan = self._plan()
        self.gutters, columns = self._columns()
        whole = shown(view.but(stages=())) if view.stages else here
        self.context = LaneContext(
            view=view,
            shown=here,
            journey=journey,
            measure=measure,
            columns=columns,
            touchpoints=self.grid.touchpoints,
            path=tuple(card.id for card in whole.touchpoints),
            minimum_heights=self._minimum_heights(),
            channel_space=self._channel_space(),
            memo=memo,
            scores=scores_over(self.snapshot, journey.id, memo),
        )
        self.right = self.gutters[-1][0] + self.gutters[-1][1]
        self.width = max(self.right, _LEAST_PAGE - MARGIN) - MARGIN

    def scene(self) -> MapScene:
        """Set everything from the title down to the legend."""
        context, x = self.context, MARGIN
        top: list[Figure] = [*head(context, self.page_stats, x, MARGIN, self.width)]
        top += people(context, top, x, self.width)
        y = _bottom(top) + _EDGE
        stages = self._stages()
        bands_of_phases = phases(context, stages, y + 2)
        y = _bottom(bands_of_phases) + 6 if bands_of_phases else y
        top += bands_of_phases
        height = header_height(context, self.page_stats, stages)
        top += chevrons(context, self.page_stats, stages, y, height)
        divide_from = y + height + 6
        titles, titles_height = step_titles(context, y + height + 10)
        top += titles
        over = y + height + (titles_height + 16 if titles else 10)
        over += sum(self.plan.over) + (6 if self.plan.over else 0)
        paper, bands, rows, bottom = self._lanes(over + 4)
        more = laid_legend(context)
        key = legend(context, self.page_stats, x + 4, bottom + 14, self.width - 8, more)
        foot = (key,) if key else ()
        end = (key.rect.bottom if key else bottom) + MARGIN * 0.75
        # Over a curve an arrow is seen; a box with letters is read, so it lies over the arrow.
        grounds = {kind.name for kind in LANES if kind.boxes.points.roles}
        layers = [
            self._layer(LayerName.PAPER, tuple(paper)),
            self._layer(LayerName.DIVIDERS, self._dividers(stages, divide_from, bottom)),
            *(layer for kind, layer in rows if kind in grounds),
            self._arrows(bands, rows, over),
            *(layer for kind, layer in rows if kind not in grounds),
            self._layer(LayerName.FRAME, (*top, *foot)),
        ]
        places = tuple((f.id, f.rect) for f in top if f.role == FigureRole.STAGE)
        return MapScene(
            self.width + 2 * MARGIN,
            end,
            tuple(layers),
            context.columns,
            tuple(bands),
            places,
            Rect(MARGIN, over, RAIL, bottom - over),
        )

    def _grid(self) -> Grid:
        """Return the grid; the one from before when no touchpoint has moved."""
        rows, channels = [], tuple(lane for lane in self.lanes if lane.kind == CHANNEL)
        some = None if self.shown.whole else frozenset(card.id for card in self.shown.standing)
        for lane in channels:
            here = self.snapshot.of(Touchpoint, "lane", lane.id)
            if some is not None:
                here = tuple(card for card in here if card.id in some)
            places = self.memo(("places", lane.id), (here,), partial(_places, here))
            rows.append(places)
        inputs = (self.slots, tuple(rows), rows_of(self.shown.folds, channels))
        return self.memo("grid", inputs, lambda: grid(*inputs))

    def _connections(self) -> Mapping[str, Connection]:
        """Return the arrows as they are drawn, by id."""
        every, folds = self.laid.arrows, self.shown.folds
        return self.memo("connections", (every, folds), partial(drawn, self.shown, every))

    def _plan(self) -> RoutingPlan:
        connections, stops = self.connections, self.grid.stops
        kinds = [lane.kind == CHANNEL for lane in self.lanes]
        rows = [i for i, channel in enumerate(kinds) if channel]
        first_row = bool(rows) and rows[0] == 0
        blocked = frozenset(r for r, (i, j) in enumerate(pairwise(rows)) if j > i + 1)
        measure, told = self.measure, self.told

        def make() -> RoutingPlan:
            edges = [
                Edge(
                    c.id,
                    stops[c.source],
                    stops[c.target],
                    runs_over(c),
                    label_size(label_of(c, measure, told.get(c.id)), measure),
                )
                for c in connections.values()
                if c.source in stops and c.target in stops and c.source != c.target
            ]
            stacks = Counter((stop.row, stop.column) for stop in stops.values())
            return plan(edges, Obstacles(stacks, first_row, blocked))

        return self.memo("plan", (connections, stops, first_row, blocked, told), make)

    def _columns(self) -> tuple[list[tuple[float, float]], tuple[Column, ...]]:
        """Return the (x, width) of every gutter, and the columns between them."""

        def make() -> tuple[list[tuple[float, float]], tuple[Column, ...]]:
            labels: dict[int, float] = {}
            for route in self.plan.routes:
                if route.way in ("straight", "bend"):
                    wide = route.edge.label[0]
                    wide += _BESIDE if wide and route.edge.id in self.handed else 0.0
                    labels[route.out] = max(labels.get(route.out, 0.0), wide)
            tracks, around = self.plan.gutters, self.plan.around
            x, gutters, columns = MARGIN + RAIL, [], []
            for i, slot in enumerate(self.slots):
                wide = gutter_width(tracks.get(i, 0), labels.get(i, 0.0), i in around)
                gutters.append((x, wide))
                room = width_of(slot, self.shown.view.detail)
                columns.append(Column(slot.step, slot.stage, x + wide, room, slot.folded))
                x += wide + room
            last = len(self.slots)
            wide = gutter_width(tracks.get(last, 0), labels.get(last, 0.0), last in around)
            gutters.append((x, wide))
            return gutters, tuple(columns)

        inputs = (self.slots, self.plan, self.handed, self.shown.view.detail)
        return self.memo("columns", inputs, make)

    def _minimum_heights(self) -> Mapping[str, float]:
        """Return the height a card needs where many arrows meet its sides."""

        def make() -> dict[str, float]:
            ends = self.plan.ends
            crowd = {
                id: max(ends.get((s.row, s.column), 0), ends.get((s.row, s.column + 1), 0))
                for id, s in self.grid.stops.items()
            }
            return {id: 30.0 + 9.0 * n for id, n in crowd.items() if 30.0 + 9.0 * n > LEAST}

        return self.memo("minimum heights", (self.plan, self.grid.stops), make)

    def _stages(self) -> list[tuple[Stage, float, float]]:
        """Return each stage with its x and width, so that chevrons point at one another."""
        spans: dict[str, tuple[float, float]] = {}
        for column in self.context.columns:
            left = spans.get(column.stage, (column.x, 0.0))[0]
            spans[column.stage] = (left, column.x + column.w)
        found, places = [], list(spans.values())
        ends = [left - _EDGE - 5.0 for left, _ in places[1:]]
        # The last one ends where the lanes do, however few columns there are.
        ends += [MARGIN + self.width - _EDGE - 4.0 for _ in places[-1:]]
        for (id, (left, _)), end in zip(spans.items(), ends, strict=True):
            stage = self.snapshot.get(Stage, id)
            if stage:
                found.append((stage, left - _EDGE, end - left + _EDGE))
        return found

    def _lanes(self, y: float) -> tuple[list[Figure], list[Band], list[tuple[str, Layer]], float]:
        """Set the lanes below one another; return paper, bands, content and the end."""
        context = self.context
        paper: list[Figure] = []
        bands: list[Band] = []
        layers: list[tuple[str, Layer]] = []
        groups = groups_of(self.lanes)
        named = {group.first: group.name for group in groups}
        for i, lane in enumerate(self.lanes):
            row = self._row(lane)
            text = rails.rail_text(context, lane, row, named.get(i, ""))
            least = max(LEAST_LANE, lane.height or 0.0, rails.least_height(text, row))
            rect = Rect(MARGIN, y, self.width, max(row.height, least))
            paper += self._rail(lane, row, rect, text, self._look(i))
            layers.append((lane.kind, self._lane_layer(lane, row, rect)))
            zero, unit = row.scale or (0.0, 0.0)
            bands.append(Band(lane.id, lane.kind, y, rect.h, y + zero, unit))
            y += rect.h + _LANE_GAP
            words = rails.line_under(self.lanes, i)
            if words:
                paper.append(rails.blueprint_line(context, words, MARGIN, y - 2, self.width))
                y += rails.LINE
        for group in groups:
            top, last = bands[group.first].y, bands[group.last]
            ends = (top, last.y + last.h)
            paper.append(rails.group_bar(group.name, self._look(group.first), MARGIN, *ends))
        return paper, bands, layers, y

    def _row(self, lane: Lane) -> LaneRow:
        """Measure a lane; one whose plug-in fails shows its name and nothing else."""
        kind = kind_of(lane)
        with LANES.guard(kind.name):
            return kind.lay(self.context, lane)
        return LaneRow(0.0, lambda rect: ())

    def _look(self, index: int) -> LaneLook:
        return look_of(self.lanes[index], self.every_lane, self.theme, index % 2 == 1)

    def _rail(
        self, lane: Lane, row: LaneRow, rect: Rect, text: rails.RailText, look: LaneLook
    ) -> tuple[Figure, ...]:
        context, own = self.context, self.snapshot.get(Asset, lane.asset)
        inputs = (lane, row, rect, text, look, own, context.personas, context.focus)
        make = partial(rails.rail, context, lane, row, rect, text, look)
        return self.memo(("rail", lane.id), (*inputs, self.snapshot.all(Project)), make)

    def _drawn(self, lane: Lane, row: LaneRow, rect: Rect) -> tuple[Figure, ...]:
        def draw() -> tuple[Figure, ...]:
            with LANES.guard(lane.kind):
                return row.draw(rect)
            return ()

        return self.memo(("drawn", lane.id), (row, rect), draw)

    def _channel_space(self) -> Mapping[str, float]:
        rows = [lane.id for lane in self.lanes if lane.kind == CHANNEL]
        found = {
            rows[h - 1]: sum(heights) + 6.0
            for h, heights in self.plan.channels.items()
            if 0 < h <= len(rows)
        }
        return found

    def _arrows(self, bands: list[Band], lanes: list[tuple[str, Layer]], over: float) -> Layer:
        layers = [layer for kind, layer in lanes if kind == CHANNEL]
        broad = [r for kind, layer in lanes if kind != CHANNEL for r in self._broad(layer)]
        cards = self.memo(
            "cards", tuple(layers), lambda: {f.id: f.rect for x in layers for f in x.figures}
        )
        rows = [band for band in bands if band.kind == CHANNEL]
        channels = {}
        for h, heights in self.plan.channels.items():
            band = rows[h - 1]
            room = sum(heights) + 6.0
            tallest = max(
                (
                    f.rect.bottom
                    for layer in layers
                    if layer.lane == band.lane
                    for f in layer.figures
                ),
                default=band.y + band.h - room - PAD,
            )
            channels[h] = tallest + 5
        connections = self.connections

        def make() -> tuple[Figure, ...]:
            ground = ArrowSpace(
                cards=cards, gutters=self.gutters, channels=channels, over=over, broad=broad
            )
            made = arrows(
                self.plan, ground, connections, self.handed, self.told, self.theme, self.measure
            )
            return self.laid.without_records(made)

        ground_ = (cards, self.gutters, channels, over, broad)
        inputs = (self.plan, *ground_, connections, self.handed, self.told)
        return self._layer(LayerName.ARROWS, self.memo("arrows", inputs, make))

    def _broad(self, layer: Layer) -> tuple[Rect, ...]:
        """Return the places of what stands over the edges of its column, where labels may be."""
        columns = self.context.columns

        def stands_over(rect: Rect) -> bool:
            if not columns:  # a hint may stand in a lane of a journey without stages
                return True
            column = columns[max(bisect_right(columns, rect.x, key=lambda c: c.x) - 1, 0)]
            return rect.x < column.x or rect.right > column.x + column.w

        def make() -> tuple[Rect, ...]:
            solid = (figure.rect for figure in layer.figures if figure.role not in _GROUND)
            return tuple(filter(stands_over, solid))

        return self.memo(("broad", layer.name), (layer, columns), make)

    def _dividers(
        self, stages: list[tuple[Stage, float, float]], top: float, bottom: float
    ) -> tuple[Figure, ...]:
        figures = []
        for stage, left, _ in stages[1:]:
            rect = Rect(left - 4.0, top, 2.0, bottom - top)
            ends = ((left - 3.0, top), (left - 3.0, bottom))
            line = Line(ends, self.theme.divider, 1.0, dash=(3.0, 4.0))
            make = partial(Figure, "", "divider", "", rect, (line,))
            figures.append(self.memo(("divider", stage.id), (rect,), make))
        return tuple(figures)

    def _lane_layer(self, lane: Lane, row: LaneRow, rect: Rect) -> Layer:
        figures = self._drawn(lane, row, rect)
        make = partial(Layer, lane.id, figures, lane=lane.id)
        return self.memo(("layer", lane.id), (figures,), make)

    def _layer(self, name: str, figures: tuple[Figure, ...]) -> Layer:
        """Return the layer of before when it holds the same figures."""
        return self.memo(("layer", name), (figures,), lambda: Layer(name, figures))

"""One row of the page drawn: its stages, its lanes below one another, and its arrows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.drawing.shapes import Line, Rect
from journeymap.lanes import LANES, LaneContext, LaneRow, kind_of
from journeymap.lanes.parts.looks import LaneLook, groups_of, look_of
from journeymap.layout.map import rails
from journeymap.layout.map.arrows import ArrowSpace, RowArrows, arrows
from journeymap.layout.map.page_stats import PageStats
from journeymap.layout.map.row_plan import RowPlan
from journeymap.layout.map.scene import GROUND, Band, PageRow, is_filled
from journeymap.layout.map.stages import Placed, chevrons, header_height, phases, step_titles
from journeymap.model.grid import CHANNEL
from journeymap.model.records import Asset, Lane, Project, Stage

EDGE = 12.0
_NEAR, _SHORT = 8.0, 12.0
"""How close to a divider an arrow runs beside it, and shorter than what neither is cut or drawn."""


class LaneLayer(NamedTuple):
    """What stands in a lane, with the kind of the lane."""

    kind: str
    layer: Layer


class RowDrawing(NamedTuple):
    """A row as it stands on the page, and its layers."""

    row: PageRow
    head: tuple[Figure, ...]
    paper: Layer
    dividers: tuple[Figure, ...]
    lanes: tuple[LaneLayer, ...]
    arrows: RowArrows


def _upright(arrows: Sequence[Figure]) -> list[Rect]:
    """Return where arrows run up or down: rects without a width."""
    return [
        Rect(x, min(top, bottom), 0.0, abs(bottom - top))
        for figure in arrows
        for shape in figure.shapes
        if isinstance(shape, Line)
        for (x, top), (end, bottom) in pairwise(shape.points)
        if x == end and abs(bottom - top) > _SHORT
    ]


def _divider(rect: Rect, x: float, near: tuple[tuple[float, float], ...], colour: str) -> Figure:
    """Draw the line between two stages in pieces that leave out what is near it."""
    pieces, y = list[Line](), rect.y
    for top, bottom in (*sorted(near), (rect.bottom, rect.bottom)):
        if top - _NEAR - y > _SHORT or not near:
            end = top if top == rect.bottom else top - _NEAR
            pieces.append(Line(((x, y), (x, end)), colour, 1.0, dash=(3.0, 4.0)))
        y = max(y, bottom + _NEAR)
    return Figure("", FigureRole.DIVIDER, "", rect, tuple(pieces))


class RowBody:
    """A row on its way, from its columns to its layers."""

    def __init__(self, plan: RowPlan, context: LaneContext, stats: PageStats, width: float) -> None:
        """Measure the lanes of a row whose columns have their places, in page units."""
        self.plan, self.context, self.stats, self.width = plan, context, stats, width
        self.sizes = plan.page.sizes
        self.page, self.memo, self.theme = plan.page, plan.memo, context.theme
        standing = {lane.id for lane in plan.row.channels}
        self.lanes = tuple(
            lane for lane in self.page.lanes if lane.kind != CHANNEL or lane.id in standing
        )
        self.measured = {lane.id: self._measured(lane) for lane in self.lanes}

    def _measured(self, lane: Lane) -> LaneRow:
        """Measure a lane; one whose plug-in fails shows its name and nothing else."""
        kind = kind_of(lane)
        with LANES.guard(kind.name):
            return kind.lay(self.context, lane)
        return LaneRow(0.0, lambda rect: ())

    def filled(self) -> frozenset[str]:
        """Return the ids of the lanes in which something stands."""
        here = self.plan.row.shown
        cards = {*here.by_lane, *(fold.lane for fold in here.folds.values())}
        return frozenset(
            lane.id
            for lane in self.lanes
            if (lane.id in cards if lane.kind == CHANNEL else self._is_filled(lane))
        )

    def _is_filled(self, lane: Lane) -> bool:
        row = self.measured[lane.id]

        def look() -> bool:
            with LANES.guard(lane.kind):
                drawn = row.draw(Rect(self.sizes.margin, 0.0, self.width, row.height))
                return is_filled(drawn)
            return True

        return self.memo(("filled", lane.id), (row, self.width), look)

    def keep(self, lanes: frozenset[str]) -> None:
        """Leave out the lanes that are not among these."""
        self.lanes = tuple(lane for lane in self.lanes if lane.id in lanes)

    def draw(self, y: float, *, goes_on: str = "") -> RowDrawing:
        """Set everything of the row below a y; ``goes_on`` is the id of a stage begun before it."""
        context, stats, top = self.context, self.stats, y
        stages = self._stages()
        head = [*phases(context, stages, y + 2)]
        y = max(figure.rect.bottom for figure in head) + 6 if head else y
        height = header_height(context, stats, stages, goes_on)
        head += chevrons(context, stats, stages, y, height, goes_on)
        divide_from = y + height + 6
        near = context.sizes.tight
        titles, titles_height = step_titles(context, y + height + 10)
        head += titles
        over = y + height + (titles_height + 16 if titles else 4 if near else 10)
        tracks = self.plan.ways.over
        over += sum(tracks) + (6 if tracks and not near else 0)
        paper, bands, lanes, bottom = self._lanes(over + (2 if near else 4))
        places = tuple((f.id, f.rect) for f in head if f.role == FigureRole.STAGE)
        rail = Rect(self.sizes.margin, over, self.sizes.rail, bottom - over)
        row = PageRow(context.columns, tuple(bands), places, rail, 0, top, bottom)
        drawn = self._arrows(bands, lanes, over)
        return RowDrawing(
            row,
            tuple(head),
            self._layer(LayerName.PAPER, tuple(paper)),
            self._dividers(stages, divide_from, bottom, _upright(drawn.figures)),
            tuple(lanes),
            drawn,
        )

    def _stages(self) -> list[Placed]:
        """Return each stage with its x and width, so that chevrons point at one another."""
        spans: dict[str, tuple[float, float]] = {}
        for column in self.context.columns:
            left = spans.get(column.stage, (column.x, 0.0))[0]
            spans[column.stage] = (left, column.x + column.w)
        found, places = [], list(spans.values())
        ends = [left - EDGE - 5.0 for left, _ in places[1:]]
        # The last one ends where the lanes do, however few columns there are.
        ends += [self.sizes.margin + self.width - EDGE - 4.0 for _ in places[-1:]]
        for (id, (left, _)), end in zip(spans.items(), ends, strict=True):
            stage = self.context.snapshot.get(Stage, id)
            if stage:
                found.append((stage, left - EDGE, end - left + EDGE))
        return found

    def _lanes(self, y: float) -> tuple[list[Figure], list[Band], list[LaneLayer], float]:
        """Set the lanes below one another; return paper, bands, content and the end."""
        context = self.context
        paper: list[Figure] = []
        bands: list[Band] = []
        layers: list[LaneLayer] = []
        groups = groups_of(self.lanes)
        named = {group.first: group.name for group in groups}
        for i, lane in enumerate(self.lanes):
            row = self.measured[lane.id]
            text = rails.rail_text(context, lane, row, named.get(i, ""))
            least = max(self.sizes.lane, lane.height or 0.0, rails.least_height(context, text, row))
            rect = Rect(self.sizes.margin, y, self.width, max(row.height, least))
            paper += self._rail(lane, row, rect, text, self._look(i))
            layers.append(LaneLayer(lane.kind, self._lane_layer(lane, row, rect)))
            zero, unit = row.scale or (0.0, 0.0)
            bands.append(Band(lane.id, lane.kind, y, rect.h, y + zero, unit))
            y += rect.h + self.sizes.gap
            words = rails.line_under(self.lanes, i)
            if words:
                paper.append(
                    rails.blueprint_line(context, words, self.sizes.margin, y - 2, self.width)
                )
                y += rails.LINE
        for group in groups:
            top, last = bands[group.first].y, bands[group.last]
            ends = (top, last.y + last.h)
            paper.append(
                rails.group_bar(group.name, self._look(group.first), self.sizes.margin, *ends)
            )
        return paper, bands, layers, y

    def _look(self, index: int) -> LaneLook:
        return look_of(self.lanes[index], self.page.every_lane, self.theme, index % 2 == 1)

    def _rail(
        self, lane: Lane, row: LaneRow, rect: Rect, text: rails.RailText, look: LaneLook
    ) -> tuple[Figure, ...]:
        context = self.context
        own = context.snapshot.get(Asset, lane.asset)
        inputs = (lane, row, rect, text, look, own, context.personas, context.focus, self.sizes)
        make = partial(rails.rail, context, lane, row, rect, text, look)
        return self.memo(("rail", lane.id), (*inputs, context.snapshot.all(Project)), make)

    def _lane_layer(self, lane: Lane, row: LaneRow, rect: Rect) -> Layer:
        def draw() -> tuple[Figure, ...]:
            with LANES.guard(lane.kind):
                return row.draw(rect)
            return ()

        figures = self.memo(("drawn", lane.id), (row, rect), draw)
        make = partial(Layer, self._name(lane.id), figures, lane=lane.id)
        return self.memo(("layer", lane.id), (figures,), make)

    def _arrows(self, bands: list[Band], lanes: list[LaneLayer], over: float) -> RowArrows:
        layers = [layer for kind, layer in lanes if kind == CHANNEL]
        broad = [r for kind, layer in lanes if kind != CHANNEL for r in self._broad(layer)]
        cards = self.memo(
            "cards", tuple(layers), lambda: {f.id: f.rect for x in layers for f in x.figures}
        )
        channels = self._channels([band for band in bands if band.kind == CHANNEL], layers)
        page, ways, connections = self.page, self.plan.ways, self.page.connections
        gutters = self.plan.gutters

        def make() -> RowArrows:
            ground = ArrowSpace(
                cards=cards, gutters=gutters, channels=channels, over=over, broad=broad
            )
            made = arrows(
                ways, ground, connections, page.handed, page.told, self.theme, page.measure
            )
            return RowArrows(page.laid.without_records(made.figures), made.ends)

        ground_ = (cards, gutters, channels, over, broad)
        drawn = (self.plan.connections, tuple(connections[mark.id] for mark in ways.marks))
        inputs = (ways, *ground_, *drawn, page.handed, page.told)
        return self.memo("arrows", inputs, make)

    def _channels(self, rows: list[Band], layers: list[Layer]) -> dict[int, float]:
        """Return the y of the first track in each channel, under the cards of the row above it."""
        found = {}
        for h, heights in self.plan.ways.channels.items():
            band, room = rows[h - 1], sum(heights) + 6.0
            layer = next(layer for layer in layers if layer.lane == band.lane)
            bottoms = (figure.rect.bottom for figure in layer.figures)
            found[h] = max(bottoms, default=band.y + band.h - room - self.sizes.pad) + 5
        return found

    def _broad(self, layer: Layer) -> tuple[Rect, ...]:
        """Return the places of what stands over the edges of its column, where labels may be."""
        columns = self.context.columns

        def stands_over(rect: Rect) -> bool:
            if not columns:  # a hint may stand in a lane of a journey without stages
                return True
            column = columns[max(bisect_right(columns, rect.x, key=lambda c: c.x) - 1, 0)]
            return rect.x < column.x or rect.right > column.x + column.w

        def make() -> tuple[Rect, ...]:
            solid = (figure.rect for figure in layer.figures if figure.role not in GROUND)
            return tuple(filter(stands_over, solid))

        return self.memo(("broad", layer.lane), (layer, columns), make)

    def _dividers(
        self, stages: list[Placed], top: float, bottom: float, upright: Sequence[Rect]
    ) -> tuple[Figure, ...]:
        """Draw a line between each two stages, but where an arrow runs close beside it."""
        figures = []
        for stage, left, _ in stages[1:]:
            rect = Rect(left - 4.0, top, 2.0, bottom - top)
            x = left - 3.0
            near = tuple((leg.y, leg.bottom) for leg in upright if abs(leg.x - x) <= _NEAR)
            make = partial(_divider, rect, x, near, self.theme.divider)
            inputs = (rect, near, self.theme.divider)
            figures.append(self.memo(("divider", stage.id), inputs, make))
        return tuple(figures)

    def _layer(self, name: str, figures: tuple[Figure, ...]) -> Layer:
        """Return the layer of before when it holds the same figures."""
        return self.memo(("layer", name), (figures,), lambda: Layer(self._name(name), figures))

    def _name(self, name: str) -> str:
        """Return what a layer of the row is called: no two of a page have one name."""
        number = self.plan.row.number
        return f"{name} {number + 1}" if number else name

"""The map: one journey becomes a page of stages, lanes and arrows, in one row or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from journeymap.analysis.handovers import handovers
from journeymap.drawing.measure import Measure
from journeymap.drawing.memo import Memo
from journeymap.drawing.roles import LayerName
from journeymap.drawing.scene import Figure, Layer
from journeymap.lanes import LANES, GoesOn, LaneContext, LegendEntry
from journeymap.language import tr
from journeymap.layout.laid import laid_arrows
from journeymap.layout.laid_legend import laid_legend
from journeymap.layout.map.arrow_ends import ArrowEnd, joined_ends, numbered
from journeymap.layout.map.behind import behind_layer
from journeymap.layout.map.differing import difference_legend
from journeymap.layout.map.folds import drawn, summed, told_of
from journeymap.layout.map.grid import Stop
from journeymap.layout.map.head import head
from journeymap.layout.map.legend import legend
from journeymap.layout.map.page_stats import page_stats
from journeymap.layout.map.people import people
from journeymap.layout.map.row import EDGE, RowBody, RowDrawing
from journeymap.layout.map.row_plan import PageInputs, RowGrid, RowPlan, parted_arrows
from journeymap.layout.map.row_shapes import fitting_rows
from journeymap.layout.map.rows import wrapped
from journeymap.layout.map.scene import MapScene, PageRow
from journeymap.metrics.scored import scores_over
from journeymap.model.grid import CHANNEL, lanes
from journeymap.model.records import Connection, Journey, Lane, Touchpoint
from journeymap.view import Shown, View, shown
from journeymap.view.look import ROWS_AUTO

_LEAST_PAGE, _LEAST_GIVEN = 1000.0, 640.0
"""How wide a page is at least: on the screen, and handed out."""
_BETWEEN_ROWS, _BETWEEN_TIGHT = 26.0, 14.0
_CLEAR = 10.0
"""How far from the edges of a row a curve ends that goes on in another."""


def lay_out(view: View, measure: Measure, memo: Memo) -> MapScene:
    """Return the map of a journey; without one an empty page."""
    here = shown(view)
    if here.journey is None:
        return MapScene(_LEAST_PAGE, 600.0, ())
    return _Page(here, here.journey, measure, memo).scene()


def _standing(here: Shown) -> tuple[Lane, ...]:
    """Return the lanes of a page, without empty channels where no empty lane is to be seen."""
    every = summed(here)
    used = {*here.by_lane, *(fold.lane for fold in here.folds.values())}
    if here.view.shows_empty or not used:
        return every
    return tuple(lane for lane in every if lane.kind != CHANNEL or lane.id in used)


def legends(view: View, measure: Measure) -> Callable[[float], Figure | None] | None:
    """Return what draws the legend of a map by itself in so many page units of width.

    It stands at (0, 0) and is as high as it needs; there is none without a journey.
    """
    here = shown(view)
    if here.journey is None:
        return None
    return partial(_Page(here, here.journey, measure, Memo()).legend, 0.0, 0.0)


def _bottom(figures: Iterable[Figure]) -> float:
    return max(figure.rect.bottom for figure in figures)


class _Page:
    """One page on its way, from its rows to the scene."""

    def __init__(self, here: Shown, journey: Journey, measure: Measure, memo: Memo) -> None:
        self.shown, self.memo, self.measure = here, memo, measure
        self.theme = here.view.theme
        self.inputs = self._inputs(journey)
        self.margin = self.inputs.sizes.margin
        wanted = here.view.rows
        count = fitting_rows(here, measure, memo) if wanted == ROWS_AUTO else wanted
        parts = wrapped(here, count, memo)
        self.wraps = len(parts) > 1
        self.grids = [
            RowGrid(self.inputs, slots, i if self.wraps else None) for i, slots in enumerate(parts)
        ]
        self.plans = self._plans()
        stops, laid = self._stops(), self.inputs.laid
        own = laid.of_records(self.inputs.connections)
        self.page_stats = page_stats(here, own, stops, self.inputs.handed, memo)
        least = _LEAST_PAGE - self.margin
        usual = max(least, *(plan.usual_right for plan in self.plans))
        for plan in self.plans:
            plan.stretch(usual)
        self.width = max(least, *(plan.right for plan in self.plans)) - self.margin
        if not here.view.shows_empty:
            # One or two cards have a page as narrow as they are.
            right = max(plan.right for plan in self.plans)
            self.width = min(self.width, max(right, _LEAST_GIVEN) - self.margin)
        self.context = self._context()
        self.rows = [
            RowBody(plan, self._row_context(i), self.page_stats, self.width)
            for i, plan in enumerate(self.plans)
        ]
        if self.wraps or not here.view.shows_empty:
            self._leave_out_empty_lanes()

    def _inputs(self, journey: Journey) -> PageInputs:
        here, memo, snapshot = self.shown, self.memo, self.shown.view.snapshot
        laid = laid_arrows(here, memo)
        every, folds = laid.arrows, here.folds
        connections = memo("connections", (every, folds), partial(drawn, here, every))
        tables = (snapshot.all(Connection), snapshot.all(Touchpoint))
        return PageInputs(
            shown=here,
            journey=journey,
            measure=self.measure,
            memo=memo,
            lanes=_standing(here),
            every_lane=lanes(snapshot, journey.id),
            laid=laid,
            connections=connections,
            handed=frozenset()
            if here.view.differs
            else memo("hand-overs", tables, partial(handovers, snapshot)),
            told=told_of(here, connections, laid, memo),
        )

    def _plans(self) -> list[RowPlan]:
        if not self.wraps:
            return [RowPlan(self.grids[0], self.inputs.connections, ())]
        grids, connections = self.grids, self.inputs.connections
        inputs = (connections, *(row.grid.stops for row in grids))
        within, self.crossings = self.memo(
            "parted", inputs, partial(parted_arrows, grids, connections)
        )
        return [
            RowPlan(row, found, self.crossings)
            for row, found in zip(self.grids, within, strict=True)
        ]

    def _stops(self) -> Mapping[str, Stop]:
        """Return what arrows may lead to, in all rows."""
        every = tuple(row.grid.stops for row in self.grids)
        if len(every) == 1:
            return every[0]
        return self.memo(
            "stops", every, lambda: {id: stop for stops in every for id, stop in stops.items()}
        )

    def _context(self) -> LaneContext:
        """Return what is known of the whole page, for its head and its legend."""
        here, view, plans = self.shown, self.shown.view, self.plans
        whole = shown(view.but(stages=())) if view.stages else here
        touchpoints = {
            step: ids for row in self.grids for step, ids in row.grid.touchpoints.items()
        }
        return LaneContext(
            view=view,
            shown=here,
            journey=self.inputs.journey,
            measure=self.measure,
            columns=tuple(column for plan in plans for column in plan.columns),
            touchpoints=touchpoints,
            path=tuple(card.id for card in whole.touchpoints),
            memo=self.memo,
            scores={}
            if view.differs
            else scores_over(view.snapshot, self.inputs.journey.id, self.memo),
        )

    def _row_context(self, i: int) -> LaneContext:
        plan = self.plans[i]
        return replace(
            self.context,
            shown=plan.row.shown,
            columns=plan.columns,
            touchpoints=plan.row.grid.touchpoints,
            minimum_heights=plan.minimum_heights(),
            channel_space=plan.channel_space(),
            memo=plan.memo,
            goes_on=self._goes_on(i) if self.wraps else None,
        )

    def _goes_on(self, i: int) -> GoesOn:
        """Return what stands in the columns before and after a row."""
        before = self._at_end(i - 1, -1) if i else ()
        after = self._at_end(i + 1, 0) if i + 1 < len(self.plans) else ()
        return GoesOn(
            before,
            after,
            self.margin + self.inputs.sizes.rail + _CLEAR,
            self.margin + self.width - _CLEAR,
        )

    def _at_end(self, row: int, end: int) -> tuple[str, ...]:
        columns, grid = self.plans[row].columns, self.grids[row].grid
        return grid.touchpoints.get(columns[end].step, ())

    def _leave_out_empty_lanes(self) -> None:
        """Let a lane stand in the rows in which it is filled.

        One that is empty everywhere stands in all, unless no empty lane is to be seen.
        """
        filled = [row.filled() for row in self.rows]
        somewhere = frozenset().union(*filled)
        if somewhere and not self.shown.view.shows_empty:
            somewhere = frozenset(lane.id for row in self.rows for lane in row.lanes)
        for row, here in zip(self.rows, filled, strict=True):
            row.keep(here | {lane.id for lane in row.lanes if lane.id not in somewhere})

    def scene(self) -> MapScene:
        """Set everything from the title down to the legend."""
        context, x = self.context, self.margin
        top: list[Figure] = [*head(context, self.page_stats, x, self.margin, self.width)]
        top += () if self.shown.view.differs else people(context, top, x, self.width)
        tight = self.inputs.sizes.tight
        y = _bottom(top) + (EDGE / 2 if tight else EDGE)
        found: list[RowDrawing] = []
        for i, row in enumerate(self.rows):
            found.append(row.draw(y, goes_on=self._continued(i)))
            y = found[-1].row.bottom + (_BETWEEN_TIGHT if tight else _BETWEEN_ROWS)
        bottom = found[-1].row.bottom
        told = None
        if self.wraps or not self.shown.view.shows_empty:
            seen = {band.lane for drawing in found for band in drawing.row.bands}
            told = [lane for lane in self.shown.rows if lane.id in seen]
        key = self.legend(x + 4, bottom + (6 if tight else 14), self.width - 8, told)
        end = (key.rect.bottom if key else bottom) + self.margin * 0.75
        frame = (*top, *(f for drawing in found for f in drawing.head), *((key,) if key else ()))
        wide = self.width + 2 * self.margin
        rows = tuple(_rows(found))
        layers = tuple(self._with_behind(list(self._layers(found, frame)), rows))
        return MapScene(wide, end, layers, rows, self.inputs.sizes)

    def _with_behind(self, layers: list[Layer], rows: Sequence[PageRow]) -> list[Layer]:
        """Return the layers with the arrows behind ideas under all that is read."""
        behind = behind_layer(self.shown.view, rows, layers)
        if behind:
            names = [layer.name for layer in layers]
            layers.insert(names.index(LayerName.DIVIDERS) + 1, behind)
        return layers

    def legend(
        self, x: float, y: float, width: float, told: Sequence[Lane] | None = None
    ) -> Figure | None:
        """Draw what the signs on the page mean, of some lanes or of all."""
        context = self.context
        more = (
            *difference_legend(context),
            *laid_legend(context),
            *self._marks_explained(),
        )
        return legend(context, self.page_stats, x, y, width, more, told)

    def _continued(self, i: int) -> str:
        """Return the id of the stage that was begun in the row before, blank for none."""
        if not i:
            return ""
        before, here = self.plans[i - 1].columns, self.plans[i].columns
        return here[0].stage if before[-1].stage == here[0].stage else ""

    def _layers(self, found: list[RowDrawing], frame: tuple[Figure, ...]) -> Iterator[Layer]:
        # Over a curve an arrow is seen; a box with letters is read, so it lies over the arrow.
        grounds = {kind.name for kind in LANES if kind.boxes.points.roles}
        rows = [lane for drawing in found for lane in drawing.lanes]
        yield from (drawing.paper for drawing in found)
        yield self._layer(LayerName.DIVIDERS, tuple(f for d in found for f in d.dividers))
        yield from (layer for kind, layer in rows if kind in grounds)
        yield self._layer(LayerName.ARROWS, self._arrows(found))
        yield from (layer for kind, layer in rows if kind not in grounds)
        yield self._layer(LayerName.FRAME, frame)

    def _arrows(self, found: list[RowDrawing]) -> tuple[Figure, ...]:
        """Return the arrows of all rows, and those between two of them."""
        if not self.wraps:
            return found[0].arrows.figures
        ends: dict[str, list[ArrowEnd]] = {}
        for end in (end for drawing in found for end in drawing.arrows.ends):
            ends.setdefault(end.id, []).append(end)
        figures = [figure for drawing in found for figure in drawing.arrows.figures]
        connections, joined = self.inputs.connections, []
        for id, both in ends.items():
            inputs = (connections[id], *both)
            make = partial(joined_ends, connections[id], both)
            joined.append(self.memo(("joined", id), inputs, make))
        return (*self.inputs.laid.without_records(joined), *figures)

    def _marks_explained(self) -> Iterator[LegendEntry]:
        if self.wraps and self.crossings:
            sign = partial(numbered, 1, theme=self.theme)
            yield LegendEntry(
                lambda x, y: sign(x=x + 9, y=y), 18.0, tr("goes on at the same number")
            )

    def _layer(self, name: str, figures: tuple[Figure, ...]) -> Layer:
        """Return the layer of before when it holds the same figures."""
        return self.memo(("layer", name), (figures,), lambda: Layer(name, figures))


def _rows(found: Iterable[RowDrawing]) -> Iterator[PageRow]:
    first = 0
    for drawing in found:
        yield drawing.row._replace(first=first)
        first += len(drawing.row.columns)

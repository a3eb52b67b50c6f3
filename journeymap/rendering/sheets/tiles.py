"""A map spread over sheets that are cut along marks and glued together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from journeymap.drawing.paper import UNITS_PER_MM, Paper, PaperPart, PaperSheet, name_of
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import GROUND, Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Picture, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, Theme, on_paper
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.layout.map.scene import MapScene
from journeymap.painting.fonts import measure_of
from journeymap.rendering.region import RenderRegion
from journeymap.rendering.sheets.cuts import CutSpan, SheetRoom, cuts
from journeymap.rendering.sheets.nudged import nudged
from journeymap.rendering.sheets.repeated import (
    BESIDE,
    OVER,
    Onto,
    has_names,
    lane_names,
    stage_names,
)

_MARGIN = 13.0 * UNITS_PER_MM
_OVERLAP = 10.0 * UNITS_PER_MM
_MARK_GAP, _MARK = 1.5 * UNITS_PER_MM, 5.0 * UNITS_PER_MM
_MOST = 1000
_PALE = "#ffffffd0"
_SCALES = tuple(percent / 100 for percent in range(120, 89, -2))
"""How large a map may be where nobody asks for a scale: as it takes fewest sheets, and fills them."""
_PASSED = GROUND | {
    FigureRole.ARROW,
    FigureRole.TINT,
    FigureRole.CURVE,
    FigureRole.PROMISE,
    FigureRole.LANE_TITLE,
    FigureRole.NEUTRAL_LABEL,
}
"""What may be cut: it goes on, or comes again on each sheet."""
_DEAR = 5
"""How many labels of arrows are rather cut than one card or face: words go on on the next sheet."""
_HEAD = frozenset(
    {
        FigureRole.TITLE,
        FigureRole.LENS,
        FigureRole.SCENARIO,
        FigureRole.PERSONA,
        FigureRole.PHASE,
        FigureRole.STAGE,
        FigureRole.LEGEND,
    }
)


class TileCuts(NamedTuple):
    """Where a map is cut: from above to below, and from left to right in each part of that.

    Columns of a map that wraps do not stand under one another, so each of its rows has its own.
    """

    across: tuple[tuple[float, ...], ...]
    down: tuple[float, ...]

    @property
    def rows(self) -> int:
        return len(self.down) - 1

    @property
    def columns(self) -> int:
        return max(map(self.columns_of, range(self.rows)))

    @property
    def sheets(self) -> int:
        return sum(map(self.columns_of, range(self.rows)))

    def columns_of(self, row: int) -> int:
        return len(self.across[row]) - 1

    def tile(self, row: int, column: int) -> Rect:
        """Return the part of the map that one sheet is for."""
        x, y = self.across[row][column], self.down[row]
        return Rect(x, y, self.across[row][column + 1] - x, self.down[row + 1] - y)


def tiles(
    shown: RenderRegion, paper: Paper, scale: float | None, theme: Theme
) -> tuple[PaperSheet, ...]:
    """Return a region at a scale over as many sheets as it takes, row by row, none of them empty.

    Without a scale a page unit is about one on paper: smaller so that fewer sheets are needed,
    or larger so that the last ones are full.

    A sheet goes on for 10 mm beyond the cut on its right and lower side; there the next one is
    glued on. Cuts run in the gutters between columns and between lanes; the names of lanes and
    stages stand again on each sheet, outside of its marks. The paper is turned so that fewer
    sheets are needed. Raises ``JourneyError`` where it takes more than a thousand.
    """
    paper = paper.upright.keeping(_MARGIN)
    solid = [f for f in shown.scene.figures() if f.role not in GROUND]
    turns = [paper.turned, paper] if shown.place.w >= shown.place.h else [paper, paper.turned]
    ways = [
        (grid(shown, turn, size), turn, size)
        for size in ((scale,) if scale else _SCALES)
        for turn in turns
    ]
    cut, paper, scale = min(ways, key=lambda way: (way[0].sheets, -way[2]))
    if cut.sheets > _MOST:
        raise JourneyError(
            tr(
                "The map would take {count} sheets of paper. Choose a smaller scale or larger"
                " paper.",
                count=cut.sheets,
            )
        )
    filled = [
        (row, column)
        for row in range(cut.rows)
        for column in range(cut.columns_of(row))
        if any(_meets(figure, cut.tile(row, column)) for figure in solid)
    ] or [(0, 0)]
    shown = shown._replace(scene=nudged(shown.scene, cut.across[0], measure_of()))
    spread = _Spread(shown, paper, scale, cut, filled, on_paper(theme))
    return tuple(spread.sheet(at) for at in filled)


def grid(shown: RenderRegion, paper: Paper, scale: float) -> TileCuts:
    """Return where a region is cut so that each part fits a sheet of paper at a scale."""
    place, overlap = shown.place, _OVERLAP / scale
    wide, high = paper.room.w / scale, paper.room.h / scale
    beside, over = (side / scale for side in _strips(shown, paper))
    ends = _row_ends(shown, wide)
    across: list[tuple[float, ...]] = []
    down = [place.y]
    for top, bottom in pairwise(ends):
        beside_one, over_one = standing(shown.scene, wide, high, top, bottom)
        ways = cuts(place.x, place.right, SheetRoom(wide, wide - beside, overlap), beside_one)
        first = high - over if len(ways) > 2 or down[1:] else high
        parts = cuts(top, bottom, SheetRoom(first, high - over, overlap), over_one)[1:]
        across += [ways] * len(parts)
        down += parts
    return TileCuts(tuple(across), tuple(down))


def _row_ends(shown: RenderRegion, wide: float) -> tuple[float, ...]:
    """Return where rows of a map end that wraps and is wider than a sheet, else its two ends."""
    scene, place = shown.scene, shown.place
    middles: tuple[float, ...] = ()
    if isinstance(scene, MapScene) and place.w > wide:
        between = ((a.bottom + b.top) / 2 for a, b in pairwise(scene.rows))
        middles = tuple(y for y in between if place.y < y < place.bottom)
    return (place.y, *middles, place.bottom)


def _strips(shown: RenderRegion, paper: Paper) -> tuple[float, float]:
    """Return the room for names at the left and above, none on paper too small for them."""
    if not has_names(shown.scene) or min(paper.room.w, paper.room.h) < 4 * BESIDE:
        return 0.0, 0.0
    return BESIDE, OVER


def standing(
    scene: Scene, wide: float, high: float, top: float = -inf, bottom: float = inf
) -> tuple[list[CutSpan], list[CutSpan]]:
    """Return what is not to be cut between two heights: across the page, and down it.

    What stands in lanes is spared first; of the head and of the legend each word is, where that
    takes no sheet more. Lanes are not cut unless they are taller than a sheet.
    """
    across: list[CutSpan] = []
    down: list[CutSpan] = []
    for figure in scene.figures():
        x, y, w, h = figure.rect
        if figure.role in _PASSED or y >= bottom or y + h <= top:
            continue
        if figure.role == FigureRole.STAGE:
            across.append(CutSpan(x, x + w, weak=True))
        if figure.role in _HEAD:
            for rect in (r for shape in figure.shapes for r in _written(shape)):
                across.append(CutSpan(rect.x, rect.right, weak=True))
                down.append(CutSpan(rect.y, rect.bottom))
            continue
        if w < wide / 2:
            across += [CutSpan(x, x + w)] * (1 if figure.role == FigureRole.ARROW_LABEL else _DEAR)
        if h < high / 2:
            down.append(CutSpan(y, y + h))
    if isinstance(scene, MapScene):
        bands = (b for b in scene.bands if top <= b.y < bottom and b.h < high / 2)
        down += [CutSpan(b.y, b.y + b.h) for b in bands]
    return across, down


def _written(shape: Shape) -> Iterator[Rect]:
    return _extents(shape) if isinstance(shape, (Text, Picture)) else iter(())


def _meets(figure: Figure, tile: Rect) -> bool:
    """Tell whether anything of a figure would be seen on a tile."""
    return figure.rect.meets(tile) and any(
        rect.meets(tile) for shape in figure.shapes for rect in _extents(shape)
    )


def _extents(shape: Shape) -> Iterator[Rect]:
    """Yield places that hold a shape; those of letters are guessed rather too wide."""
    if isinstance(shape, (Box, Picture)):
        yield shape.rect
    elif isinstance(shape, Text):
        size, wide = shape.style.size, len(shape.text) * shape.style.size
        left = {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
        yield Rect(shape.x - left, shape.y - size, wide, size * 1.3)
    elif isinstance(shape, Line):
        yield from (Rect.around(ends).grown(1.0) for ends in pairwise(shape.points))
    else:
        yield Rect.around(shape.points).grown(1.0)


class _Spread(NamedTuple):
    """A map over sheets: how it is cut, which of them are needed, and how they look."""

    shown: RenderRegion
    paper: Paper
    scale: float
    cut: TileCuts
    filled: list[tuple[int, int]]
    theme: Theme

    def sheet(self, at: tuple[int, int]) -> PaperSheet:
        """Return one of the sheets, with the names that come again, its marks and its number."""
        own, free, (row, column) = self.cut.tile(*at), self.paper.room, at
        strips = _strips(self.shown, self.paper)
        beside, over = strips[0] * (column > 0), strips[1] * (row + column > 0)
        ends = column + 1 == self.cut.columns_of(row), row + 1 == self.cut.rows
        wide, high = (
            side + (0.0 if end else _OVERLAP / self.scale)
            for side, end in zip((own.w, own.h), ends, strict=True)
        )
        scale, place = self.scale, Rect(own.x, own.y, wide, high)
        room = Rect(free.x + beside, free.y + over, wide * scale, high * scale)
        part = PaperPart(self.shown.scene, place, room, self.shown.background)
        trimmed = Rect(room.x, room.y, own.w * scale, own.h * scale)
        outer = Rect(room.x - beside, room.y - over, room.w + beside, room.h + over)
        around = (*_marks(trimmed, outer, self.theme.ink), *self._foot(at))
        parts = [part, self._part(around)]
        names = self._names(Onto(place, room), beside > 0, over > 0)
        parts.append(self._part((*_veil(trimmed, room), *names)))
        return PaperSheet(self.paper.width, self.paper.height, tuple(parts))

    def _names(self, onto: Onto, beside: bool, over: bool) -> tuple[Shape, ...]:
        measure, scene = measure_of(), self.shown.scene
        lanes = lane_names(scene, onto, measure, self.theme) if beside else ()
        stages = stage_names(scene, onto, measure) if over else ()
        return (*lanes, *stages)

    def _part(self, shapes: tuple[Shape, ...]) -> PaperPart:
        page = Rect(0.0, 0.0, self.paper.width, self.paper.height)
        figure = Figure("", FigureRole.SHEET, "", page, shapes)
        return PaperPart(Scene(page.w, page.h, (Layer(LayerName.SHEET, (figure,)),)), page, page)

    def _foot(self, at: tuple[int, int]) -> Iterator[Shape]:
        """Yield which sheet it is, in words and on a small plan of all of them."""
        words = tr(
            "sheet {n} of {count} · row {row}, column {column}",
            n=self.filled.index(at) + 1,
            count=len(self.filled),
            row=at[0] + 1,
            column=at[1] + 1,
        )
        paper, y = self.paper, self.paper.height - self.paper.margin / 2 + 4.0
        said = " · ".join(filter(None, (name_of(paper), words)))
        yield Text(paper.margin + 12.0, y, said, SMALL, self.theme.ink_soft)
        yield from self._plan(at)

    def _plan(self, at: tuple[int, int]) -> Iterator[Shape]:
        paper, cut, theme = self.paper, self.cut, self.theme
        side = min(9.0, 24.0 / cut.rows, 160.0 / cut.columns)
        left = paper.width - paper.margin - 12.0 - side * 1.4 * cut.columns
        top = paper.height - paper.margin / 2 - side * cut.rows / 2
        for row, column in self.filled:
            cell = Rect(left + column * side * 1.4, top + row * side, side * 1.4, side)
            yield Box(cell, theme.accent if (row, column) == at else "", theme.assumed_edge, 0.75)


def _veil(trimmed: Rect, room: Rect) -> Iterator[Shape]:
    """Yield what makes pale where the next sheet is glued on: what is cut there is whole on it."""
    beyond = room.right - trimmed.right, room.bottom - trimmed.bottom
    if beyond[0] > 0:
        yield Box(Rect(trimmed.right, room.y, beyond[0], room.h), _PALE)
    if beyond[1] > 0:
        yield Box(Rect(room.x, trimmed.bottom, trimmed.w, beyond[1]), _PALE)


def _marks(trimmed: Rect, outer: Rect, ink: str) -> Iterator[Shape]:
    """Yield the marks along which the sheet is cut, outside of what is shown on it."""
    for x in (trimmed.x, trimmed.right):
        for y, way in ((outer.y - _MARK_GAP, -_MARK), (outer.bottom + _MARK_GAP, _MARK)):
            yield Line(((x, y), (x, y + way)), ink, 0.75)
    for y in (trimmed.y, trimmed.bottom):
        for x, way in ((outer.x - _MARK_GAP, -_MARK), (outer.right + _MARK_GAP, _MARK)):
            yield Line(((x, y), (x + way, y)), ink, 0.75)

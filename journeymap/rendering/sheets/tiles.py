"""A map spread over sheets that are cut along marks and glued together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.paper import UNITS_PER_MM, Paper, PaperPart, PaperSheet
from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import GROUND, Figure, Layer, Scene
from journeymap.drawing.shapes import Box, Line, Picture, Rect, Shape, Text
from journeymap.drawing.theme import SMALL, Theme, on_paper
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.rendering.region import RenderRegion

_MARGIN = 13.0 * UNITS_PER_MM
_OVERLAP = 10.0 * UNITS_PER_MM
_MARK_GAP, _MARK = 1.5 * UNITS_PER_MM, 5.0 * UNITS_PER_MM
_MOST = 1000
_SCALES = (1.0, 0.98, 0.96, 0.94, 0.92, 0.9)
"""How large a map may be where nobody asks for a scale: smaller only where that saves sheets."""
_FULLEST = 0.7
"""How much of a sheet is filled at least before a cut may be moved to where it hurts less."""


class TileCuts(NamedTuple):
    """Where a map is cut, from left to right and from above to below."""

    across: tuple[float, ...]
    down: tuple[float, ...]

    @property
    def rows(self) -> int:
        return len(self.down) - 1

    @property
    def columns(self) -> int:
        return len(self.across) - 1

    def tile(self, row: int, column: int) -> Rect:
        """Return the part of the map that one sheet is for."""
        x, y = self.across[column], self.down[row]
        return Rect(x, y, self.across[column + 1] - x, self.down[row + 1] - y)


def tiles(
    shown: RenderRegion, paper: Paper, scale: float | None, theme: Theme
) -> tuple[PaperSheet, ...]:
    """Return a region at a scale over as many sheets as it takes, row by row, none of them empty.

    Without a scale a page unit is one on paper, or up to a tenth smaller so that fewer are needed.

    A sheet goes on for 10 mm beyond the cut on its right and lower side; there the next one is
    glued on. Cuts run between cards where they can. The paper is turned so that fewer are
    needed. Raises ``JourneyError`` where it takes more than a thousand.
    """
    paper = paper.upright.keeping(_MARGIN)
    solid = [f for f in shown.scene.figures() if f.role not in GROUND]
    turns = [paper.turned, paper] if shown.place.w >= shown.place.h else [paper, paper.turned]
    ways = [
        (grid(shown.place, solid, turn.room, size), turn, size)
        for size in ((scale,) if scale else _SCALES)
        for turn in turns
    ]
    cut, paper, scale = min(ways, key=lambda way: way[0].rows * way[0].columns)
    if cut.rows * cut.columns > _MOST:
        raise JourneyError(
            tr(
                "The map would take {count} sheets of paper. Choose a smaller scale or larger"
                " paper.",
                count=cut.rows * cut.columns,
            )
        )
    theme = on_paper(theme)
    filled = [
        (row, column)
        for row in range(cut.rows)
        for column in range(cut.columns)
        if any(_meets(figure, cut.tile(row, column)) for figure in solid)
    ]
    return tuple(_sheet(shown, paper, scale, cut, at, filled, theme) for at in filled or [(0, 0)])


def grid(place: Rect, figures: Iterable[Figure], room: Rect, scale: float) -> TileCuts:
    """Return where a place is cut so that each part fits a room of a sheet at a scale."""
    wide, high, overlap = room.w / scale, room.h / scale, _OVERLAP / scale
    stand = [figure.rect for figure in figures if figure.role != FigureRole.ARROW]
    across = [(r.x, r.right) for r in stand if r.w < wide / 2]
    down = [(r.y, r.bottom) for r in stand if r.h < high / 2]
    return TileCuts(
        tuple(_cuts(place.x, place.right, wide, overlap, across)),
        tuple(_cuts(place.y, place.bottom, high, overlap, down)),
    )


def _cuts(
    start: float, end: float, room: float, overlap: float, spans: list[tuple[float, float]]
) -> Iterator[float]:
    """Yield the ends and the cuts of a length: where few spans are cut, as far on as can be."""
    starts, ends = sorted(low for low, _ in spans), sorted(high for _, high in spans)

    def harm(at: float) -> int:
        return bisect_left(starts, at) - bisect_right(ends, at)

    yield start
    while end - start > room + 0.01:
        furthest = start + max(room - overlap, room / 2)
        least = start + (furthest - start) * _FULLEST
        near = ends[bisect_left(ends, least) : bisect_left(ends, furthest)]
        between = (
            min((at + starts[i]) / 2, furthest) if i < len(starts) else at + 1.0
            for at in near
            for i in (bisect_left(starts, at),)
        )
        start = min((*between, furthest), key=lambda at: (harm(at), -at))
        yield start
    yield end


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


def _sheet(
    shown: RenderRegion,
    paper: Paper,
    scale: float,
    cut: TileCuts,
    at: tuple[int, int],
    filled: list[tuple[int, int]],
    theme: Theme,
) -> PaperSheet:
    own, free, (row, column) = cut.tile(*at), paper.room, at
    wide = own.w + (_OVERLAP / scale if column + 1 < cut.columns else 0.0)
    high = own.h + (_OVERLAP / scale if row + 1 < cut.rows else 0.0)
    room = Rect(free.x, free.y, wide * scale, high * scale)
    part = PaperPart(shown.scene, Rect(own.x, own.y, wide, high), room, shown.background)
    trimmed = Rect(room.x, room.y, own.w * scale, own.h * scale)
    shapes = (
        *_marks(trimmed, room, theme.ink),
        *_label(paper, cut, at, theme.ink_soft),
        *_key(paper, cut, at, filled, theme),
    )
    page = Rect(0.0, 0.0, paper.width, paper.height)
    figure = Figure("", FigureRole.SHEET, "", page, tuple(shapes))
    around = Scene(page.w, page.h, (Layer(LayerName.SHEET, (figure,)),))
    return PaperSheet(page.w, page.h, (part, PaperPart(around, page, page)))


def _marks(trimmed: Rect, room: Rect, ink: str) -> Iterator[Shape]:
    """Yield the marks along which the sheet is cut, outside of what is shown on it."""
    for x in (trimmed.x, trimmed.right):
        for y, way in ((room.y - _MARK_GAP, -_MARK), (room.bottom + _MARK_GAP, _MARK)):
            yield Line(((x, y), (x, y + way)), ink, 0.75)
    for y in (trimmed.y, trimmed.bottom):
        for x, way in ((room.x - _MARK_GAP, -_MARK), (room.right + _MARK_GAP, _MARK)):
            yield Line(((x, y), (x + way, y)), ink, 0.75)


def _label(paper: Paper, cut: TileCuts, at: tuple[int, int], ink: str) -> Iterator[Shape]:
    words = tr(
        "Row {row}, column {column} of {rows} × {columns}",
        row=at[0] + 1,
        column=at[1] + 1,
        rows=cut.rows,
        columns=cut.columns,
    )
    y = paper.height - paper.margin / 2 + 4.0
    yield Text(paper.margin + 12.0, y, words, SMALL, ink)


def _key(
    paper: Paper,
    cut: TileCuts,
    at: tuple[int, int],
    filled: list[tuple[int, int]],
    theme: Theme,
) -> Iterator[Shape]:
    """Yield a small plan of all sheets at the lower right, with this one filled."""
    side = min(9.0, 24.0 / cut.rows, 160.0 / cut.columns)
    left = paper.width - paper.margin - 12.0 - side * 1.4 * cut.columns
    top = paper.height - paper.margin / 2 - side * cut.rows / 2
    for row, column in filled:
        cell = Rect(left + column * side * 1.4, top + row * side, side * 1.4, side)
        yield Box(cell, theme.accent if (row, column) == at else "", theme.assumed_edge, 0.75)

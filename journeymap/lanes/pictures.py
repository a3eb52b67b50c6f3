"""Pictures: a storyboard of the journey, each filling its column, with a caption under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.drawing.theme import BODY
from journeymap.lanes import LaneBoxes, LaneContext, LaneRow, lane_kind
from journeymap.lanes.parts.notes import (
    hang_note,
    make_note,
    move_note,
    note_cell,
    span,
    span_note,
    spanned,
    stands_at,
)
from journeymap.lanes.parts.pictured import ROUND, said_of
from journeymap.lanes.parts.pictures import picture
from journeymap.language import mark
from journeymap.model.records import Asset, Lane, Note

_GAP, _UNDER = 10.0, 6.0
_INSET = 10.0
_NARROWEST = 76.0
_LOWEST, _TALLEST = 40.0, 560.0

_BOXES = LaneBoxes(
    holds=Note,
    roles=frozenset({FigureRole.NOTE}),
    ask=mark("Note"),
    refusal=mark("A picture stands under a step or a stage."),
    alone=True,
    shows_pictures=True,
    by_note=True,
    make=make_note,
    hang=hang_note,
    where=note_cell,
    move=move_note,
    span=span_note,
    spanned=spanned,
)


class _Tile(NamedTuple):
    """A note measured for its place: a picture with its words under it, or words in a box."""

    note: Note
    words: Paragraph
    pictured: bool
    x: float
    w: float

    def height(self, tall: float) -> float:
        """Return how tall it stands with pictures so tall, in page units."""
        if not self.pictured:
            return self.words.height + 2 * _INSET - 2
        return tall + (self.words.height + _UNDER if self.note.body else 0.0)


class _Cell(NamedTuple):
    """What stands over the same columns: rows of tiles, those with pictures side by side."""

    first: int
    last: int
    rows: list[list[_Tile]]


@lane_kind(
    "pictures",
    mark("Storyboard"),
    mark("Pictures at a step or across a stage, with captions"),
    icon="image",
    order=15,
    boxes=_BOXES,
)
def lay(context: LaneContext, lane: Lane) -> LaneRow:
    """Set the pictures of this lane under one another's columns, as tall as the lane allows."""
    notes = context.snapshot.of(Note, "lane", lane.id)
    steps = tuple(stands_at(context, note) for note in notes)
    shown = context.snapshot.all(Asset), context.view.assets
    inputs = (lane, notes, steps, context.columns, *shown)
    return context.memo(("lane", lane.id), inputs, lambda: _row(context, lane, notes))


def _row(context: LaneContext, lane: Lane, notes: tuple[Note, ...]) -> LaneRow:
    cells, edge = list(_cells(context, notes)), context.sizes.air + 2.0
    tall = (
        _fitting(cells, len(context.columns), lane.height, edge)
        if lane.height
        else context.sizes.picture
    )
    placed, bottom = _placed(cells, len(context.columns), tall, edge)

    def draw(rect: Rect) -> tuple[Figure, ...]:
        return tuple(_figure(context, tile, rect.y + y, tall) for tile, y in placed)

    return LaneRow(bottom, draw)


def _cells(context: LaneContext, notes: Sequence[Note]) -> Iterator[_Cell]:
    """Yield the cells, those of single columns first: so a row of pictures stands in one line."""
    spans = sorted(
        ((where, note) for note in notes if (where := span(context, note))),
        key=lambda one: (one[0][1] - one[0][0], one[0]),
    )
    for (first, last), group in groupby(spans, key=lambda one: one[0]):
        left, right = context.columns[first], context.columns[last]
        here = [note for _, note in group]
        width = right.x + right.w - left.x
        yield _Cell(first, last, list(_rows(context, here, left.x, width)))


def _rows(
    context: LaneContext, notes: Sequence[Note], left: float, width: float
) -> Iterator[list[_Tile]]:
    """Yield rows of pictures as even as they can be, and then each box of text below."""
    assets = context.snapshot.all(Asset)
    shown = [note for note in notes if note.asset in assets]
    most = max(1, int((width + _GAP) // (_NARROWEST + _GAP)))
    count = -(-len(shown) // most)
    for i in range(count):
        row = shown[i * len(shown) // count : (i + 1) * len(shown) // count]
        each = (width - _GAP * (len(row) - 1)) / len(row)
        yield [
            _Tile(note, _set(context, note, each), True, left + j * (each + _GAP), each)
            for j, note in enumerate(row)
        ]
    for note in notes:
        if note.asset not in assets:
            yield [_Tile(note, _set(context, note, width - 2 * _INSET), False, left, width)]


def _set(context: LaneContext, note: Note, width: float) -> Paragraph:
    return paragraph(note.body, BODY, width, context.measure)


def _placed(
    cells: Sequence[_Cell], columns: int, tall: float, edge: float
) -> tuple[list[tuple[_Tile, float]], float]:
    """Return each tile with its y in the lane, and the height of the lane, in page units."""
    free = [edge] * columns
    placed: list[tuple[_Tile, float]] = []
    for cell in cells:
        y = max(free[cell.first : cell.last + 1])
        for row in cell.rows:
            placed += [(tile, y) for tile in row]
            y += max(tile.height(tall) for tile in row) + _GAP
        free[cell.first : cell.last + 1] = [y] * (cell.last + 1 - cell.first)
    return placed, max(free, default=edge) - _GAP + edge


def _fitting(cells: Sequence[_Cell], columns: int, height: float, edge: float) -> float:
    """Return how tall pictures may be for a lane to stay within a height, in page units."""
    low, high = _LOWEST, _TALLEST
    while high - low > 0.25:
        tall = (low + high) / 2
        if _placed(cells, columns, tall, edge)[1] > height:
            high = tall
        else:
            low = tall
    return low


def _figure(context: LaneContext, tile: _Tile, y: float, tall: float) -> Figure:
    note, theme = tile.note, context.theme
    rect = Rect(tile.x, y, tile.w, tile.height(tall))
    name = said_of(context.snapshot, note)
    if not tile.pictured:
        box = Box(rect, theme.note, radius=6)
        x, top = rect.x + _INSET, rect.y + _INSET - 1
        words = tile.words.shapes(x, top, theme.note_ink, context.measure)
        return Figure(note.id, FigureRole.NOTE, name, rect, (box, *words), theme.note)
    place = Rect(tile.x, y, tile.w, tall)
    shapes: list[Shape] = [*picture(context.view, note.asset, place, radius=ROUND)]
    if note.body:
        shapes += tile.words.shapes(tile.x, y + tall + _UNDER, theme.ink, context.measure)
    return Figure(note.id, FigureRole.NOTE, name, rect, tuple(shapes), theme.accent_tint)

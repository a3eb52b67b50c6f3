"""What stands in the lanes of notes and pictures of a stage, on slides of its own after its cards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from journeymap.drawing.marked import MarkedText, marked
from journeymap.drawing.paragraph import Paragraph, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Box, Rect, Shape
from journeymap.lanes.parts.pictures import picture, proportion
from journeymap.lanes.parts.told_notes import ToldNote, noted
from journeymap.layout.slides.letters import letters
from journeymap.layout.slides.show import ShowContext, spaced
from journeymap.layout.slides.slide import Content, Piece

_SIZES = (40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0)
"""Letters from the best to the least one reads in the room, in page units."""

_SMALLEST = (18.0, 14.0, 11.0, 8.0, 6.0, 4.0)
"""What is left for a note that is too long even for a slide of its own."""

_SEVERAL = 28.0
"""Letters where there is too much for one slide."""

_FEWEST, _MOST = 2, 3
_GAP, _BELOW, _OVER = 28.0, 32.0, 10.0
_PAD = 0.6
_PICTURE = 0.62
"""How much of the room a picture has in height at most."""


class _Tile(NamedTuple):
    told: ToldNote
    over: Paragraph
    text: MarkedText | None
    under: Paragraph | None
    high: float
    pad: float

    @property
    def height(self) -> float:
        words = [part.height for part in (self.over, self.text, self.under) if part]
        return self.high + sum(words) + 2 * self.pad


class _Row(NamedTuple):
    """Tiles side by side, under the name of their lane where it begins."""

    tiles: list[_Tile]
    name: Paragraph | None

    @property
    def height(self) -> float:
        return max(t.height for t in self.tiles) + (self.name.height + _OVER if self.name else 0.0)


def note_slides(show: ShowContext, stage: str, room: Rect) -> list[Content]:
    """Return slides with the notes of a stage, lane by lane, pictures large; none without any."""
    told = noted(show.snapshot, show.journey.id, show.context.shown.lanes)
    here = [one for one in told if one.stage == stage]
    if not here:
        return []
    for size in _SIZES:
        rows = _rows(show, here, room, size)
        if _height(rows) <= room.h:
            break
    else:
        rows = _rows(show, here, room, _SEVERAL)
    found: list[list[_Row]] = [[]]
    for row in rows:
        if found[-1] and _height([*found[-1], row]) > room.h:
            found.append([])
        found[-1].append(_fitting(show, row, room))
    return [Content(tuple(_drawn(show, page, room)), ()) for page in found]


def _rows(show: ShowContext, told: Sequence[ToldNote], room: Rect, size: float) -> list[_Row]:
    rows = []
    for _, group in groupby(told, key=lambda one: one.lane):
        lane = list(group)
        most = _across(len(lane))
        wide = spaced(room.x, room.w, most, _GAP)[0].w
        style = letters(max(22.0, size * 0.8), 600)
        name: Paragraph | None = paragraph(lane[0].label, style, room.w, show.measure)
        for i in range(0, len(lane), most):
            tiles = [_tile(show, one, wide, room, size) for one in lane[i : i + most]]
            rows.append(_Row(tiles, name))
            name = None
    return rows


def _across(count: int) -> int:
    """Return how many tiles of a lane have room beside one another: a lone one is no banner."""
    return max(_FEWEST, min(_MOST, count))


def _tile(show: ShowContext, told: ToldNote, width: float, room: Rect, size: float) -> _Tile:
    pad = size * _PAD
    inner, small = width - 2 * pad, letters(min(size, max(22.0, size * 0.75)), 500)
    high = 0.0
    if told.picture:
        high = min(width / proportion(show.context.view, told.picture.id), room.h * _PICTURE)
        high *= min(1.0, size / _SIZES[-1])
    cluster, body = told.note.cluster.strip(), told.note.body.strip()
    place = " ".join(filter(None, (told.at, told.spanning)))
    over = paragraph(" · ".join(filter(None, (place, cluster))), small, inner, show.measure)
    text = marked(body, letters(size), inner, show.measure) if body else None
    author = told.note.author.strip()
    under = paragraph(author, small, inner, show.measure) if author else None
    return _Tile(told, over, text, under, high, pad)


def _fitting(show: ShowContext, row: _Row, room: Rect) -> _Row:
    """Return a row in letters in which it is no taller than a slide."""
    wide = row.tiles[0].over.width + 2 * row.tiles[0].pad
    for size in _SMALLEST:
        if row.height <= room.h:
            break
        tiles = [_tile(show, one.told, wide, room, size) for one in row.tiles]
        row = row._replace(tiles=tiles)
    return row


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.height for row in rows) + _BELOW * (len(rows) - 1)


def _drawn(show: ShowContext, rows: Sequence[_Row], room: Rect) -> list[Piece]:
    pieces, y = [], room.y + max(0.0, (room.h - _height(rows)) * 0.3)
    order = {lane.id: i for i, lane in enumerate(show.context.shown.lanes)}
    for row in rows:
        figures: list[Figure] = []
        below = y
        if row.name:
            shapes = row.name.shapes(room.x, y, show.theme.ink_soft, show.measure)
            words = " ".join(row.name.lines)
            lane = row.tiles[0].told.lane
            rect = Rect(room.x, y, room.w, row.name.height)
            figures.append(Figure(lane, FigureRole.LANE, words, rect, shapes))
            below += row.name.height + _OVER
        tall = max(tile.height for tile in row.tiles)
        for tile, at in zip(row.tiles, _places(row, room), strict=True):
            figures.append(_figure(show, tile, Rect(at.x, below, at.w, tall)))
        pieces.append(Piece(tuple(figures), order[row.tiles[0].told.lane]))
        y += row.height + _BELOW
    return pieces


def _places(row: _Row, room: Rect) -> list[Rect]:
    # The last row of a lane is as wide as those above it.
    inner = row.tiles[0].over.width
    wide = inner + 2 * row.tiles[0].pad
    return [Rect(room.x + i * (wide + _GAP), 0.0, wide, 0.0) for i in range(len(row.tiles))]


def _figure(show: ShowContext, tile: _Tile, rect: Rect) -> Figure:
    theme, measure, note = show.theme, show.measure, tile.told.note
    tint, ink = theme.stage(note.colour, 0) if note.colour else (theme.note, theme.note_ink)
    if tile.told.picture and not note.colour:
        # Beside a picture that is narrower than its tile a tint would be a stripe.
        tint, ink = theme.card, theme.ink
    shapes: list[Shape] = [Box(rect, tint, radius=10.0)]
    if tile.told.picture:
        place = Rect(rect.x, rect.y, rect.w, tile.high)
        shapes += picture(show.context.view, tile.told.picture.id, place, whole=True, radius=10.0)
    y = rect.y + tile.high + tile.pad
    for part in (tile.over, tile.text, tile.under):
        if part:
            shapes += part.shapes(rect.x + tile.pad, y, ink, measure)
            y += part.height
    return Figure(note.id, FigureRole.NOTE, tile.told.line, rect, tuple(shapes), tint)
